using System.Globalization;
using RoadmapFunctions.CampaignVersions.Drafts;

namespace RoadmapFunctions.Tests.CampaignVersions.Drafts;

internal sealed class MemoryDrafts : ICampaignDrafts
{
    private readonly Dictionary<string, StoredDraft> drafts = new(StringComparer.Ordinal);
    private int revision;

    /// <summary>Runs once before the next write, as somebody else would.</summary>
    public Action? Meanwhile { get; set; }

    public Task<IReadOnlyList<ListedDraft>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ListedDraft>>([
            .. drafts
                .OrderBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => new ListedDraft(each.Key, each.Value.Draft.Campaign.Title)),
        ]);

    public Task<StoredDraft?> ReadAsync(string campaignId, CancellationToken cancellationToken) =>
        Task.FromResult(drafts.GetValueOrDefault(campaignId));

    public Task<bool> TryWriteAsync(CampaignDraft draft, string? revision, CancellationToken cancellationToken)
    {
        var meanwhile = Meanwhile;
        Meanwhile = null;
        meanwhile?.Invoke();
        var same = drafts.GetValueOrDefault(draft.Campaign.Id)?.Revision == revision;
        if (same)
        {
            Put(draft);
        }

        return Task.FromResult(same);
    }

    public Task<bool> TryDeleteAsync(string campaignId, string revision, CancellationToken cancellationToken) =>
        Task.FromResult(drafts.GetValueOrDefault(campaignId)?.Revision == revision && drafts.Remove(campaignId));

    public void Put(CampaignDraft draft) => drafts[draft.Campaign.Id] = new(draft, (++revision).ToString(CultureInfo.InvariantCulture));
}
