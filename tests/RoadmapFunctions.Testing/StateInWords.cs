using System.Text.Json;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Functions.Api;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Testing;

/// <summary>All that pages, programs and letters say of a campaign without showing a text: two states with these words are one.</summary>
public static class StateInWords
{
    public static string Of(CampaignState state, DateTimeOffset now) =>
        string.Join(
            '\n',
            [
                JsonSerializer.Serialize(ProgressAnswer.Of(state.Campaign, state.Progress, [], lastSync: null), RoadmapJson.Options),
                .. state.Progress.Organizations.Select(each => School(state, each)),
                .. RosterFilter.States.Select(each =>
                    $"{each.Id}: {Ids(new RosterFilter(State: each.Id).Matching(state.Progress.Organizations))}"
                ),
                .. state.Answered.Select(each =>
                    $"{each.Organization.Id} replaces {each.History.ReplacedDirect?.Key} used up {SchoolQuota.IsUsedUp(each.History)} "
                    + $"use {DirectUse.Of(each.History.Versions.Select(version => version.Submission))}"
                ),
                .. Today.Of(View(state, now)).Select(line => $"{line.What} {line.Address} {line.Whose}"),
                Arrivals.Of(View(state, now)).InWords,
                .. ReminderPlan.Due(Situation(state, now)).Select(reminder => reminder.Key),
            ]
        );

    private static string School(CampaignState state, OrganizationProgress progress)
    {
        var analysis = OrganizationAnalysis.Of(state.Campaign, progress, progress.Review?.Current);
        var review = progress.Review!;
        return $"{progress.Organization.Id} {progress.Completeness} {progress.Asked} {progress.Timeliness} {progress.FirstSeen:O} "
            + $"{progress.Terms} {progress.CorrectedAt:O} {progress.InDoubt} {progress.AwaitsHead} {progress.Confirmation} "
            + $"{review.LastNumber} {review.CameBack} "
            + $"{string.Join(',', state.Campaign.CountedActivities.Select(analysis.StatusOf))} "
            + $"unread {string.Join(',', review.Unread.Select(each => $"{each.Activity.Id} {each.Contradicts}"))} "
            + $"returned {string.Join(',', review.OpenReturns.Select(each => each.Number))} "
            + $"read {string.Join(',', review.Activities.Select(Read))}";
    }

    private static string Read(ActivityReview review) => $"{review.Activity.Id} {review.Assessment?.Number} {review.CameBack?.Number}";

    private static string Ids(IEnumerable<OrganizationProgress> schools) => string.Join(',', schools.Select(each => each.Organization.Id));

    private static DeskView View(CampaignState state, DateTimeOffset now) =>
        new(
            state.Campaign,
            state.Progress,
            [],
            [],
            LastRun: null,
            LastCompletedRun: null,
            now,
            Stale: false,
            FailedLetters: 0,
            LastEdition: null
        );

    private static ReminderSituation Situation(CampaignState state, DateTimeOffset now) =>
        new(state.Campaign, state.Progress, [], LastRun: null, LastCompletedRun: null, SyncMissedTwice: false, [], now);
}
