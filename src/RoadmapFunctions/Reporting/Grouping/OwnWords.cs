using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>What one school wrote under «Другое», as it was written.</summary>
public sealed record OwnWords(Organization Organization, string Text);
