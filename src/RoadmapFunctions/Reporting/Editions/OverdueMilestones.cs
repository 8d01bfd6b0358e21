using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>Milestones whose edition is due and not published.</summary>
public static class OverdueMilestones
{
    /// <returns>The earliest first.</returns>
    public static async Task<IReadOnlyList<Milestone>> FindAsync(
        Campaign campaign,
        IEditionStore editions,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var due = campaign
            .Milestones.Where(milestone => milestone.Publishes && milestone.Instant(campaign.Zone) <= now)
            .OrderBy(milestone => milestone.Instant(campaign.Zone))
            .ToList();
        if (due.Count == 0)
        {
            return [];
        }

        var published = await editions.ListAsync(campaign.Id, cancellationToken);
        return [.. due.Where(milestone => published.All(stored => !Settles(stored.Edition, milestone, campaign)))];
    }

    /// <summary>
    /// An edition older than the milestone's present date was made for an earlier date: the milestone was moved and is due again.
    /// </summary>
    public static bool Settles(Edition edition, Milestone milestone, Campaign campaign) =>
        edition.MilestoneId == milestone.Id && edition.SnapshotAt >= milestone.Instant(campaign.Zone);
}
