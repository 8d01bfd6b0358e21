using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>A day on which a school without a complete answer is reminded.</summary>
/// <param name="Days">Days between this day and the day on which the school's answer is due; 0 is the due day itself.</param>
/// <param name="Words">The operator's own text in the letter of that day; null for the usual letter alone.</param>
public sealed record ReminderDay(int Days, ReminderSide When, string? Words = null)
{
    /// <summary>For a campaign that names none: a week, three days and one day before, and the day after.</summary>
    public static IReadOnlyList<ReminderDay> Usual { get; } =
    [new(7, ReminderSide.Before), new(3, ReminderSide.Before), new(1, ReminderSide.Before), new(1, ReminderSide.After)];

    /// <summary>Days to add to the due day.</summary>
    public int Offset => When is ReminderSide.Before ? -Days : Days;

    /// <summary>«за 7 дней, за 3 дня и за 1 день до срока и на следующий день после него».</summary>
    /// <param name="days">In any order.</param>
    /// <returns>Null when there are none.</returns>
    public static string? InWords(IEnumerable<ReminderDay> days)
    {
        var offsets = days.Select(day => day.Offset).Order().ToList();
        var before = offsets.Where(offset => offset < 0).Select(offset => $"за {InDays(-offset)}").ToList();
        List<string> after =
        [
            .. offsets
                .Where(offset => offset >= 0)
                .Select(offset =>
                    offset switch
                    {
                        0 => "в последний день срока",
                        1 => "на следующий день после срока",
                        _ => $"через {InDays(offset)} после срока",
                    }
                ),
        ];
        List<string> parts = before.Count == 0 ? after : [$"{Russian.List(before)} до срока", .. after];
        return parts.Count == 0 ? null : Russian.List(parts);

        static string InDays(int count) => Russian.Count(count, "день", "дня", "дней");
    }
}

public enum ReminderSide
{
    Before,
    After,
}
