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
/// <remarks>
/// Excel that opens a foreign CSV makes dates of the stamps whose day could be a month, with the two swapped, and saves them in its own
/// notation; the others keep theirs. So a second notation beside slashes condemns the file. One stamp alone may be a person's: the file is
/// read, and so is the stamp unless it could be read in two ways.
/// </remarks>
internal static partial class StampNotation
{
    private const int LongestQuote = 40;
    private const string Absolute = "yyyy-MM-dd HH:mm:sszzz";
    private const string Local = "yyyy-MM-dd HH:mm:ss";

    private const string FreshExcel =
        "Скачайте таблицу прямо из Google, не открывая её в Excel: Файл → Скачать "
        + "→ Microsoft Excel (.xlsx). В таком файле время записано однозначно.";

    private const string Swapped =
        "Так бывает, когда Excel открыл CSV и переставил день и месяц там, где смог: таким отметкам верить нельзя. ";
    private const string ByHand =
        " Если отметку вписали в таблицу от руки, впишите её там так же, как остальные, и скачайте таблицу ещё раз.";
    private const int LastMonth = 12;

    private static readonly string[] Times = ["H:mm:ss", "H:mm", "h:mm:ss tt", "h:mm tt", "H:mm:ss.fff"];
    private static readonly string[] Unambiguous = WithTimes("d.M.yyyy", "d.M.yy", "yyyy-M-d", "yyyy/M/d", "yyyy-M-d'T'");
    private static readonly string[] DayFirst = [.. Unambiguous, .. WithTimes("d/M/yyyy", "d/M/yy", "d-M-yyyy")];
    private static readonly string[] MonthFirst = [.. Unambiguous, .. WithTimes("M/d/yyyy", "M/d/yy", "M-d-yyyy")];

    /// <summary>The rows with stamps in the notations that the sync reads; a cell that is not a stamp stays as it is.</summary>
    /// <exception cref="UnreadableFileException">Day and month cannot be told apart, or some stamps are spoilt.</exception>
    public static List<SheetRow> Unified(SheetRow header, IEnumerable<SheetRow> rows, Campaign campaign)
    {
        var columns = SheetColumns.StampsIn(header, campaign).ToHashSet();
        var filled = rows.SelectMany(row => columns.Select(column => new Stamp(row.Number, column, row[column])))
            .Where(stamp => !stamp.Cell.IsBlank)
            .ToList();
        var stamps = filled.Where(stamp => stamp.Notation is not null).ToList();
        RefuseUnknownZone(filled, stamps);
        var odd = OddAmong(stamps);
        var notation = NotationOf([.. stamps.Where(stamp => stamp != odd)]);
        return [.. rows.Select(row => row with { Cells = [.. row.Cells.Select((cell, column) => Read(row, cell, column))] })];

        SheetCell Read(SheetRow row, SheetCell cell, int column) =>
            !columns.Contains(column) ? cell
            : (row.Number, column) == (odd?.Row, odd?.Column) ? odd!.Alone
            : Unified(cell, notation);
    }

    private static void RefuseUnknownZone(List<Stamp> filled, List<Stamp> stamps)
    {
        if (
            stamps.Count == 0
            && filled.Find(stamp => UnreadStamp.ZoneIn(stamp.Cell.Text) is not null) is { } stamp
            && UnreadStamp.ZoneIn(stamp.Cell.Text) is { } zone
        )
        {
            throw new UnreadableFileException(
                $"В отметках времени стоит часовой пояс «{zone}» (строка {stamp.Row}: {stamp.Quoted}), а такое сокращение в разных "
                    + "странах значит разное, поэтому время не прочитано. Скачайте не CSV самой формы, а таблицу с ответами: "
                    + $"Файл → Скачать → Microsoft Excel (.xlsx). Или замените в файле «{zone}» разностью с Гринвичем, например GMT+7."
            );
        }
    }

    // The one stamp that is written otherwise than all others; null when there is none.
    private static Stamp? OddAmong(List<Stamp> stamps)
    {
        var groups = stamps.GroupBy(stamp => stamp.Notation).OrderByDescending(group => group.Count()).ToList();
        if (groups.Count < 2 || !groups.Exists(group => group.First().MayBeMonthFirst))
        {
            return null; // dates, dots and years in front can be read one way only
        }

        var (most, others) = (groups[0].ToList(), groups.Skip(1).SelectMany(group => group).ToList());
        return others is [var odd] && most.Count > 1 && most.Exists(stamp => stamp.ProvesItsOrder)
            ? odd
            : throw new UnreadableFileException(MixedSentence(stamps));
    }

    private static string MixedSentence(List<Stamp> stamps)
    {
        var slashed = stamps.Find(stamp => stamp.MayBeMonthFirst)!;
        var other = stamps.Find(stamp => stamp.Notation != slashed.Notation)!;
        return other.Cell.Kind == SheetCellKind.Number
            ? $"В столбце времени часть отметок — текст (строка {slashed.Row}: {slashed.Quoted}), а часть — даты (строка {other.Row}). "
                + Swapped
                + FreshExcel
                + ByHand
            : $"Отметки времени записаны по-разному: в строке {slashed.Row} {slashed.Quoted}, а в строке {other.Row} {other.Quoted}. "
                + Swapped
                + FreshExcel
                + ByHand;
    }

    private static string[] NotationOf(List<Stamp> all)
    {
        var stamps = all.Where(stamp => stamp.MayBeMonthFirst).ToList();
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

    private sealed record Stamp(int Row, int Column, SheetCell Cell)
    {
        /// <summary>Stands for the notation of cells that hold a date.</summary>
        private const char DateCell = 'D';
        private const char YearFirst = 'Y';

        public string? ByDay { get; } = TextIn(Cell, DayFirst);

        public string? ByMonth { get; } = TextIn(Cell, MonthFirst);

        /// <summary>A sign that differs where the notation visibly does; null when the cell is not a stamp.</summary>
        public char? Notation =>
            Cell.Kind == SheetCellKind.Number ? (SheetTime.LocalTime(Cell.Number) is null ? null : DateCell)
            : (ByDay ?? ByMonth) is null ? null
            : Cell.Text.AsSpan().Trim() is var text && text.IndexOfAnyExceptInRange('0', '9') is > 2 ? YearFirst
            : text[text.IndexOfAnyExceptInRange('0', '9')];

        public bool MayBeMonthFirst => Notation is '/' or '-';

        /// <summary>No swap of day and month leaves or makes such a stamp.</summary>
        public bool ProvesItsOrder => MayBeMonthFirst ? ByDay is null != ByMonth is null : Local!.Value.Day > LastMonth;

        /// <summary>The cell as it is read when every other stamp is written otherwise.</summary>
        public SheetCell Alone =>
            ProvesItsOrder || Local is { } time && time.Day == time.Month
                ? (ByDay ?? ByMonth) is { } text
                    ? SheetCell.OfText(text)
                    : Cell
                : SheetCell.OfText(UnreadStamp.Doubtful(Shown, Local!.Value));

        public string Quoted => Russian.Quoted(CleanText.Shortened(Shown, LongestQuote));

        private string Shown => Cell.Kind == SheetCellKind.Number ? $"{Local:dd.MM.yyyy H:mm:ss}" : Cell.Text;

        private DateTime? Local =>
            Cell.Kind == SheetCellKind.Number ? SheetTime.LocalTime(Cell.Number)
            : (ByDay ?? ByMonth) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).DateTime
            : null;

        private static string? TextIn(SheetCell cell, string[] notation) =>
            cell.Kind == SheetCellKind.Text ? Read(cell.Text, notation) : null;
    }
}
