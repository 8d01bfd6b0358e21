using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

public enum Timeliness
{
    OnTime,
    Late,
}

public static class TimelinessRule
{
    /// <summary>
    /// A moment that decides timeliness, in words: to the minute, and to the second within the minute in which the answer was due, where
    /// minutes alone would call 18:00:01 late and print 18:00.
    /// </summary>
    /// <param name="terms">The school's terms; null for what is expected of everybody.</param>
    public static string InWords(Campaign campaign, TermsDecision? terms, DateTimeOffset at) =>
        InWords(DueOf(campaign, terms), campaign.Zone, at);

    /// <summary>The day; with the time if it is the day on which the answer was due, because then the day alone does not decide.</summary>
    /// <param name="terms">The school's terms; null for what is expected of everybody.</param>
    public static string DayInWords(Campaign campaign, TermsDecision? terms, DateTimeOffset at) =>
        DayInWords(DueOf(campaign, terms), campaign.Zone, at);

    /// <inheritdoc cref="DayInWords(Campaign, TermsDecision?, DateTimeOffset)"/>
    /// <param name="due">The school's milestone.</param>
    public static string DayInWords(Milestone due, TimeZoneInfo zone, DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime) is var day
        && day == due.Date
        && due.LocalTime != Milestone.EndOfDay
            ? InWords(due, zone, at)
            : Russian.Date(day);

    /// <summary>An answer is in time if it is known before the school's milestone; the instant of the milestone is late.</summary>
    public static Timeliness Of(Campaign campaign, OrganizationHistory history) =>
        history.FirstSeen < DueOf(campaign, history.Terms).Instant(campaign.Zone) ? Timeliness.OnTime : Timeliness.Late;

    /// <inheritdoc cref="OrganizationHistory.InDoubt"/>
    public static IReadOnlyList<SubmissionVersion> InDoubt(Campaign campaign, OrganizationHistory history) =>
        history.InDoubt(DueOf(campaign, history.Terms).Instant(campaign.Zone));

    /// <summary>When the answer of a school is due: an extension moves the day, but never to an earlier one.</summary>
    /// <param name="terms">Null for what is expected of everybody.</param>
    public static Milestone DueOf(Campaign campaign, TermsDecision? terms) =>
        terms?.Until is { } day && day > campaign.AnswersMilestone.Date
            ? campaign.AnswersMilestone with
            {
                Date = day,
                LocalTime = Milestone.EndOfDay,
            }
            : campaign.AnswersMilestone;

    private static string InWords(Milestone milestone, TimeZoneInfo zone, DateTimeOffset at) =>
        milestone.Instant(zone) is var due && at >= due && at < due.AddMinutes(1)
            ? Russian.DateAndExactTime(at, zone)
            : Russian.DateAndTime(at, zone);
}
