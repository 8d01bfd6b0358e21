using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>One version of one school's answers from one source. It never changes; two with the same key are the same version.</summary>
public sealed record Submission : LogEntry
{
    private string? key;

    public required string OrganizationId
    {
        get;
        init => (field, key) = (value, null);
    }

    public required SubmissionSource Source
    {
        get;
        init => (field, key) = (value, null);
    }

    /// <summary>When the school answered, by the source's own clock.</summary>
    public required DateTimeOffset SubmittedAt
    {
        get;
        init => (field, key) = (value, null);
    }

    /// <summary>Only the activities that were answered, in the campaign's order.</summary>
    public required IReadOnlyList<ActivityAnswer> Answers
    {
        get;
        init => (field, key) = (value, null);
    }

    public Respondent? Respondent
    {
        get;
        init => (field, key) = (value, null);
    }

    /// <summary>
    /// When the same row was first known under another school's name or in quarantine; null when it was not. It is not part of the content.
    /// </summary>
    public DateTimeOffset? KnownSince { get; init; }

    /// <summary>
    /// The earliest moment at which the answer was known: a clock may run ahead, and a row may have been known under another name.
    /// </summary>
    public DateTimeOffset FirstKnownAt => new[] { SubmittedAt, ObservedAt, KnownSince ?? DateTimeOffset.MaxValue }.Min();

    /// <summary>W3C trace context of the sync or request that brought it; null when nobody traced it.</summary>
    public string? Trace { get; init; }

    /// <summary>
    /// Made from the content, so the same version always gets the same key. Computed once; a changed copy computes its own.
    /// </summary>
    public override string Key => key ??= SubmissionKey.Of(this);

    /// <summary>A submission from the log keeps its stored key, even after the canonical form has got a new format.</summary>
    public Submission StoredUnder(string storedKey)
    {
        var stored = this with { };
        stored.key = storedKey;
        return stored;
    }

    /// <summary>What the school said about the activity, as its question asks now.</summary>
    public ActivityAnswer? AnswerTo(Activity activity) =>
        AnswerTo(activity.Id, activity.IsText) is { } answer ? AnswerFit.Of(activity, answer) : null;

    /// <summary>
    /// What the school said about the activity, as it was asked then. A dash as own words is left out; an answer with nothing
    /// else counts as none.
    /// </summary>
    /// <param name="isText">It asks for own words alone.</param>
    public ActivityAnswer? AnswerTo(string activityId, bool isText = false) =>
        Answers.FirstOrDefault(answer => answer.ActivityId == activityId) switch
        {
            ValueAnswer { Why: { } why } answer when Dash.Is(why) => answer with { Why = null },
            { Other: { } words } answer when Dash.Is(words, isText) => answer.OptionIds.Count == 0
                ? null
                : new ReadAnswer(activityId, answer.OptionIds),
            var answer => answer,
        };

    public bool Equals(Submission? other) => ReferenceEquals(this, other) || (other is not null && Key == other.Key);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);
}

public enum SubmissionSource
{
    Sheet,
    Http,
}
