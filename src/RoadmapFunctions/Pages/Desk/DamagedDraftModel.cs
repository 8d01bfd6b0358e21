using RoadmapFunctions.Http;

namespace RoadmapFunctions.Pages.Desk;

/// <param name="Revision">Revision of the unreadable draft.</param>
public sealed record DamagedDraftModel(string CampaignId, string Revision) : ModelOf<DamagedDraftPage>
{
    /// <summary>Name of the button that deletes it.</summary>
    public const string Discard = "discard-damaged";
}
