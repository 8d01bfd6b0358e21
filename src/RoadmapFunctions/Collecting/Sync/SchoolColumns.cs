using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Tells which of several school columns the form has made. People put a check list headed «Школа» beside the answers. It must not fill in
/// for an empty cell, and where it names other schools than the form it must not make every row doubtful. A question that was deleted and
/// added again has two columns too, but from some moment on rows fill the other one.
/// </summary>
/// <param name="answers">Columns that only an answer fills: the stamps and the activities.</param>
internal sealed class SchoolColumns(SheetSnapshot sheet, IReadOnlyList<int> answers, IReadOnlyList<int> stamps, Campaign campaign)
{
    /// <summary>Rows. A single row may simply contain a mistake.</summary>
    private const int MostDisagreements = 1;

    private readonly SheetTime time = SheetTime.InZone(sheet.TimeZone);

    /// <param name="found">All columns with a header of the school, at least one.</param>
    /// <returns>The columns that count, and a warning for each of the others and for a question that was added again.</returns>
    /// <exception cref="SyncStoppedException">Two columns name different schools, and nothing shows which is the form's.</exception>
    public (IReadOnlyList<int> Columns, IReadOnlyList<string> Warnings) Choose(IReadOnlyList<int> found)
    {
        if (found.Count == 1)
        {
            return (found, []);
        }

        var main = found
            .OrderBy(column => Strays(column) > 0)
            .ThenBy(column => !Speaking(column).Any())
            .ThenBy(column => !IsAmongQuestions(column))
            .ThenByDescending(column => Speaking(column).Count())
            .First();
        var (kept, warnings) = (new List<int> { main }, new List<string>());
        foreach (var column in found.Where(column => column != main))
        {
            if (TakeTurns(column, main) || (!Speaking(column).Any() && IsAmongQuestions(column) && !IsAmongQuestions(main)))
            {
                kept.Add(column);
                warnings.Add(
                    $"Школа читается из столбцов {Named(main)} и {Named(column)}: похоже, вопрос о школе задали в форме заново. "
                        + "Если один из них — список для сверки, переименуйте его или перенесите на другой лист."
                );
            }
            else if (!Speaking(column).Any() && Strays(column) == 0)
            {
                kept.Add(column); // says nothing yet
            }
            else if (IsAsked(column, main))
            {
                kept.Add(column);
            }
            else
            {
                warnings.Add(
                    $"Школа взята из столбца {Named(main)}; столбец {Named(column)} "
                        + "тоже похож на школу, но, судя по строкам, форма его не создавала, и он не учтён. "
                        + "Если это список для сверки, переименуйте его или перенесите на другой "
                        + $"лист; если в нём стоят школы из ответов, впишите их в столбец {A1.Column(main)}."
                );
            }
        }

        return ([.. kept.Order()], warnings);
    }

    // No answer fills both; or those that do agree, because they were edited, and all that fill only the one are older.
    private bool TakeTurns(int column, int main)
    {
        var beside = Speaking(column).Where(row => !row[main].IsBlank).ToList();
        if (Strays(column) > 0 || beside.Exists(row => SchoolIn(row[column]) != SchoolIn(row[main])))
        {
            return false;
        }

        if (beside.Count == 0)
        {
            return Speaking(column).Any() && Speaking(main).Any();
        }

        var (these, others) = (StampsOf(column, except: main), StampsOf(main, except: column));
        return these.Count > 0 && others.Count > 0 && (others.Max < these.Min || these.Max < others.Min);
    }

    private SortedSet<DateTimeOffset> StampsOf(int column, int except) =>
        [
            .. Speaking(column)
                .Where(row => row[except].IsBlank)
                .SelectMany(row => stamps.Select(stamp => time.Read(row[stamp])).OfType<DateTimeOffset>().Take(1)),
        ];

    // Nothing tells the two apart but one row in which they differ: a person says whose that one is.
    private bool IsAsked(int column, int main)
    {
        if (Strays(column) > 1 || (IsAmongQuestions(main) && !IsAmongQuestions(column)))
        {
            return false;
        }

        var beside = Speaking(column).Where(row => !row[main].IsBlank).ToList();
        var disagreements = beside.Count(row => SchoolIn(row[column]) != SchoolIn(row[main]));
        var alone = Speaking(column).Concat(Speaking(main)).Count() - (2 * beside.Count);
        return disagreements > (alone == 0 || Strays(column) > 0 ? MostDisagreements : 0)
            ? throw new SyncStoppedException(
                $"На столбец школы похожи два столбца: {Named(main)} и {Named(column)}, "
                    + $"и в {Russian.Count(disagreements, "строке", "строках", "строках")} "
                    + "они называют разные школы. Ничего не записано. Если один из них — "
                    + "список для сверки, переименуйте его или перенесите на другой лист: "
                    + "после этого ответы прочитаются как прежде."
            )
            : disagreements > 0 && Strays(column) == 0;
    }

    private bool IsAmongQuestions(int column) => column > answers.Min() && column < answers.Max();

    // A form writes no school without an answer; a list goes on below the last one.
    private int Strays(int column) => sheet.Rows.Count(row => !row[column].IsBlank && !IsAnswer(row));

    private IEnumerable<SheetRow> Speaking(int column) => sheet.Rows.Where(row => !row[column].IsBlank && IsAnswer(row));

    private bool IsAnswer(SheetRow row) => answers.Any(column => !row[column].IsBlank);

    private string SchoolIn(SheetCell cell) => OrganizationMatcher.Of(campaign).Find(cell.Text)?.Id ?? OrganizationKey.Of(cell.Text);

    private string Named(int column) => $"{A1.Column(column)} {Russian.Quoted(CleanText.Abridged(sheet.Header[column].Text, 60))}";
}
