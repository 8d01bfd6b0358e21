namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>The stored draft cannot be read. Nobody can edit it; it can be deleted, and what is in force stays.</summary>
public sealed class DamagedDraftException(string campaignId, string revision, Exception innerException)
    : Exception($"The stored draft of {campaignId} cannot be read; delete it and begin anew.", innerException)
{
    public string CampaignId => campaignId;

    /// <summary>What <see cref="ICampaignDrafts.TryDeleteAsync"/> asks for.</summary>
    public string Revision => revision;
}
