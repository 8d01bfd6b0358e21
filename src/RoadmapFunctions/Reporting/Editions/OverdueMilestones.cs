using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>Milestones whose edition is due and not published.</summary>
public static class OverdueMilestones
{
    /// <returns>The earliest first.</returns>
    public static async Task<IReadOnlyList<Milestone>> FindAsync(Campaign campaign, IEditionStore editions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = campaign.Milestones
            .Where(milestone => milestone.Publishes && milestone.Instant(campaign.Zone) <= now)
            .OrderBy(milestone => milestone.Instant(campaign.Zone))
            .ToList();
        if (due.Count == 0)
        {
            return [];
        }

        var published = (await editions.ListAsync(campaign.Id, cancellationToken)).Select(stored => stored.Edition.MilestoneId).ToHashSet(StringComparer.Ordinal);
        return [.. due.Where(milestone => !published.Contains(milestone.Id))];
    }
}
