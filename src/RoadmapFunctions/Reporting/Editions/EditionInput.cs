using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>What an edition is made from, read once.</summary>
/// <param name="Letterhead">Null when the department has sent none, or it can no longer be read.</param>
/// <param name="OpenQuarantine">In the order of the rows.</param>
/// <param name="Previous">The campaign that this one is compared with, as its last edition has it; null when it has published none.</param>
public sealed record EditionInput(
    Campaign Campaign,
    SubmissionHistory History,
    IReadOnlyList<QuarantineItem> OpenQuarantine,
    DateTimeOffset? SheetReadAt,
    GroupCorrections Corrections,
    PreviousPeriod? Previous = null,
    Letterhead? Letterhead = null
)
{
    /// <summary>Equal for equal input, in whatever order it was read.</summary>
    public string Sha256 => Fingerprint(Campaign, History, OpenQuarantine, Corrections, Previous, Letterhead);

    private static string Fingerprint(
        Campaign campaign,
        SubmissionHistory history,
        IEnumerable<QuarantineItem> open,
        GroupCorrections corrections,
        PreviousPeriod? previous,
        Letterhead? letterhead
    ) =>
        Digest.OfJson(
            new
            {
                Campaign = campaign,
                Versions = Versions(campaign, history),
                Reviews = history.Reviews.Select(entry => (object)entry),
                history.Notes,
                Quarantine = open.Select(item => item.Key),
                Corrections = corrections,
                Previous = previous?.EditionSha256,
                Letterhead = letterhead is null ? null : Digest.Of(letterhead.File),
            },
            CampaignFile.Json
        );

    // Keys are made from content, so they stand for it; a text that is erased later does not change its key.
    private static IEnumerable<object> Versions(Campaign campaign, SubmissionHistory history) =>
        history
            .Versions.OrderBy(version => version.Submission.Key, StringComparer.Ordinal)
            .Select(version => new
            {
                version.Submission.Key,
                version.Submission.KnownSince,
                version.Present,
                version.Disowned,
                version.EndsHistory,
                ConfirmedAt = campaign.AsksHead ? version.Confirmation?.ObservedAt : null,
                Erased = Erasure.CountIn(version.Submission) is > 0 and var erased ? erased : (int?)null,
            });
}
