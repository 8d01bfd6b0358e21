using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>
/// What the last published edition of the previous campaign says. The log of that campaign may have changed since; a signed edition
/// does not change.
/// </summary>
/// <param name="EditionSha256">Digest of that edition's manifest.</param>
/// <param name="Statuses">For the schools that answered: by the school's id, then by the activity's.</param>
public sealed record PreviousPeriod(
    string CampaignId,
    string Period,
    string EditionSha256,
    IReadOnlyList<PreviousActivity> Activities,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, ExecutionStatus>> Statuses,
    IReadOnlyList<PreviousRecommendation> Recommendations
)
{
    /// <summary>For the schools that answered questions for a value: by the school's id, then by the activity's.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, AnswerValue>> Values { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, AnswerValue>>(StringComparer.Ordinal);

    /// <summary>For the schools that ticked options, the options' ids: by the school's id, then by the activity's.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Ticked { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal);
}

/// <param name="Scale">Null where the question did not ask for a point on a scale.</param>
/// <param name="Unit">Of the values; null where they had none.</param>
/// <param name="Options">Null in the editions of an older program.</param>
public sealed record PreviousActivity(
    string Id,
    string Number,
    string Title,
    ScaleQuestion? Scale = null,
    string? Unit = null,
    IReadOnlyList<PreviousOption>? Options = null
);

public sealed record PreviousOption(string Id, string Number, string Text);
