using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>A check between numbers that an answer fails.</summary>
/// <param name="Explanation">Why the school says it is so; null where it says nothing, or the check allows no explanation.</param>
public sealed record BrokenCheck(NumberCheck Check, FailedCheck Failed, string? Explanation)
{
    /// <summary>See <see cref="FailedCheck.Problem"/>.</summary>
    public string Problem => Failed.Problem;

    public bool Explained => Explanation is not null;

    /// <param name="answer">Null while there is none.</param>
    public static IReadOnlyList<BrokenCheck> In(Campaign campaign, Activity activity, Submission? answer) =>
        answer is null ? [] : Among(campaign, activity, answer.AnswerTo);

    /// <param name="answerTo">The answer to a question; null for none. A question that is not asked is not checked.</param>
    public static IReadOnlyList<BrokenCheck> Among(Campaign campaign, Activity activity, Func<Activity, ActivityAnswer?> answerTo) =>
        [
            .. from check in activity.Checks.OrEmpty()
            let failed = check.Failure(campaign, activity, other => AskedRule.CountedAnswer(campaign, other, answerTo)?.Value)
            where failed is not null
            select new BrokenCheck(
                check,
                failed,
                check.MayBeExplained && answerTo(activity)?.Other is { } why && !Dash.Is(why) ? why : null
            ),
        ];
}
