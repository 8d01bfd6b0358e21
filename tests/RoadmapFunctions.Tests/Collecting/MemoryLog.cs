using System.Runtime.CompilerServices;
using RoadmapFunctions.Answers;

namespace RoadmapFunctions.Tests.Collecting;

/// <summary>The log of one campaign in memory, as the storage keeps it: what is there already stays.</summary>
internal sealed class MemoryLog : ISubmissionLog, ISyncedLog
{
    private readonly SortedDictionary<string, LogEntry> stored = new(StringComparer.Ordinal);

    private string? revision;

    /// <summary>How often all of it was read.</summary>
    public int WholeReads { get; private set; }

    public void Replace(LogEntry entry) => stored[entry.Key] = entry;

    public IReadOnlyList<LogEntry> Entries => [.. stored.Values];

    public SubmissionHistory History => SubmissionHistory.From(stored.Values);

    public async IAsyncEnumerable<LogEntry> ReadAsync(string campaignId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        WholeReads++;
        foreach (var entry in stored.Values.ToList())
        {
            yield return entry;
        }
    }

    public async IAsyncEnumerable<LogEntry> ReadOrganizationAsync(
        string campaignId,
        string organizationId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        foreach (var entry in stored.Values.Where(each => each.Key.StartsWith($"{organizationId}_", StringComparison.Ordinal)).ToList())
        {
            yield return entry;
        }
    }

    public Task<int> AppendAsync(string campaignId, IReadOnlyCollection<LogEntry> entries, CancellationToken cancellationToken) =>
        AppendAsync(campaignId, entries, RevisionStep.Unread, cancellationToken);

    public Task<int> AppendAsync(string campaignId, IEnumerable<LogEntry> entries, RevisionStep step, CancellationToken cancellationToken)
    {
        var added = entries.ToList();
        if (added.Exists(entry => entry is not (ReviewEntry or AnalystNote or Confirmation)))
        {
            revision = step.From == revision ? step.To : RevisionStep.New();
        }

        return Task.FromResult(added.Count(entry => stored.TryAdd(entry.Key, entry)));
    }

    public Task<string?> RevisionAsync(string campaignId, CancellationToken cancellationToken) => Task.FromResult(revision);

    public Task<IReadOnlyList<LogEntry>> ReadEntriesAsync(
        string campaignId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<LogEntry>>([.. keys.Where(stored.ContainsKey).Select(key => stored[key])]);

    public async Task<bool> TryAddDirectAsync(
        string campaignId,
        Submission submission,
        DirectLimit limit,
        CancellationToken cancellationToken
    )
    {
        await AppendAsync(campaignId, [submission], cancellationToken);
        return true;
    }
}
