namespace RoadmapFunctions.LocalHost.Cycle;

/// <summary>Where one campaign stands after the cycle.</summary>
/// <param name="Folders">Where the editions were saved, when they were.</param>
public sealed record CampaignOutcome(
    CampaignAnswer Campaign,
    ProgressAnswer Progress,
    IReadOnlyList<EditionAnswer> Editions,
    IReadOnlyList<string> Folders
);
