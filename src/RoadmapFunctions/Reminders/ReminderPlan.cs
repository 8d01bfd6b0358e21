using System.Globalization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Reminders;

/// <summary>Where a campaign stands, as far as letters depend on it.</summary>
/// <param name="SyncMissedTwice">Two runs in a row have brought nothing since the last good one.</param>
public sealed record ReminderSituation(
    Campaign Campaign,
    CampaignProgress Progress,
    IReadOnlyList<Edition> Editions,
    SyncRun? LastRun,
    SyncRun? LastCompletedRun,
    bool SyncMissedTwice,
    IReadOnlyList<QuarantineItem> Quarantine,
    DateTimeOffset Now
)
{
    /// <summary>Answers of the sheet that count in place of what their schools have sent directly.</summary>
    public IReadOnlyList<Submission> Replacing { get; init; } = [];
}

/// <summary>
/// Which letters are due by the state of things. A day on which nobody asked is made up for by the next one: of several
/// reminders that have come due meanwhile only the latest is.
/// </summary>
public static class ReminderPlan
{
    public static readonly TimeSpan OldQuarantine = TimeSpan.FromDays(2);

    /// <summary>How long an edition is news. Mail that is switched on later does not tell of all that was ever published.</summary>
    public static readonly TimeSpan News = TimeSpan.FromDays(7);

    /// <summary>Days from the milestone's own day.</summary>
    private static readonly int[] Days = [-7, -3, -1, 1];

    public static IReadOnlyList<Reminder> Due(ReminderSituation situation) =>
        [
            .. Schools(situation),
            .. Contested(situation),
            .. Editions(situation),
            .. Sync(situation),
            .. Warnings(situation),
            .. Quarantine(situation),
        ];

    private static IEnumerable<Reminder> Schools(ReminderSituation situation)
    {
        var campaign = situation.Campaign;
        var answers = campaign.AnswersMilestone;
        var stages = Days.Where(day => StartOf(campaign, answers.Date.AddDays(day)) <= situation.Now).ToList();
        if (stages.Count == 0 || situation.Now >= campaign.EndsAt) // then the links open nothing any more
        {
            return [];
        }

        var side = stages[^1] < 0 ? "before" : "after";
        var occasion = string.Create(CultureInfo.InvariantCulture, $"{answers.Id}-{answers.Date:yyyyMMdd}-{side}-{Math.Abs(stages[^1])}");
        return situation
            .Progress.Organizations.Where(each => each.Completeness is not Completeness.Complete)
            .Select(each => new Reminder(ReminderKind.Answers, occasion, each.Organization.Id));
    }

    private static IEnumerable<Reminder> Editions(ReminderSituation situation) =>
        situation
            .Editions.Where(edition => edition.SnapshotAt > situation.Now - News)
            .Select(edition => new Reminder(
                ReminderKind.EditionPublished,
                edition.Number.ToString(CultureInfo.InvariantCulture),
                Detail: ReminderTexts.EditionPublished(situation.Campaign, edition)
            ));

    private static IEnumerable<Reminder> Contested(ReminderSituation situation) =>
        situation.Now >= situation.Campaign.EndsAt
            ? []
            :
            [
                .. situation
                    .Quarantine.Where(item =>
                        item.ContestsDirect && situation.Campaign.FindOrganization(item.SuggestedOrganizationId) is not null
                    )
                    .Select(item => new Reminder(ReminderKind.AnswerContested, item.Key, item.SuggestedOrganizationId)),
                .. situation.Replacing.Select(submission => new Reminder(
                    ReminderKind.AnswerReplaced,
                    Digest.Of(submission.Key)[..32],
                    submission.OrganizationId
                )),
            ];

    // One trouble is told once: its name holds the last good run, which the next trouble will not have.
    private static IEnumerable<Reminder> Sync(ReminderSituation situation)
    {
        if (situation.Now >= situation.Campaign.EndsAt)
        {
            return []; // nobody waits for this sheet any more
        }

        var since = (situation.LastCompletedRun?.StartedAt.UtcTicks ?? 0).ToString(CultureInfo.InvariantCulture);
        return situation.LastRun switch
        {
            { Outcome: SyncOutcome.Stopped, Message: { } message } =>
            [
                new(ReminderKind.SyncStopped, $"{since}-{Digest.Of(message)[..16]}", Detail: message),
            ],
            not null when situation.SyncMissedTwice =>
            [
                new(
                    ReminderKind.SyncSilent,
                    since,
                    Detail: ReminderTexts.SyncSilent(situation.Campaign, situation.LastRun, situation.LastCompletedRun)
                ),
            ],
            _ => [],
        };
    }

    // A sentence that counts rows changes with every answer, so the occasion is what the warning is about.
    private static IEnumerable<Reminder> Warnings(ReminderSituation situation) =>
        situation.Now >= situation.Campaign.EndsAt
            ? []
            : (situation.LastCompletedRun?.Warnings ?? [])
                .GroupBy(warning => warning.Kind)
                .Select(group => new Reminder(
                    ReminderKind.SheetWarning,
                    group.Key.ToString().ToLowerInvariant(),
                    Detail: string.Join("\n", group.Select(warning => warning.Text))
                ));

    private static IEnumerable<Reminder> Quarantine(ReminderSituation situation)
    {
        // Rows that were decided after they had grown old still count for the name: the older ones beside them were told with them.
        var old = situation.Quarantine.Where(item => (item.ClosedAt ?? situation.Now) - item.FoundAt >= OldQuarantine).ToList();
        var open = old.Count(item => item.Open);
        return open == 0 || situation.Now >= situation.Campaign.EndsAt
            ? []
            :
            [
                new(
                    ReminderKind.QuarantineOld,
                    old.Max(item => item.FoundAt).UtcTicks.ToString(CultureInfo.InvariantCulture),
                    Detail: ReminderTexts.QuarantineOld(open)
                ),
            ];
    }

    private static DateTimeOffset StartOf(Campaign campaign, DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, campaign.Zone.GetUtcOffset(local));
    }
}
