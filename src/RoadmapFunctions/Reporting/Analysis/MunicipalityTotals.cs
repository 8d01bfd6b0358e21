using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>A municipality's schools together.</summary>
/// <param name="Index">Over the schools that answered.</param>
/// <param name="Mismatched">Schools with numbers that do not agree.</param>
public sealed record MunicipalityTotals(
    string Name,
    int Expected,
    int Received,
    int OnTime,
    int Critical,
    int Attention,
    int OnTrack,
    int Undetermined,
    ExecutionIndex Index,
    int Mismatched
)
{
    /// <summary>Schools without a municipality are under «не указан».</summary>
    public static string NameOf(Organization organization) => organization.Municipality ?? "не указан";

    /// <returns>In alphabetical order; empty when the roster names no municipality.</returns>
    public static IReadOnlyList<MunicipalityTotals> Of(CampaignAnalysis analysis)
    {
        if (analysis.Campaign.Organizations.All(organization => organization.Municipality is null))
        {
            return [];
        }

        var mismatched = analysis.Mismatches.Select(each => each.Organization.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. analysis
                .Organizations.GroupBy(each => NameOf(each.Organization), StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Create(Russian.Culture, ignoreCase: true))
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new MunicipalityTotals(
                    group.Key,
                    group.Count(each => each.Progress.Completeness is not Completeness.NotExpected),
                    group.Count(each => each.Progress.Received),
                    group.Count(each => each.Progress.Timeliness == Timeliness.OnTime),
                    group.Count(each => each.Support == SupportGroup.Critical),
                    group.Count(each => each.Support == SupportGroup.Attention),
                    group.Count(each => each.Support == SupportGroup.OnTrack),
                    group.Count(each => each.Support == SupportGroup.Undetermined),
                    new(group.Sum(each => each.Index?.Done ?? 0), group.Sum(each => each.Index?.Of ?? 0)),
                    group.Count(each => mismatched.Contains(each.Organization.Id))
                )),
        ];
    }
}
