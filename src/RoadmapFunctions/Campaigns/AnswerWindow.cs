namespace RoadmapFunctions.Campaigns;

/// <summary>
/// The time in which answers to a campaign come. One form may serve several campaigns in turn, and its sheet keeps the rows of all.
/// </summary>
/// <param name="From">The first moment; null for no beginning.</param>
/// <param name="Until">The first moment after it; null for no end.</param>
public sealed record AnswerWindow(DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    public bool Holds(DateTimeOffset at) => !(at < From || at >= Until);
}
