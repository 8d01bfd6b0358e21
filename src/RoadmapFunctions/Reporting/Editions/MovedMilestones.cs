using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>What a new version of a campaign means for milestones whose edition is already published: sentences for the operator.</summary>
public static class MovedMilestones
{
    public static async Task<IReadOnlyList<string>> TellAsync(
        Campaign? before,
        Campaign after,
        IEditionStore editions,
        CancellationToken cancellationToken
    )
    {
        if (before is null)
        {
            return [];
        }

        var published = (await editions.ListAsync(before.Id, cancellationToken)).Select(stored => stored.Edition).ToList();
        return
        [
            .. before.Milestones.SelectMany(was =>
                Tell(was, published.LastOrDefault(edition => edition.MilestoneId == was.Id), before, after)
            ),
        ];
    }

    private static IEnumerable<string> Tell(Milestone was, Edition? edition, Campaign before, Campaign after)
    {
        var now = after.Milestones.FirstOrDefault(milestone => milestone.Id == was.Id);
        if (edition is null || was.Instant(before.Zone) == now?.Instant(after.Zone))
        {
            yield break;
        }

        var stays = $"издание № {edition.Number} от {Russian.DateAndTime(edition.SnapshotAt, after.Zone)} остаётся";
        yield return now switch
        {
            null => $"Срок {Russian.Quoted(was.Title)} убран: {stays}, нового к этому сроку не будет",
            { Publishes: false } => $"Срок {Russian.Quoted(was.Title)} больше не требует издания: {stays}",
            _ when OverdueMilestones.Settles(edition, now, after) =>
                $"Срок {Russian.Quoted(was.Title)} перенесён на время до выхода издания: {stays}, нового к этому сроку не будет",
            _ => $"Срок {Russian.Quoted(was.Title)} перенесён: {stays}, новое издание выйдет {now.InWords()}",
        };
    }
}
