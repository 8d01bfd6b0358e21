using System.Runtime.CompilerServices;
using RoadmapFunctions.Answers;

namespace RoadmapFunctions.Tests.Collecting;

/// <summary>The log of one campaign in memory, as the storage keeps it: what is there already stays.</summary>
internal sealed class MemoryLog : ISubmissionLog
{
    private readonly SortedDictionary<string, LogEntry> stored = new(StringComparer.Ordinal);

    public SubmissionHistory History => SubmissionHistory.From(stored.Values);

    public async IAsyncEnumerable<LogEntry> ReadAsync(string campaignId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
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
        await foreach (var entry in ReadAsync(campaignId, cancellationToken))
        {
            if (entry.Key.StartsWith($"{organizationId}_", StringComparison.Ordinal))
            {
                yield return entry;
            }
        }
    }

    public Task<int> AppendAsync(string campaignId, IReadOnlyCollection<LogEntry> entries, CancellationToken cancellationToken) =>
        Task.FromResult(entries.Count(entry => stored.TryAdd(entry.Key, entry)));

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
