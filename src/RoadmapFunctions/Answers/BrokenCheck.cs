using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>A check between numbers that an answer does not pass.</summary>
/// <param name="Problem">See <see cref="NumberCheck.Problem"/>.</param>
/// <param name="Explained">The school says why, and is allowed to.</param>
public sealed record BrokenCheck(NumberCheck Check, string Problem, bool Explained)
{
    /// <param name="answer">Null while there is none.</param>
    public static IReadOnlyList<BrokenCheck> In(Campaign campaign, Activity activity, Submission? answer) =>
        answer is null || activity.Checks.OrEmpty().Count == 0
            ? []
            : Among(
                campaign,
                activity,
                other => AskedRule.IsAsked(campaign, other, answer) ? answer.AnswerTo(other)?.Value : null,
                answer.AnswerTo(activity)?.Other is not null
            );

    /// <param name="given">The value that stands for a question; null for none.</param>
    /// <param name="explained">Own words stand beside the value.</param>
    public static IReadOnlyList<BrokenCheck> Among(
        Campaign campaign,
        Activity activity,
        Func<Activity, AnswerValue?> given,
        bool explained
    ) =>
        [
            .. from check in activity.Checks.OrEmpty()
            let problem = check.Problem(campaign, activity, given)
            where problem is not null
            select new BrokenCheck(check, problem, explained && check.MayBeExplained),
        ];
}
