using System.Text.Json.Serialization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Intake;

/// <summary>What a school is told about its answer.</summary>
/// <param name="Id">Identifies this version of the answer for ever.</param>
/// <param name="ReceivedAt">In the campaign's zone.</param>
/// <param name="FirstReceivedAt">In the campaign's zone; the time of the school's first answer, which decides timeliness.</param>
/// <param name="Missing">Activities without an answer.</param>
/// <param name="Withdrawn">When and why the answer was withdrawn; null when it was not.</param>
public sealed record Receipt(
    string Id,
    string OrganizationId,
    string OrganizationName,
    DateTimeOffset ReceivedAt,
    DateTimeOffset FirstReceivedAt,
    Timeliness Timeliness,
    Completeness Completeness,
    IReadOnlyList<ReceiptActivity> Missing,
    ReceiptWithdrawal? Withdrawn = null
)
{
    /// <summary>What is expected of the school; null for what is expected of everybody. For pages, not for programs.</summary>
    [JsonIgnore]
    public TermsDecision? Terms { get; private init; }

    /// <param name="history">The school's history, with this submission in it.</param>
    public static Receipt Of(Submission submission, OrganizationHistory history, Campaign campaign)
    {
        var withdrawal = history.Versions.FirstOrDefault(version => version.Submission == submission)?.Withdrawal;
        return new(
            submission.Key,
            submission.OrganizationId,
            campaign.FindOrganization(submission.OrganizationId)?.Name ?? submission.OrganizationId,
            TimeZoneInfo.ConvertTime(
                submission.Source is SubmissionSource.Http ? submission.ObservedAt : submission.SubmittedAt,
                campaign.Zone
            ),
            TimeZoneInfo.ConvertTime(history.FirstSeen, campaign.Zone),
            TimelinessRule.Of(campaign, history),
            CompletenessRule.Of(campaign, submission),
            [
                .. CompletenessRule
                    .Unanswered(campaign, submission)
                    .Select(activity => new ReceiptActivity(activity.Id, activity.Number, activity.Title)),
            ],
            withdrawal is null
                ? null
                : new(TimeZoneInfo.ConvertTime(withdrawal.ObservedAt, campaign.Zone), withdrawal.By, withdrawal.Reason)
        )
        {
            Terms = history.Terms,
        };
    }
}

public sealed record ReceiptActivity(string Id, string Number, string Title);

/// <param name="At">In the campaign's zone.</param>
/// <param name="By">Who withdrew it.</param>
public sealed record ReceiptWithdrawal(DateTimeOffset At, string By, string Reason);
