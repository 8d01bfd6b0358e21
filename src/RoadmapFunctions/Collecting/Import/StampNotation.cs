using System.Globalization;
using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Import;

/// <summary>
/// How a download writes its time stamps: 28.01.2021 in a Russian sheet, 1/28/2021 in an American one, 28/01/2021 in a British one,
/// «2021/01/28 9:12:44 AM GMT+7» in the CSV of Google Forms itself. A stamp whose day is above 12 proves which of the slashed notations is
/// used. If no stamp proves it, or two prove the opposite, nothing is guessed.
/// </summary>
internal static partial class StampNotation
{
    private const int LongestQuote = 40;
    private const string Absolute = "yyyy-MM-dd HH:mm:sszzz";
    private const string Local = "yyyy-MM-dd HH:mm:ss";

    private const string FreshExcel =
        "Скачайте таблицу прямо из Google, не открывая её в Excel: Файл → Скачать "
        + "→ Microsoft Excel (.xlsx). В таком файле время записано однозначно.";

    private static readonly string[] Times = ["H:mm:ss", "H:mm", "h:mm:ss tt", "h:mm tt", "H:mm:ss.fff"];
    private static readonly string[] Unambiguous = WithTimes("d.M.yyyy", "d.M.yy", "yyyy-M-d", "yyyy/M/d", "yyyy-M-d'T'");
    private static readonly string[] DayFirst = [.. Unambiguous, .. WithTimes("d/M/yyyy", "d/M/yy", "d-M-yyyy")];
    private static readonly string[] MonthFirst = [.. Unambiguous, .. WithTimes("M/d/yyyy", "M/d/yy", "M-d-yyyy")];

    /// <summary>The rows with stamps in the notations that the sync reads; a cell that is not a stamp stays as it is.</summary>
    /// <exception cref="UnreadableFileException">Day and month cannot be told apart, or some stamps are spoilt.</exception>
    public static List<SheetRow> Unified(SheetRow header, IEnumerable<SheetRow> rows, Campaign campaign)
    {
        var columns = SheetColumns.StampsIn(header, campaign).ToHashSet();
        var filled = rows.SelectMany(row => columns.Select(column => (row.Number, Cell: row[column])))
            .Where(stamp => !stamp.Cell.IsBlank)
            .ToList();
        var texts = filled
            .Where(stamp => stamp.Cell.Kind == SheetCellKind.Text)
            .Select(stamp => new Stamp(stamp.Number, stamp.Cell.Text))
            .ToList();
        RefuseMixed(texts, filled.Find(stamp => stamp.Cell.Kind == SheetCellKind.Number).Number);
        var notation = NotationOf(texts);
        return
        [
            .. rows.Select(row =>
                row with
                {
                    Cells = [.. row.Cells.Select((cell, column) => columns.Contains(column) ? Unified(cell, notation) : cell)],
                }
            ),
        ];
    }

    // Where the day could be a month, Excel swaps the two and makes a date of the stamp; it leaves the other stamps as text.
    private static void RefuseMixed(List<Stamp> texts, int numberRow)
    {
        if (numberRow > 0 && texts.Find(stamp => stamp.ByDay is not null || stamp.ByMonth is not null) is { } text)
        {
            throw new UnreadableFileException(
                $"В столбце времени часть отметок — текст (строка {text.Row}: {text.Quoted}), а часть — даты (строка {numberRow}). "
                    + $"Так бывает, когда Excel открыл CSV и переставил день и месяц "
                    + $"там, где смог: таким отметкам верить нельзя. {FreshExcel}"
            );
        }
    }

    private static string[] NotationOf(List<Stamp> stamps)
    {
        var (byDay, byMonth) = (
            stamps.Find(stamp => stamp is { ByDay: not null, ByMonth: null }),
            stamps.Find(stamp => stamp is { ByDay: null, ByMonth: not null })
        );
        if (byDay is not null && byMonth is not null)
        {
            throw new UnreadableFileException(
                $"Отметки времени записаны по-разному: в строке {byDay.Row} ({byDay.Quoted}) "
                    + $"первым стоит день, а в строке {byMonth.Row} ({byMonth.Quoted}) — месяц. "
                    + $"Остальные можно прочитать двояко. {FreshExcel}"
            );
        }

        if (byDay is null && byMonth is null && stamps.Find(stamp => stamp.ByDay != stamp.ByMonth) is { } doubtful)
        {
            throw new UnreadableFileException(
                $"Отметку времени {doubtful.Quoted} (строка {doubtful.Row}) можно прочитать "
                    + $"двояко: где в ней день, а где месяц, по остальным строкам не видно. "
                    + "Скачайте таблицу в формате Excel (.xlsx): в нём время записано однозначно."
            );
        }

        return byMonth is null ? DayFirst : MonthFirst;
    }

    private static SheetCell Unified(SheetCell cell, string[] notation) =>
        cell.Kind == SheetCellKind.Text && Read(cell.Text, notation) is { } time ? SheetCell.OfText(time) : cell;

    /// <returns>In the notation of the sync; null when the text is not a stamp of this notation.</returns>
    private static string? Read(string text, string[] notation)
    {
        var zone = Zone().Match(text);
        var stamp = text[..^zone.Length].Replace(",", string.Empty, StringComparison.Ordinal).Trim();
        return !DateTime.TryParseExact(stamp, notation, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var time) ? null
            : zone.Length == 0 ? time.ToString(Local, CultureInfo.InvariantCulture)
            : OffsetOf(zone) is { } offset ? new DateTimeOffset(time, offset).ToString(Absolute, CultureInfo.InvariantCulture)
            : null;
    }

    private static TimeSpan? OffsetOf(Match zone)
    {
        var (hours, minutes) = (Number(zone.Groups["hours"]), Number(zone.Groups["minutes"]));
        var offset = new TimeSpan(hours, minutes, 0);
        return hours > 14 || minutes > 59 || offset > TimeSpan.FromHours(14) ? null
            : zone.Groups["sign"].Value is "-" or "−" ? -offset
            : offset;
    }

    private static int Number(Group digits) =>
        digits.Length == 0 ? 0 : int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string[] WithTimes(params string[] dates) =>
        [
            .. dates.SelectMany(date =>
                Times.Select(time => date.EndsWith("'T'", StringComparison.Ordinal) ? date + time : $"{date} {time}")
            ),
        ];

    [GeneratedRegex(
        @"\s+(?:GMT|UTC)(?:(?<sign>[+\-−])(?<hours>[0-9]{1,2})(?::?(?<minutes>[0-9]{2}))?)?\s*\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Zone();

    private sealed record Stamp(int Row, string Text)
    {
        public string? ByDay { get; } = Read(Text, DayFirst);

        public string? ByMonth { get; } = Read(Text, MonthFirst);

        public string Quoted => Russian.Quoted(CleanText.Shortened(Text, LongestQuote));
    }
}
