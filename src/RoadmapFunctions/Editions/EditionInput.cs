using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Quarantine;
using RoadmapFunctions.Submissions;
using RoadmapFunctions.Sync;

namespace RoadmapFunctions.Editions;

/// <summary>What an edition is made from, read once.</summary>
/// <param name="Sha256">Equal for equal campaign, log and open quarantine, in whatever order they were read.</param>
public sealed record EditionInput(SubmissionHistory History, IReadOnlyList<QuarantineItem> OpenQuarantine, DateTimeOffset? SheetReadAt, string Sha256)
{
    public static async Task<EditionInput> ReadAsync(
        Campaign campaign, ISubmissionLog log, IQuarantine quarantine, ISyncRuns runs, CancellationToken cancellationToken)
    {
        var history = await SubmissionHistory.ReadAsync(log, campaign.Id, cancellationToken);
        var open = (await quarantine.ReadAsync(campaign.Id, cancellationToken))
            .Where(item => item.Open)
            .OrderBy(item => item.Row)
            .ThenBy(item => item.Key, StringComparer.Ordinal)
            .ToList();
        var lastRun = await runs.LastCompletedAsync(campaign.Id, cancellationToken);
        return new(history, open, lastRun?.StartedAt, Fingerprint(campaign, history, open));
    }

    // Keys are made from content, so they stand for it.
    private static string Fingerprint(Campaign campaign, SubmissionHistory history, IEnumerable<QuarantineItem> open) =>
        Digest.Of(JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Campaign = campaign,
                Versions = history.Versions.OrderBy(version => version.Submission.Key, StringComparer.Ordinal)
                    .Select(version => new { version.Submission.Key, version.Present }),
                Quarantine = open.Select(item => item.Key),
            },
            CampaignFile.Json));
}
