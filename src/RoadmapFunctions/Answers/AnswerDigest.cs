using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>
/// Identifies the answer to one activity by everything that it says. An assessment holds for one digest. It is made of the outline of the
/// answer, so it is the same for those who have not read the texts.
/// </summary>
public static class AnswerDigest
{
    /// <param name="answer">Null while there is none.</param>
    public static string Of(ActivityAnswer? answer) =>
        Digest.Of(answer is null ? string.Empty : CanonicalAnswer.Write([AnswerOutline.Of(answer)]));

    /// <summary>
    /// The digest of what counts: a question that is not asked has no answer. If numbers contradict each other, the reader has to see all
    /// of them, so all are in the digest, but not the explanations of the others.
    /// </summary>
    /// <param name="answer">Null while there is none.</param>
    public static string Of(Campaign campaign, Activity activity, Submission? answer) =>
        BrokenCheck.In(campaign, activity, answer).SelectMany(broken => broken.Check.Numbers).Distinct(StringComparer.Ordinal).ToList()
            is { Count: > 0 } numbers
            ? Digest.Of(
                CanonicalAnswer.Write([
                    AnswerOutline.Of(answer!.AnswerTo(activity)!),
                    .. numbers
                        .Select(name => CheckedNumber.Find(campaign, name)!.Activity)
                        .Select(other => new ValueAnswer(other.Id, answer.AnswerTo(other)!.Value!)),
                ])
            )
            : Of(AskedRule.CountedAnswer(campaign, activity, answer));
}
