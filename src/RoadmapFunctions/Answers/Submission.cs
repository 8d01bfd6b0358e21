namespace RoadmapFunctions.Answers;

/// <summary>One content version of one school's answers from one source. Never changes.</summary>
public sealed record Submission : LogEntry
{
    public required string OrganizationId { get; init; }

    public required SubmissionSource Source { get; init; }

    /// <summary>When the school answered, by the source's own clock.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Only the activities that were answered, in the campaign's order.</summary>
    public required IReadOnlyList<ActivityAnswer> Answers { get; init; }

    public Respondent? Respondent { get; init; }

    /// <summary>W3C trace context of the sync or request that brought it; null when nobody traced it.</summary>
    public string? Trace { get; init; }

    /// <summary>Names the version by its content, so that the same version is always written under the same key.</summary>
    public override string Key => SubmissionKey.Of(this);

    /// <summary>What the school said of the activity. A dash for own words is left out, and an answer that has nothing else is none.</summary>
    public ActivityAnswer? AnswerTo(string activityId) => Answers.FirstOrDefault(answer => answer.ActivityId == activityId) switch
    {
        { Other: { } words } answer when Dash.Is(words) => answer.OptionIds.Count == 0 ? null : answer with { Other = null },
        var answer => answer,
    };
}

/// <summary>What a school said of one activity.</summary>
/// <param name="OptionIds">In the order of the questionnaire.</param>
/// <param name="Other">Own words.</param>
/// <param name="Ambiguous">The cell as it stands, where it can be read in more than one way; then there are neither options nor own words.</param>
public sealed record ActivityAnswer(string ActivityId, IReadOnlyList<string> OptionIds, string? Other = null, string? Ambiguous = null);

public enum SubmissionSource
{
    Sheet,
    Http,
}
