using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>
/// Which questions a school is asked: all without a condition, and those whose condition its answer meets. What it answers to another
/// question stays in the log and does not count.
/// </summary>
public static class AskedRule
{
    /// <param name="answer">Null while there is none: then only what everybody is asked.</param>
    public static bool IsAsked(Campaign campaign, Activity activity, Submission? answer) =>
        IsAsked(campaign, activity, other => answer?.AnswerTo(other));

    /// <summary>
    /// Nobody knows which options a doubtful answer, or an answer in own words alone, means. A school with such an answer to the earlier
    /// question counts as asked.
    /// </summary>
    public static bool IsAsked(Campaign campaign, Activity activity, Func<Activity, ActivityAnswer?> answerTo) =>
        activity.OnlyIf is not { } condition
        || (
            campaign.FindActivity(condition.Activity) is { } earlier
            && IsAsked(campaign, earlier, answerTo)
            && answerTo(earlier) is { } answer
            && (
                answer.OptionIds.Intersect(condition.Options, StringComparer.Ordinal).Any()
                || (answer.OptionIds.Count == 0 && answerTo(activity) is not null)
            )
        );

    /// <returns>What counts of the answer to the activity; null when nothing does.</returns>
    /// <param name="answer">Null while there is none.</param>
    public static ActivityAnswer? CountedAnswer(Campaign campaign, Activity activity, Submission? answer) =>
        CountedAnswer(campaign, activity, other => answer?.AnswerTo(other));

    public static ActivityAnswer? CountedAnswer(Campaign campaign, Activity activity, Func<Activity, ActivityAnswer?> answerTo) =>
        IsAsked(campaign, activity, answerTo) ? answerTo(activity) : null;

    /// <summary>Activities that the school is asked about, in the campaign's order.</summary>
    /// <param name="answer">Null while there is none.</param>
    public static IReadOnlyList<Activity> Asked(Campaign campaign, Submission? answer) =>
        campaign.AsksAllOfEverybody ? campaign.Activities : [.. campaign.Activities.Where(activity => IsAsked(campaign, activity, answer))];

    /// <summary>The same answer, reduced to what counts.</summary>
    public static Submission Counted(Campaign campaign, Submission answer)
    {
        if (campaign.AsksAllOfEverybody)
        {
            return answer;
        }

        var counted = answer
            .Answers.Where(each => campaign.FindActivity(each.ActivityId) is not { } activity || IsAsked(campaign, activity, answer))
            .ToList();
        return counted.Count == answer.Answers.Count ? answer : (answer with { Answers = counted }).StoredUnder(answer.Key);
    }
}
