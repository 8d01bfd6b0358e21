using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Reports;

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
            .. published is [.., var last] ? await TellOfAnswersAsync(before, after, last, editions, cancellationToken) : [],
        ];
    }

    // Pages count by the new day at once, and what is published names schools by the old one.
    private static async Task<IReadOnlyList<string>> TellOfAnswersAsync(
        Campaign before,
        Campaign after,
        Edition last,
        IEditionStore editions,
        CancellationToken cancellationToken
    )
    {
        var moved = before.Milestones.FirstOrDefault(was =>
            was.Kind == MilestoneKind.Answers
            && after.Milestones.FirstOrDefault(milestone => milestone.Id == was.Id)?.Instant(after.Zone) != was.Instant(before.Zone)
        );
        if (moved is null || await BlamedAsync(last, editions, cancellationToken) is not var (late, silent) || late + silent == 0)
        {
            return [];
        }

        return
        [
            $"Срок {Russian.Quoted(moved.Title)} меняется, а издание № {last.Number} от {Russian.DateAndTime(last.SnapshotAt, after.Zone)} "
                + $"остаётся и называет школы по прежнему сроку: опоздавших — {late}, не ответивших — {silent}. "
                + "Если по новому сроку это не так, выпустите издание ещё раз",
        ];
    }

    private static async Task<(int Late, int Silent)?> BlamedAsync(
        Edition edition,
        IEditionStore editions,
        CancellationToken cancellationToken
    )
    {
        if (edition.Files.FirstOrDefault(file => file.Name == ReportFiles.SummaryJsonName) is not { } openData)
        {
            return null;
        }

        try
        {
            await using var json = await editions.OpenAsync(edition, openData, cancellationToken);
            return SummaryOutline.ReadBlamed(json);
        }
        catch (Exception e) when (e is EditionDamagedException or JsonException)
        {
            return null; // health tells of it
        }
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
