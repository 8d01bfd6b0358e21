using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Tells which of several school columns the form has made. People put a check list headed «Школа» beside the answers. It must not fill in
/// for an empty cell, and where it names other schools than the form it must not make every row doubtful. A question that was deleted and
/// added again has two columns too, but each row fills one of them.
/// </summary>
/// <param name="answers">Columns that only an answer fills: the stamps and the activities.</param>
internal sealed class SchoolColumns(SheetSnapshot sheet, IReadOnlyList<int> answers, Campaign campaign)
{
    /// <summary>Rows. A single row may simply contain a mistake.</summary>
    private const int MostDisagreements = 1;

    /// <param name="found">All columns with a header of the school, at least one.</param>
    /// <returns>The columns that count, and a warning for each other one.</returns>
    /// <exception cref="SyncStoppedException">Two columns name different schools, and nothing shows which is the form's.</exception>
    public (IReadOnlyList<int> Columns, IReadOnlyList<string> Warnings) Choose(IReadOnlyList<int> found)
    {
        if (found.Count == 1)
        {
            return (found, []);
        }

        var main = found.OrderBy(column => Strays(column) > 0).ThenByDescending(column => Speaking(column).Count()).First();
        var ignored = found.Where(column => column != main && !Counts(column, main)).ToList();
        return (
            [.. found.Except(ignored)],
            [
                .. ignored.Select(column =>
                    $"Школа взята из столбца {Named(main)}; столбец {Named(column)} "
                    + "тоже похож на школу, но, судя по строкам, форма его не создавала, и он не учтён. "
                    + "Если это список для сверки, переименуйте его или перенесите на другой "
                    + $"лист; если в нём стоят школы из ответов, впишите их в столбец {A1.Column(main)}."
                ),
            ]
        );
    }

    private bool Counts(int column, int main)
    {
        var (these, others) = (Speaking(column).ToList(), Speaking(main).Count());
        var beside = these.Where(row => !row[main].IsBlank).ToList();
        var disagreements = beside.Count(row => SchoolIn(row[column]) != SchoolIn(row[main]));
        var alone = these.Count + others - (2 * beside.Count);
        var takeTurns = beside.Count == 0 || alone > beside.Count;
        var mayDisagree = takeTurns || alone == 0 || Strays(column) > 0 ? MostDisagreements : 0;
        if (disagreements > mayDisagree && Strays(column) <= 1)
        {
            throw new SyncStoppedException(
                $"На столбец школы похожи два столбца: {Named(main)} и {Named(column)}, "
                    + $"и в {Russian.Count(disagreements, "строке", "строках", "строках")} "
                    + "они называют разные школы. Ничего не записано. Если один из них — "
                    + "список для сверки, переименуйте его или перенесите на другой лист: "
                    + "после этого ответы прочитаются как прежде."
            );
        }

        return Strays(column) == 0 && (takeTurns || disagreements > 0);
    }

    // A form writes no school without an answer; a list goes on below the last one.
    private int Strays(int column) => sheet.Rows.Count(row => !row[column].IsBlank && !IsAnswer(row));

    private IEnumerable<SheetRow> Speaking(int column) => sheet.Rows.Where(row => !row[column].IsBlank && IsAnswer(row));

    private bool IsAnswer(SheetRow row) => answers.Any(column => !row[column].IsBlank);

    private string SchoolIn(SheetCell cell) => OrganizationMatcher.Of(campaign).Find(cell.Text)?.Id ?? OrganizationKey.Of(cell.Text);

    private string Named(int column) => $"{A1.Column(column)} {Russian.Quoted(CleanText.Abridged(sheet.Header[column].Text, 60))}";
}
