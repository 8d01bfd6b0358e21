using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using RoadmapFunctions.Collecting.Sheets;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Reads the form's time stamps, which are local times of the sheet's own zone.</summary>
public sealed partial class SheetTime(TimeZoneInfo zone)
{
    // https://developers.google.com/workspace/sheets/api/guides/formats: whole days since 30 December 1899; the fraction is
    // the time of day.
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    private const int EarliestYear = 1900;
    private const int LatestYear = 9998;

    private static readonly string[] TypedForms =
    [
        "d.M.yyyy H:mm:ss",
        "d.M.yyyy H:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd HH:mm",
    ];

    /// <summary>With its own zone: the CSV of Google Forms has one in every stamp.</summary>
    private const string TypedWithZone = "yyyy-MM-dd HH:mm:sszzz";

    /// <exception cref="SyncStoppedException">The zone is not known.</exception>
    public static SheetTime InZone(string timeZone) =>
        Zone(timeZone) is { } zone
            ? new SheetTime(zone)
            : throw new SyncStoppedException(
                $"Часовой пояс таблицы «{timeZone}» неизвестен, поэтому нельзя сказать, кто ответил в срок. Ничего не записано. "
                    + "Выберите обычный пояс в таблице: Файл → Настройки → Часовой пояс."
            );

    /// <summary>How much later local times become when a sheet's zone is changed.</summary>
    /// <returns>Null when a zone is not known.</returns>
    public static TimeSpan? Shift(string before, string after, DateTimeOffset at) =>
        Zone(before) is { } old && Zone(after) is { } now ? old.GetUtcOffset(at) - now.GetUtcOffset(at) : null;

    /// <returns>Null when the cell does not hold a time.</returns>
    public DateTimeOffset? Read(SheetCell cell) =>
        cell.Kind switch
        {
            SheetCellKind.Number when LocalTime(cell.Number) is { } local => Instant(local),
            SheetCellKind.Text
                when DateTime.TryParseExact(
                    cell.Text.Trim(),
                    TypedForms,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var typed
                ) => Instant(typed),
            SheetCellKind.Text
                when DateTimeOffset.TryParseExact(
                    cell.Text.Trim(),
                    TypedWithZone,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var typed
                ) && IsPossible(typed.DateTime) => typed.ToUniversalTime(),
            _ => null,
        };

    /// <returns>Null when the number does not stand for a date.</returns>
    internal static DateTime? LocalTime(double days) => days is >= 1 and < 2_958_465 ? FromSerial(days) : null; // up to the year 9999

    private static TimeZoneInfo? Zone(string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) || TryFixedOffset(timeZone, out zone) ? zone : null;

    // A zone that Google does not know by name comes as «GMT-07:00»: SpreadsheetProperties.timeZone in the API's reference.
    private static bool TryFixedOffset(string timeZone, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        var match = FixedOffset().Match(timeZone);
        if (
            match.Success
            && TimeSpan.TryParseExact(match.Groups["offset"].Value, @"hh\:mm", CultureInfo.InvariantCulture, out var offset)
            && offset < TimeSpan.FromHours(14)
        )
        {
            zone = TimeZoneInfo.CreateCustomTimeZone(timeZone, match.Groups["sign"].Value == "-" ? -offset : offset, timeZone, timeZone);
        }

        return zone is not null;
    }

    [GeneratedRegex(@"\AGMT(?<sign>[+-])(?<offset>[0-9]{2}:[0-9]{2})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FixedOffset();

    // A day's fraction in a double is exact to a microsecond, so milliseconds can be trusted.
    private static DateTime FromSerial(double days) => Epoch.AddMilliseconds(Math.Round(days * TimeSpan.MillisecondsPerDay));

    // When clocks go back, an hour occurs twice: the earlier one is fair to the school. When they go forward, an hour is missing.
    private DateTimeOffset? Instant(DateTime local)
    {
        if (!IsPossible(local))
        {
            return null;
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    // A year such as 1021 or 9999 is a typing mistake that neither the storage nor every zone can hold.
    private static bool IsPossible(DateTime local) => local.Year is >= EarliestYear and <= LatestYear;
}
