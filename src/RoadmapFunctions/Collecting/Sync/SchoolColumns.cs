using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Tells which of several school columns the form has made. People put a check list headed «Школа» beside the answers. It must not fill in
/// for an empty cell, and where it names other schools than the form it must not make every row doubtful.
/// </summary>
internal static class SchoolColumns
{
    /// <summary>Rows. A single row may simply contain a mistake.</summary>
    private const int MostDisagreements = 1;

    /// <param name="found">All columns with the header of the school, at least one.</param>
    /// <returns>The columns that count, and a warning for each other one.</returns>
    /// <exception cref="SyncStoppedException">Two columns name different schools, and nothing shows which is the form's.</exception>
    public static (IReadOnlyList<int> Columns, IReadOnlyList<string> Warnings) Choose(
        SheetSnapshot sheet,
        IReadOnlyList<int> found,
        IReadOnlyList<int> stamps,
        Campaign campaign
    )
    {
        if (found.Count == 1)
        {
            return (found, []);
        }

        var speaking = found.Where(column => !StandsAlone(sheet, column, stamps)).ToList();
        var main = speaking
            .Concat(found)
            .First(column => column == found[^1] || sheet.Rows.Any(row => !row[column].IsBlank && IsAnswer(row, stamps)));
        var (kept, warnings) = (new List<int>(), new List<string>());
        foreach (var column in found)
        {
            if (column == main || IsTwin(sheet, main, column))
            {
                kept.Add(column);
                continue;
            }

            var beside = sheet.Rows.Where(row => !row[column].IsBlank && !row[main].IsBlank).ToList();
            var disagreements = beside.Count(row => SchoolOf(row[column].Text, campaign) != SchoolOf(row[main].Text, campaign));
            if (StandsAlone(sheet, column, stamps) || (beside.Count > 0 && disagreements == 0))
            {
                warnings.Add(
                    $"Школа взята из столбца {Named(sheet, main)}; столбец {Named(sheet, column)} "
                        + $"тоже похож на школу, но форма его не создавала, и он не учтён. "
                        + "Если это список для сверки, переименуйте его или перенесите на другой "
                        + "лист; если новые ответы стоят в нём, дайте ему заголовок первого."
                );
            }
            else if (disagreements > MostDisagreements)
            {
                throw new SyncStoppedException(
                    $"На столбец школы похожи два столбца: {Named(sheet, main)} и {Named(sheet, column)}, "
                        + $"и в {Russian.Count(disagreements, "строке", "строках", "строках")} "
                        + "они называют разные школы. Ничего не записано. Если один из них — "
                        + "список для сверки, переименуйте его или перенесите на другой лист: "
                        + "после этого ответы прочитаются как прежде."
                );
            }
            else
            {
                kept.Add(column);
            }
        }

        return (kept, warnings);
    }

    // A form writes no school without a stamp.
    private static bool StandsAlone(SheetSnapshot sheet, int column, IReadOnlyList<int> stamps) =>
        sheet.Rows.Any(row => !row[column].IsBlank && !IsAnswer(row, stamps));

    private static bool IsAnswer(SheetRow row, IReadOnlyList<int> stamps) => stamps.Any(stamp => !row[stamp].IsBlank);

    // The header of a question that was deleted and added again occurs twice.
    private static bool IsTwin(SheetSnapshot sheet, int one, int other) =>
        TextKey.WithoutOrdinal(sheet.Header[one].Text) == TextKey.WithoutOrdinal(sheet.Header[other].Text);

    private static string SchoolOf(string name, Campaign campaign) =>
        OrganizationMatcher.Of(campaign).Find(name)?.Id ?? OrganizationKey.Of(name);

    private static string Named(SheetSnapshot sheet, int column) =>
        $"{A1.Column(column)} {Russian.Quoted(CleanText.Abridged(sheet.Header[column].Text, 60))}";
}
