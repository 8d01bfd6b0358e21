using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Progress as the API gives it.</summary>
/// <param name="Unread">Own words, doubtful cells and contradictions that wait for a reader.</param>
/// <param name="Confirmed">Answers that the heads of their schools have confirmed; null where no confirmation is asked for.</param>
/// <param name="LastSync">The last run, whatever its outcome; null before the first one.</param>
public sealed record ProgressAnswer(
    int Expected,
    int Received,
    int Complete,
    int Partial,
    int Missing,
    int OnTime,
    int Late,
    int Corrected,
    int Unread,
    int Returned,
    int Accepted,
    int? Confirmed,
    int Quarantined,
    SyncRun? LastSync,
    IReadOnlyList<OrganizationItem> Organizations,
    IReadOnlyList<QuarantineEntry> Quarantine
)
{
    public static ProgressAnswer Of(
        Campaign campaign,
        CampaignProgress progress,
        IReadOnlyList<QuarantineItem> quarantine,
        SyncRun? lastSync
    ) =>
        new(
            progress.Expected,
            progress.Received,
            progress.Complete,
            progress.Partial,
            progress.Missing,
            progress.OnTime,
            progress.Late,
            progress.Corrected,
            progress.Unread,
            progress.Returned,
            progress.Accepted,
            campaign.AsksHead ? progress.Confirmed : null,
            quarantine.Count,
            lastSync,
            [
                .. progress.Organizations.Select(each => new OrganizationItem(
                    each.Organization.Id,
                    each.Organization.Name,
                    each.Completeness,
                    each.Answered,
                    each.Timeliness,
                    each.FirstSeen,
                    each.CorrectedAt,
                    each.State,
                    each.Review?.Unread.Count ?? 0,
                    each.Terms?.Until,
                    each.Confirmation?.ObservedAt,
                    each.InDoubt
                )),
            ],
            [
                .. quarantine.Select(item => new QuarantineEntry(
                    item.Key,
                    item.Row,
                    item.Column,
                    item.Reason,
                    item.Explanation,
                    item.SuggestedOrganizationId,
                    item.FoundAt
                )),
            ]
        );
}

public sealed record OrganizationItem(
    string Id,
    string Name,
    Completeness Completeness,
    int Answered,
    Timeliness? Timeliness,
    DateTimeOffset? FirstSeen,
    DateTimeOffset? CorrectedAt,
    ReviewState State,
    int Unread,
    DateOnly? ExtendedUntil,
    DateTimeOffset? ConfirmedAt,
    bool InDoubt
);

public sealed record QuarantineEntry(
    string Key,
    int Row,
    string Column,
    RejectionReason Reason,
    string Explanation,
    string? SuggestedOrganizationId,
    DateTimeOffset FoundAt
);
