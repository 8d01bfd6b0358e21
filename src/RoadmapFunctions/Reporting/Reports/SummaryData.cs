using System.Text.Json.Serialization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The consolidated summary as open data: the shape of <c>summary.json</c>.</summary>
/// <param name="Mismatches">Numbers that do not agree; null where the campaign checks none.</param>
public sealed record SummaryData(
    SummaryCampaign Campaign,
    SummaryEdition Edition,
    SummaryTotals Totals,
    IReadOnlyList<SummaryActivity> Activities,
    IReadOnlyList<SummaryOrganization> Organizations,
    IReadOnlyList<SummaryQuarantine> Quarantine,
    IReadOnlyList<SummaryRecommendation> Recommendations,
    SummaryComparison? Comparison = null,
    IReadOnlyList<SummaryMismatch>? Mismatches = null
)
{
    /// <summary>Version of this shape. It rises only when a program that reads an earlier one would misread the file.</summary>
    [JsonPropertyOrder(-1)]
    public int Format { get; init; } = 1;

    /// <summary>Number of schools that a sheet names as examples.</summary>
    private const int MostExamples = 3;

    public static SummaryData Of(ReportData data)
    {
        var campaign = data.Campaign;
        var (progress, unsettled) = (data.Analysis.Progress, data.Unsettled);
        return new(
            new(
                campaign.Id,
                campaign.Title,
                campaign.Period,
                campaign.TimeZone,
                campaign.LegalBasis,
                campaign.Operator,
                campaign.AnswersMilestone.Date,
                campaign.AnswersMilestone.LocalTime,
                campaign.Terms,
                campaign.Requisites
            ),
            new(
                data.Edition.Number,
                data.Edition.Title,
                data.Edition.Reason,
                data.Edition.SnapshotAt,
                data.Edition.DataCode,
                data.Edition.SheetReadAt
            ),
            new(
                progress.Expected,
                progress.Received,
                progress.Complete,
                progress.Partial,
                data.Silent.Count,
                progress.OnTime,
                progress.Late,
                progress.Corrected,
                data.Quarantine.Count,
                data.Analysis.Index,
                campaign.AsksHead ? progress.Confirmed : null,
                unsettled.Count,
                data.Empty.Count
            ),
            [.. data.Analysis.Activities.Select(activity => Activity(data, activity))],
            new MappedList<OrganizationAnalysis, SummaryOrganization>(
                data.Analysis.Organizations,
                organization => Organization(data.Analysis, organization, unsettled)
            ),
            [.. data.Quarantine.Select(item => new SummaryQuarantine(item.Row, item.Column, item.Reason, item.Explanation, item.FoundAt))],
            RecommendationsOf(data),
            data.Comparison is { } comparison ? SummaryComparison.Of(comparison) : null,
            data.HasChecks
                ? new MappedList<NumberMismatch, SummaryMismatch>(
                    data.Analysis.Mismatches,
                    mismatch => SummaryMismatch.Of(campaign, mismatch)
                )
                : null
        );
    }

    // The schools' papers ask for them again and again. A whole country has no papers, and its recommendations must not take the
    // memory of all at once.
    private static IReadOnlyList<SummaryRecommendation> RecommendationsOf(ReportData data)
    {
        var all = new MappedList<Advice, SummaryRecommendation>(data.Advices, advice => SummaryRecommendation.Of(data, advice));
        if (data.ListsOrganizations)
        {
            return all.ToList();
        }

        return all;
    }

    private static SummaryActivity Activity(ReportData data, ActivityAnalysis analysis) =>
        new(
            analysis.Activity.Id,
            analysis.Activity.Number,
            analysis.Activity.Title,
            analysis.Activity.Brief(),
            analysis.Answered,
            [
                .. analysis.Options.Select(option => new SummaryOption(
                    option.Option.Id,
                    option.Option.Number,
                    option.Option.Text,
                    option.Option.Level,
                    option.Count
                )),
            ],
            analysis.OwnWords.Count,
            analysis.Ambiguous.Count,
            [.. analysis.Words.Groups.Select(SummaryWordGroup.Of)],
            analysis.Activity.Counts ? analysis.ByStatus.ToDictionary(status => status.Key, status => status.Value.Count) : [],
            [
                .. analysis
                    .ByStatus[ExecutionStatus.Done]
                    .OrderByDescending(school => data.Analysis.Of(school).Index?.Done)
                    .Take(MostExamples)
                    .Select(school => school.ShortName),
            ],
            analysis.Activity.Kind == QuestionKind.SeveralOf ? null : analysis.Activity.Kind,
            analysis.Activity.Counts ? null : true,
            analysis.Activity.Value?.UnitName,
            analysis.Activity.Value is null ? null : analysis.Values.Count,
            analysis.Figures.Count == 0 ? null : [.. analysis.Figures.Select(SummaryFigure.Of)],
            analysis.Activity.Value as ScaleQuestion,
            analysis.Activity.OnlyIf is null ? null : analysis.Asked,
            analysis.Activity.Optional ? true : null
        );

    private static SummaryOrganization Organization(
        CampaignAnalysis analysis,
        OrganizationAnalysis organization,
        IReadOnlySet<string> unsettled
    ) =>
        new(
            organization.Organization.Id,
            organization.Organization.Name,
            organization.Organization.ShortName,
            organization.Progress.Completeness,
            organization.Support,
            unsettled.Contains(organization.Organization.Id),
            organization.Progress.Timeliness,
            organization.Progress.FirstSeen,
            organization.Progress.CorrectedAt,
            organization.Current is null ? null : SubmissionKey.ContentOf(organization.Current),
            organization.Index,
            organization.Current is null
                ? null
                : [.. analysis.Campaign.Activities.Select(activity => SummaryAnswer.Of(analysis, activity, organization))],
            organization.Progress.State,
            organization.Progress.Terms?.Until,
            organization.Progress.Confirmation?.ObservedAt
        );
}
