using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>A check between numbers that an answer fails.</summary>
/// <param name="Problem">See <see cref="NumberCheck.Problem"/>.</param>
/// <param name="Explained">The school says why, and the check allows that.</param>
public sealed record BrokenCheck(NumberCheck Check, string Problem, bool Explained)
{
    /// <param name="answer">Null while there is none.</param>
    public static IReadOnlyList<BrokenCheck> In(Campaign campaign, Activity activity, Submission? answer) =>
        answer is null ? [] : Among(campaign, activity, answer.AnswerTo);

    /// <param name="answerTo">The answer to a question; null for none. A question that is not asked is not checked.</param>
    public static IReadOnlyList<BrokenCheck> Among(Campaign campaign, Activity activity, Func<Activity, ActivityAnswer?> answerTo) =>
        [
            .. from check in activity.Checks.OrEmpty()
            let problem = check.Problem(campaign, activity, other => AskedRule.CountedAnswer(campaign, other, answerTo)?.Value)
            where problem is not null
            select new BrokenCheck(check, problem, check.MayBeExplained && answerTo(activity)?.Other is { } why && !Dash.Is(why)),
        ];
}
