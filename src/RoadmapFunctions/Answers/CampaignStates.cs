using System.Collections.Concurrent;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>
/// Remembers the states of the campaigns last asked for. The memory is a cache and never the truth: each answer rests on the marks of the
/// log as they are now, and only the schools whose marks have changed are read again. Everything is read for another version of the
/// campaign, after many changes, and once a day.
/// </summary>
public sealed class CampaignStates(ISubmissionLog log, ILogOutline outline, TimeProvider time)
{
    private const int MostCampaigns = 8;

    /// <summary>Schools of all remembered rosters together; a campaign that has more by itself is remembered alone.</summary>
    private const int MostSchools = 60_000;

    /// <summary>Above this, reading everything is faster: a page has a thousand entries.</summary>
    private const int MostReadAgain = 1_000;

    private const int ReadsInFlight = 16;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, Place> places = new(StringComparer.Ordinal);

    /// <summary>The state at this moment: whatever was stored before the call is in it.</summary>
    public async Task<CampaignState> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var place = places.GetOrAdd(campaign.Id, _ => new());
        await place.Gate.WaitAsync(cancellationToken); // of many requests at once only one reads everything
        try
        {
            place.Remembered = await NowAsync(campaign, place.Remembered, cancellationToken);
            place.UsedAt = time.GetTimestamp();
            Forget(campaign.Id);
            return place.Remembered.State;
        }
        finally
        {
            place.Gate.Release();
        }
    }

    private async Task<Memory> NowAsync(Campaign campaign, Memory? remembered, CancellationToken cancellationToken)
    {
        if (
            remembered is null
            || !ReferenceEquals(remembered.State.Campaign, campaign)
            || time.GetElapsedTime(remembered.ReadAt) >= Longest
        )
        {
            return await WholeAsync(campaign, await outline.MarksAsync(campaign.Id, LogMarks.None, cancellationToken), cancellationToken);
        }

        var marks = await outline.MarksAsync(campaign.Id, remembered.Marks, cancellationToken);
        if (ReferenceEquals(marks, remembered.Marks))
        {
            return remembered;
        }

        var schools = remembered.State.Known.OrganizationIds.Union(campaign.Organizations.Select(each => each.Id), StringComparer.Ordinal);
        var changed = marks.ChangedSince(remembered.Marks, schools);
        return changed.Count > MostReadAgain
            ? await WholeAsync(campaign, marks, cancellationToken)
            : remembered with
            {
                State = remembered.State.With(changed, SubmissionHistory.From(await ReadAsync(campaign, changed, cancellationToken))),
                Marks = marks,
            };
    }

    private async Task<Memory> WholeAsync(Campaign campaign, LogMarks marks, CancellationToken cancellationToken)
    {
        var readAt = time.GetTimestamp();
        var entries = await outline.ReadOutlineAsync(campaign.Id, cancellationToken).ToListAsync(cancellationToken);
        var known = SubmissionHistory.From(entries);
        var unclear = entries.Where(entry => IsUnclear(campaign, entry)).Select(OrganizationOf).ToHashSet(StringComparer.Ordinal);
        return new(
            CampaignState.Of(
                campaign,
                unclear.Count == 0
                    ? known
                    : known.With(unclear, SubmissionHistory.From(await ReadAsync(campaign, unclear, cancellationToken)))
            ),
            marks,
            readAt
        );
    }

    private async Task<IReadOnlyCollection<LogEntry>> ReadAsync(
        Campaign campaign,
        IReadOnlySet<string> organizationIds,
        CancellationToken cancellationToken
    )
    {
        var found = new ConcurrentBag<IReadOnlyList<LogEntry>>();
        await Parallel.ForEachAsync(
            organizationIds,
            new ParallelOptions { MaxDegreeOfParallelism = ReadsInFlight, CancellationToken = cancellationToken },
            async (organizationId, token) => found.Add(await ReadAsync(campaign, organizationId, token))
        );
        return [.. found.SelectMany(entries => entries)];
    }

    private async Task<IReadOnlyList<LogEntry>> ReadAsync(Campaign campaign, string organizationId, CancellationToken cancellationToken)
    {
        var entries = await outline
            .ReadOrganizationOutlineAsync(campaign.Id, organizationId, cancellationToken)
            .ToListAsync(cancellationToken);
        return entries.Exists(entry => IsUnclear(campaign, entry))
            ? await log.ReadOrganizationAsync(campaign.Id, organizationId, cancellationToken).ToListAsync(cancellationToken)
            : entries;
    }

    private static bool IsUnclear(Campaign campaign, LogEntry entry) =>
        entry is Submission submission && !AnswerOutline.IsEnough(campaign, submission);

    private static string OrganizationOf(LogEntry entry) => SubmissionKey.OrganizationOf(entry.Key);

    private void Forget(string used)
    {
        var (campaigns, schools) = (0, 0);
        foreach (
            var (id, place) in places.ToArray().OrderByDescending(each => each.Key == used).ThenByDescending(each => each.Value.UsedAt)
        )
        {
            campaigns++;
            schools += place.Remembered?.State.Campaign.Organizations.Count ?? 0;
            if (id != used && (campaigns > MostCampaigns || schools > MostSchools))
            {
                places.TryRemove(id, out _); // a request that reads it now only does so in vain
            }
        }
    }

    private sealed class Place
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public Memory? Remembered { get; set; }

        public long UsedAt { get; set; }
    }

    private sealed record Memory(CampaignState State, LogMarks Marks, long ReadAt);
}
