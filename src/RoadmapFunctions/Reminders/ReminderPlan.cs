using System.Globalization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Reminders;

/// <summary>The state of a campaign, as far as letters depend on it.</summary>
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
    /// <summary>Answers of the sheet that count instead of their schools' direct answers.</summary>
    public IReadOnlyList<Submission> Replacing { get; init; } = [];
}

/// <summary>
/// Which letters are due in the present state. A missed day is made up for on the next one: of several reminders that have come due in the
/// meantime only the latest is sent.
/// </summary>
public static class ReminderPlan
{
    public static readonly TimeSpan OldQuarantine = TimeSpan.FromDays(2);

    /// <summary>
    /// How long an edition or an answer counts as news. When mail is switched on later, it does not report everything that ever came.
    /// </summary>
    public static readonly TimeSpan News = TimeSpan.FromDays(7);

    public static IReadOnlyList<Reminder> Due(ReminderSituation situation) =>
        [
            .. Schools(situation),
            .. Returns(situation),
            .. Receipts(situation),
            .. Contested(situation),
            .. Editions(situation),
            .. Sync(situation),
            .. Warnings(situation),
            .. Quarantine(situation),
        ];

    // A school is reminded by its own due day: an extension moves it.
    private static IEnumerable<Reminder> Schools(ReminderSituation situation) =>
        situation.Now >= situation.Campaign.EndsAt // from then on the links are read-only
            ? []
            : situation.Progress.Organizations.Where(AnswerIsExpected).Select(each => Of(situation, each)).OfType<Reminder>();

    /// <summary>A returned answer counts as none, and one that its head has not confirmed yet is not complete.</summary>
    public static bool AnswerIsExpected(OrganizationProgress progress) =>
        progress.IsMissing
        || progress.Completeness is Completeness.Partial
        || progress.State is ReviewState.Returned
        || progress.AwaitsHead;

    private static Reminder? Of(ReminderSituation situation, OrganizationProgress progress)
    {
        var due = TimelinessRule.DueOf(situation.Campaign, progress.Terms);
        var day = situation
            .Campaign.ReminderDays.Where(day => StartOf(situation.Campaign, due.Date.AddDays(day.Offset)) <= situation.Now)
            .MaxBy(day => day.Offset);
        return day is null
            ? null
            : new(
                ReminderKind.Answers,
                $"{due.Id}-{due.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-"
                    + $"{(day.Offset < 0 ? "before" : "after")}-{day.Days.ToString(CultureInfo.InvariantCulture)}",
                progress.Organization.Id,
                day.Words ?? string.Empty
            );
    }

    private static IEnumerable<Reminder> Returns(ReminderSituation situation) =>
        situation.Now >= situation.Campaign.EndsAt ? [] : situation.Progress.Organizations.Select(OfReturn).OfType<Reminder>();

    /// <summary>One letter lists everything that must be corrected; the next return makes a new letter.</summary>
    /// <returns>Null when nothing is returned.</returns>
    public static Reminder? OfReturn(OrganizationProgress progress) =>
        progress.State is ReviewState.Returned
            ? new(
                ReminderKind.AnswerReturned,
                $"r{progress.Review!.OpenReturns.Max(entry => entry.Number).ToString(CultureInfo.InvariantCulture)}",
                progress.Organization.Id
            )
            : null;

    // An old answer is not news: mail that is switched on later does not confirm it. A school without an address expects no letter.
    private static IEnumerable<Reminder> Receipts(ReminderSituation situation) =>
        situation.Now >= situation.Campaign.EndsAt
            ? []
            : situation
                .Progress.Organizations.Where(each =>
                    each.Organization.Email is not null && each.LastSeen > situation.Now - News && each.State is not ReviewState.Returned
                )
                .Select(OfReceipt)
                .OfType<Reminder>();

    /// <summary>Each answer is confirmed once, when it first counts.</summary>
    /// <returns>Null when there is no answer; an empty form is none.</returns>
    public static Reminder? OfReceipt(OrganizationProgress progress) =>
        progress is { Received: true, LastSeen: { } at }
            ? new(ReminderKind.AnswerReceived, at.UtcTicks.ToString(CultureInfo.InvariantCulture), progress.Organization.Id)
            : null;

    /// <summary>A message from the operator to a school. The same words make one letter a day, however often they are sent.</summary>
    public static Reminder OfMessage(Campaign campaign, Organization school, string text, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, campaign.Zone).DateTime);
        var occasion = Digest.Of($"{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}\n{text}")[..32];
        return new(ReminderKind.Message, occasion, school.Id, text);
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

    // One failure is reported once: its name contains the last good run, which the next failure will not have.
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

    // A sentence with a number of rows changes with every answer, so the occasion is what the warnings are about.
    private static IEnumerable<Reminder> Warnings(ReminderSituation situation) =>
        situation.Now >= situation.Campaign.EndsAt
            ? []
            : (situation.LastCompletedRun?.Warnings ?? [])
                .GroupBy(warning => warning.Kind)
                .Select(group => new Reminder(
                    ReminderKind.SheetWarning,
                    OccasionOf(group),
                    Detail: string.Join("\n", group.Select(warning => warning.Text))
                ));

    private static string OccasionOf(IGrouping<SheetWarningKind, SheetWarning> warnings)
    {
        var kind = warnings.Key.ToString().ToLowerInvariant();
        var subjects = string.Join('\n', warnings.Select(warning => warning.Subject).Order(StringComparer.Ordinal));
        return subjects.Length == 0 ? kind : $"{kind}-{Digest.Of(subjects)[..8]}";
    }

    private static IEnumerable<Reminder> Quarantine(ReminderSituation situation)
    {
        // Decided rows that had grown old still count for the name: the older ones were reported together with them.
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
