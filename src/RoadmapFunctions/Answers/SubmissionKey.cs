using System.Globalization;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>
/// Keys of the log: school, instant, content. They sort by school and time, and the same content gives the same key,
/// so writing it again changes nothing.
/// </summary>
public static class SubmissionKey
{
    private const int HashLength = 24;

    public static string Of(Submission submission) =>
        $"{submission.OrganizationId}_{Ticks(submission.SubmittedAt)}_{Hash(CanonicalAnswer.Write(submission))}";

    public static string OfPresence(PresenceChange change) => $"{change.SubmissionKey}_{Ticks(change.ObservedAt)}";

    public static string OfDecision(OwnershipDecision decision) =>
        $"{decision.SubmissionKey}{(decision.Again ? $"_{Ticks(decision.ObservedAt)}" : string.Empty)}_own";

    public static string OfDecision(Withdrawal withdrawal) => $"{withdrawal.SubmissionKey}_{Ticks(withdrawal.ObservedAt)}_withdrawn";

    public static string OfConfirmation(Confirmation confirmation) => $"{confirmation.SubmissionKey}_confirmed";

    public static string OfReview(ReviewEntry entry) =>
        $"{entry.OrganizationId}_r{entry.Number.ToString("D6", CultureInfo.InvariantCulture)}";

    // No id contains a tilde, so these keys never mix with a school's entries.
    public static string OfNote(AnalystNote note) => $"~{note.Place}_{note.Number.ToString("D6", CultureInfo.InvariantCulture)}";

    /// <summary>Equal for equal answers, whenever and by whatever way they came.</summary>
    public static string ContentOf(Submission submission) => ContentOf(submission.Answers);

    /// <inheritdoc cref="ContentOf(Submission)"/>
    public static string ContentOf(IReadOnlyList<ActivityAnswer> answers) => Hash(CanonicalAnswer.Write(answers));

    /// <summary>Whether the answers are equal, whenever and by whatever way they came. One or both may be outlined.</summary>
    public static bool SaySame(Submission one, Submission other) =>
        CanonicalAnswer.Write(AnswerOutline.Of(one.Answers)) == CanonicalAnswer.Write(AnswerOutline.Of(other.Answers));

    /// <summary>The school whose submission a key names; the result is safe to look up, whatever the text is.</summary>
    public static string OrganizationOf(string key) => key.Split('_')[0];

    private static string Hash(string text) => Digest.Of(text)[..HashLength];

    // Zero padding makes the order of keys the order of time.
    private static string Ticks(DateTimeOffset instant) => instant.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}
