namespace RoadmapFunctions.Campaigns;

/// <summary>When the answers of a campaign come. A form may serve one campaign after the other, and its sheet keeps the rows of
/// all.</summary>
/// <param name="From">Null when there is no first moment.</param>
/// <param name="Until">The first moment after it; null when there is none.</param>
public sealed record AnswerWindow(DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    public bool Holds(DateTimeOffset at) => !(at < From || at >= Until);
}
