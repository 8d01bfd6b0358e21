using RoadmapFunctions.Access;

namespace RoadmapFunctions.Tests.Access;

/// <summary>A journal over memory.</summary>
public sealed class MemoryJournal : IJournal
{
    /// <summary>In the order of adding.</summary>
    public IList<JournalEntry> Entries { get; } = [];

    public Task AddAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        Entries.Add(entry);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<JournalEntry>> ReadAsync(string campaignId, string? before, int count, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<JournalEntry>>([
            .. Entries
                .Where(entry => entry.CampaignId is null || entry.CampaignId == campaignId)
                .Where(entry => before is null || StringComparer.Ordinal.Compare(entry.Key, before) > 0)
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Take(count),
        ]);
}
