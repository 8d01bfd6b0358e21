using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>Why a decision cannot be stored.</summary>
public enum ReviewObstacle
{
    /// <summary>The answer that the decision is about no longer counts: a newer one has come, or it was withdrawn.</summary>
    AnswerReplaced,

    UnknownActivity,

    /// <summary>The number that the person claims to have seen does not exist.</summary>
    NothingSeen,

    /// <summary>For own words alone or a contradiction a person must say the level of execution.</summary>
    LevelMissing,

    /// <summary>The question asks for no value or not for such a value, or the school has given the value itself.</summary>
    ValueUnfit,

    /// <summary>Neither a value that the program could not read nor a word why nobody can.</summary>
    ValueMissing,

    /// <summary>A return that does not say what to correct.</summary>
    CommentMissing,

    TextTooLong,

    /// <summary>Something in the answer has not been read.</summary>
    Unread,

    ReasonOrDocumentMissing,

    /// <summary>The day of an extension is not after the milestone, or after the campaign's end, when links open nothing.</summary>
    DayOutside,
}

/// <summary>Which decisions can be stored, and which of them are about the same matter.</summary>
public static class ReviewRules
{
    /// <summary>Characters (UTF-16) of a comment.</summary>
    public const int LongestComment = 4000;

    /// <summary>Characters (UTF-16) of a cause, a reason or the name of a document.</summary>
    public const int LongestLine = 300;

    /// <summary>Whether the stored state rules the decision out, however it is worded.</summary>
    public static bool IsOfState(ReviewObstacle obstacle) =>
        obstacle is ReviewObstacle.AnswerReplaced or ReviewObstacle.Unread or ReviewObstacle.NothingSeen;

    public static bool SaysTheSame(ReviewEntry one, ReviewEntry other) =>
        one == other with { Number = one.Number, ObservedAt = one.ObservedAt };

    public static bool SameMatter(ReviewEntry one, ReviewEntry other) =>
        one.OrganizationId == other.OrganizationId
        && (one is TermsDecision) == (other is TermsDecision)
        && (ActivityOf(one) is not { } activity || ActivityOf(other) is not { } another || activity == another);

    /// <param name="current">The answer that counts; null while there is none.</param>
    /// <returns>Null when it can be stored.</returns>
    public static ReviewObstacle? Obstacle(Campaign campaign, Submission? current, OrganizationReview review, ReviewEntry decision) =>
        decision switch
        {
            TermsDecision terms => OfTerms(campaign, terms),
            Assessment or AnswerReturn when ActivityOf(decision) is { } id && campaign.FindActivity(id) is null =>
                ReviewObstacle.UnknownActivity,
            Assessment assessment => OfAssessment(campaign, campaign.FindActivity(assessment.ActivityId)!, current, assessment),
            AnswerReturn returned when returned.SubmissionKey != current?.Key => ReviewObstacle.AnswerReplaced,
            AnswerReturn { Comment.Length: 0 } => ReviewObstacle.CommentMissing,
            AnswerReturn { Comment.Length: > LongestComment } => ReviewObstacle.TextTooLong,
            Acceptance accepted when accepted.SubmissionKey != current?.Key => ReviewObstacle.AnswerReplaced,
            Acceptance when review.With(decision).Unread.Count > 0 => ReviewObstacle.Unread,
            _ => null,
        };

    private static ReviewObstacle? OfAssessment(Campaign campaign, Activity activity, Submission? current, Assessment assessment)
    {
        var answer = AskedRule.CountedAnswer(campaign, activity, current);
        return assessment switch
        {
            _ when current is null || AnswerDigest.Of(campaign, activity, current) != assessment.AnswerSha256 =>
                ReviewObstacle.AnswerReplaced,
            { Level: ExecutionLevel.Silent } => ReviewObstacle.LevelMissing,
            { Level: null } when activity.Counts && answer is not null && ExecutionLevelRule.LevelOf(activity, answer) is null =>
                ReviewObstacle.LevelMissing,
            { Value: not null } when answer?.Ambiguous is null => ReviewObstacle.ValueUnfit,
            { Value: { } value } when activity.Value?.Takes(value) is not true => ReviewObstacle.ValueUnfit,
            { Value: null, Comment.Length: 0 } when activity.Value is not null && answer?.Ambiguous is not null =>
                ReviewObstacle.ValueMissing,
            { Comment.Length: > LongestComment } or { Cause.Length: > LongestLine } => ReviewObstacle.TextTooLong,
            _ => null,
        };
    }

    private static ReviewObstacle? OfTerms(Campaign campaign, TermsDecision terms) =>
        terms switch
        {
            { Reason.Length: 0 } => ReviewObstacle.ReasonOrDocumentMissing,
            { Document.Length: 0 } when terms.Exempt || terms.Until is not null => ReviewObstacle.ReasonOrDocumentMissing,
            { Reason.Length: > LongestLine } or { Document.Length: > LongestLine } => ReviewObstacle.TextTooLong,
            { Until: { } day } when day <= campaign.AnswersMilestone.Date || day > campaign.Milestones.Max(milestone => milestone.Date) =>
                ReviewObstacle.DayOutside,
            _ => null,
        };

    private static string? ActivityOf(ReviewEntry entry) =>
        entry switch
        {
            Assessment assessment => assessment.ActivityId,
            AnswerReturn returned => returned.ActivityId,
            _ => null,
        };
}
