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
    /// A moment that timeliness is judged by, for people: to the minute, and to the second within the minute of the milestone, where
    /// minutes alone
    /// would call 18:00:01 late and print 18:00.
    /// </summary>
    public static string InWords(Campaign campaign, DateTimeOffset at) =>
        at >= campaign.AnswersDue && at < campaign.AnswersDue.AddMinutes(1)
            ? Russian.DateAndExactTime(at, campaign.Zone)
            : Russian.DateAndTime(at, campaign.Zone);

    /// <summary>The day, and the time besides where the day is the milestone's own and does not decide.</summary>
    public static string DayInWords(Campaign campaign, DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, campaign.Zone).DateTime) is var day
        && day == campaign.AnswersMilestone.Date
        && campaign.AnswersMilestone.LocalTime != Milestone.EndOfDay
            ? InWords(campaign, at)
            : Russian.Date(day);

    /// <summary>In time is what is known before the school's milestone; its own instant is late already.</summary>
    public static Timeliness Of(Campaign campaign, OrganizationHistory history) =>
        history.FirstSeen < DueOf(campaign, history.Terms).Instant(campaign.Zone) ? Timeliness.OnTime : Timeliness.Late;

    /// <summary>When the answer of a school is due: an extension moves the day, and never to an earlier one.</summary>
    /// <param name="terms">Null for what is expected of everybody.</param>
    public static Milestone DueOf(Campaign campaign, TermsDecision? terms) =>
        terms?.Until is { } day && day > campaign.AnswersMilestone.Date
            ? campaign.AnswersMilestone with
            {
                Date = day,
                LocalTime = Milestone.EndOfDay,
            }
            : campaign.AnswersMilestone;
}
