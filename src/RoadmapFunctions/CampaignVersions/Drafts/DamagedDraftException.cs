namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>The stored draft cannot be read, so nobody can edit it. It can be deleted; the campaign in force is not affected.</summary>
public sealed class DamagedDraftException(string campaignId, string revision, Exception innerException)
    : Exception($"The stored draft of {campaignId} cannot be read; delete it and begin anew.", innerException)
{
    public string CampaignId => campaignId;

    /// <summary>What <see cref="ICampaignDrafts.TryDeleteAsync"/> asks for.</summary>
    public string Revision => revision;
}
