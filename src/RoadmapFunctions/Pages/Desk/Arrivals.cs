using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>How many schools answered for the first time on each day, beside the day on which answers are due.</summary>
/// <param name="Days">Without gaps; the first one includes all earlier answers.</param>
/// <param name="Due">The last day in time.</param>
public sealed record Arrivals(IReadOnlyList<(DateOnly Day, int Schools)> Days, DateOnly Due, bool EarlierInFirst)
{
    /// <summary>With more days the bars would be thinner than a line.</summary>
    private const int MostDays = 45;

    /// <summary>Days before the milestone that are shown even if nothing came.</summary>
    private const int Before = 7;

    public int Most => Math.Max(1, Days.Max(day => day.Schools));

    public int InTime => Days.Where(day => day.Day <= Due).Sum(day => day.Schools);

    public int Late => Days.Where(day => day.Day > Due).Sum(day => day.Schools);

    public string InWords =>
        $"По дням: до {Russian.Date(Due)} включительно {Came(InTime)}, позже — {Russian.Number(Late)}."
        + (
            Days.MaxBy(day => day.Schools) is { Schools: > 1 } peak
                ? $" Больше всего за один день: {Russian.Number(peak.Schools)}, {Russian.Date(peak.Day)}."
                : string.Empty
        );

    public static Arrivals Of(DeskView view)
    {
        DateOnly Local(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, view.Campaign.Zone).DateTime);
        var due = view.Campaign.AnswersMilestone.Date;
        var counts = view
            .Progress.Organizations.Where(each => each is { FirstSeen: not null, Received: true })
            .CountBy(each => Local(each.FirstSeen!.Value))
            .ToDictionary();
        var last = counts.Keys.Append(due).Max();
        var first = counts.Keys.Append(due.AddDays(-Before)).Min();
        var start = first < last.AddDays(1 - MostDays) ? last.AddDays(1 - MostDays) : first;
        var earlier = counts.Where(day => day.Key < start).Sum(day => day.Value);
        return new(
            [
                .. Enumerable
                    .Range(0, last.DayNumber - start.DayNumber + 1)
                    .Select(start.AddDays)
                    .Select(day => (day, counts.GetValueOrDefault(day) + (day == start ? earlier : 0))),
            ],
            due,
            earlier > 0
        );
    }

    private static string Came(int schools) =>
        $"{(schools == 1 ? "ответила" : "ответили")} {Russian.Count(schools, "школа", "школы", "школ")}";
}
