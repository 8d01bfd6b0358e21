using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>Names the answer to one activity by all that it says. An assessment holds for one digest.</summary>
public static class AnswerDigest
{
    /// <param name="answer">Null while there is none.</param>
    public static string Of(ActivityAnswer? answer) => Digest.Of(answer is null ? string.Empty : CanonicalAnswer.Write([answer]));

    /// <summary>
    /// Of what counts: a question that is not asked has no answer. Whoever reads numbers that contradict each other reads all of them,
    /// but not what explains the others.
    /// </summary>
    /// <param name="answer">Null while there is none.</param>
    public static string Of(Campaign campaign, Activity activity, Submission? answer) =>
        BrokenCheck.In(campaign, activity, answer).SelectMany(broken => broken.Check.Numbers).Distinct(StringComparer.Ordinal).ToList()
            is { Count: > 0 } numbers
            ? Digest.Of(
                CanonicalAnswer.Write([
                    answer!.AnswerTo(activity)!,
                    .. numbers
                        .Select(name => CheckedNumber.Find(campaign, name)!.Activity)
                        .Select(other => new ValueAnswer(other.Id, answer.AnswerTo(other)!.Value!)),
                ])
            )
            : Of(AskedRule.CountedAnswer(campaign, activity, answer));
}
