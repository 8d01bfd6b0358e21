using System.Globalization;

namespace RoadmapFunctions.LocalHost.Cycle;

/// <summary>The end of the cycle as the operator reads it.</summary>
public static class SummaryTable
{
    private static readonly string[] Headings =
    [
        "Кампания",
        "Школ",
        "Ответили",
        "В срок",
        "С опозданием",
        "Не ответили",
        "Строк в карантине",
        "Изданий",
    ];

    public static IEnumerable<string> Lines(IReadOnlyList<CampaignOutcome> outcomes)
    {
        string[][] rows = [Headings, .. outcomes.Select(Row)];
        var widths = Headings.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        yield return Line(rows[0], widths);
        yield return string.Join("  ", widths.Select(width => new string('─', width)));
        foreach (var row in rows.Skip(1))
        {
            yield return Line(row, widths);
        }

        foreach (var line in outcomes.SelectMany(Editions))
        {
            yield return line;
        }
    }

    private static string[] Row(CampaignOutcome outcome) =>
        [
            outcome.Campaign.Id,
            .. new[]
            {
                outcome.Progress.Expected,
                outcome.Progress.Received,
                outcome.Progress.OnTime,
                outcome.Progress.Late,
                outcome.Progress.Missing,
                outcome.Progress.Quarantined,
                outcome.Editions.Count,
            }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ];

    private static string Line(string[] cells, int[] widths) =>
        string.Join("  ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])));

    private static IEnumerable<string> Editions(CampaignOutcome outcome)
    {
        foreach (var (index, edition) in outcome.Editions.Index())
        {
            yield return $"{outcome.Campaign.Id}, издание № {edition.Number}: {edition.Title} (файлов: {edition.Files.Count})";
            if (index < outcome.Folders.Count)
            {
                yield return $"    {outcome.Folders[index]}";
            }
        }
    }
}
