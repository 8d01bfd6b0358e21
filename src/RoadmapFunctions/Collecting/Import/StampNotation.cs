using System.Globalization;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Import;

/// <summary>
/// How a download writes its time stamps: 28.01.2021 in a Russian sheet, 1/28/2021 in an American one, 28/01/2021 in a British one.
/// Which of the last two is meant, the whole column tells; if it does not, nobody guesses.
/// </summary>
internal static class StampNotation
{
    private static readonly string[] Times = ["H:mm:ss", "H:mm", "h:mm:ss tt", "h:mm tt", "H:mm:ss.fff"];
    private static readonly string[] Unambiguous = WithTimes("d.M.yyyy", "d.M.yy", "yyyy-M-d", "yyyy/M/d", "yyyy-M-d'T'");
    private static readonly string[] DayFirst = [.. Unambiguous, .. WithTimes("d/M/yyyy", "d/M/yy", "d-M-yyyy")];
    private static readonly string[] MonthFirst = [.. Unambiguous, .. WithTimes("M/d/yyyy", "M/d/yy", "M-d-yyyy")];

    /// <summary>The rows with stamps in the one notation that the sync reads; what is no stamp stays as it is.</summary>
    /// <exception cref="UnreadableFileException">Day and month cannot be told apart.</exception>
    public static List<SheetRow> Unified(SheetRow header, IEnumerable<SheetRow> rows, Campaign campaign)
    {
        var columns = SheetColumns.StampsIn(header, campaign).ToHashSet();
        var stamps = rows.SelectMany(row => columns.Select(column => (row.Number, row[column])))
            .Where(cell => cell.Item2 is { Kind: SheetCellKind.Text, IsBlank: false })
            .Select(cell => (Row: cell.Number, cell.Item2.Text))
            .ToList();
        var (byDay, byMonth) = (stamps.Count(stamp => Read(stamp.Text, DayFirst) is not null), stamps.Count(stamp => Read(stamp.Text, MonthFirst) is not null));
        if (byDay == byMonth && stamps.Find(stamp => Read(stamp.Text, DayFirst) != Read(stamp.Text, MonthFirst)) is { Text: not null } doubtful)
        {
            throw new UnreadableFileException(
                $"Отметку времени {Russian.Quoted(CleanText.Shortened(doubtful.Text, 40))} (строка {doubtful.Row}) можно прочитать двояко: где в ней день, а где месяц, по остальным строкам не видно. " +
                "Скачайте таблицу в формате Excel (.xlsx): в нём время записано однозначно.");
        }

        var notation = byDay >= byMonth ? DayFirst : MonthFirst;
        return [.. rows.Select(row => row with { Cells = [.. row.Cells.Select((cell, column) => columns.Contains(column) ? Unified(cell, notation) : cell)] })];
    }

    private static SheetCell Unified(SheetCell cell, string[] notation) => cell.Kind == SheetCellKind.Text && Read(cell.Text, notation) is { } time
        ? SheetCell.OfText(time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))
        : cell;

    private static DateTime? Read(string text, string[] notation) =>
        DateTime.TryParseExact(text.Replace(",", string.Empty, StringComparison.Ordinal).Trim(), notation, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var time) ? time : null;

    private static string[] WithTimes(params string[] dates) =>
        [.. dates.SelectMany(date => Times.Select(time => date.EndsWith("'T'", StringComparison.Ordinal) ? date + time : $"{date} {time}"))];
}
