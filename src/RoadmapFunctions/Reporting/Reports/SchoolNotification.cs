using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>Tells a school, over the operator's signature, that its answer has been counted, and how.</summary>
public static class SchoolNotification
{
    public static string TitleOf(SummaryOrganization organization) => $"Уведомление: {organization.Name}";

    /// <summary>An empty form, and an answer that was returned, are not accepted: their schools get no notification.</summary>
    public static bool Concerns(SummaryOrganization organization) =>
        organization is { FirstSeen: not null, Completeness: not (Completeness.Empty or Completeness.NotExpected) }
        && organization.State is not ReviewState.Returned;

    public static Document Compose(SummaryData summary, SummaryOrganization organization)
    {
        var campaign = summary.Campaign;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(campaign.TimeZone);
        var year = TimeZoneInfo.ConvertTime(summary.Edition.SnapshotAt, zone).Year;
        return new(
            TitleOf(organization),
            DocumentHead.RunningFoot(summary),
            summary.Edition.SnapshotAt,
            [
                new(
                    PageOrientation.Portrait,
                    [
                        DocumentHead.Letter(
                            campaign.Operator,
                            year,
                            $"Руководителю\n{BodyName.Genitive(organization.Name)}",
                            "О приёме информации"
                        ),
                        .. Body(summary, organization, zone).Select(text => new Paragraph(text)),
                        .. HasSheet(summary, organization)
                            ? [new AnnexList("Приложение: информационный лист на 1 л. в 1 экз.")]
                            : Array.Empty<Block>(),
                        .. DocumentHead.Ending(campaign.Operator, campaign.Requisites),
                    ]
                ),
            ]
        )
        {
            Author = campaign.Operator.FormalName,
        };
    }

    private static IEnumerable<string> Body(SummaryData summary, SummaryOrganization organization, TimeZoneInfo zone)
    {
        var (campaign, basis) = (summary.Campaign, summary.Campaign.LegalBasis);
        var corrected = organization.CorrectedAt is { } at ? $" Учтены уточнения от {Day(at, zone)}." : string.Empty;
        yield return $"Информация {DocumentHead.About(campaign.Terms, campaign.LegalBasis, campaign.Period)} "
            + $"({DocumentHead.Act(basis)}), представленная "
            + $"{campaign.ReceivedInWords(organization, zone)} {Wording.Of(organization.Timeliness)}, принята и учтена в сведениях "
            + $"по состоянию на {Russian.DateAndTime(summary.Edition.SnapshotAt, zone)} "
            + $"(издание {Wording.Numbered(summary.Edition.Number)}).{corrected}";
        if (organization.Index is { } index)
        {
            yield return $"Учтено выполненных мероприятий: {Wording.Share(index.Done, index.Of)}.{Unassessed(summary, organization)}";
        }

        if (Missing(summary, organization) is { Count: > 0 } missing)
        {
            var noun = QuestionNoun.Of(missing.Select(activity => activity.Counts)).For(missing.Count);
            yield return $"Не представлены сведения по {noun.Dative} {Russian.List([.. missing.Select(activity => activity.Number)])}.";
        }

        if (HasSheet(summary, organization))
        {
            var noun = summary.Campaign.Terms.Organization.Noun;
            yield return $"Рекомендации и сроки их исполнения — в информационном листе {noun.One.Genitive} (прилагается).";
        }
    }

    private static bool HasSheet(SummaryData summary, SummaryOrganization organization) =>
        summary.Recommendations.Any(each => each.OrganizationId == organization.Id);

    private static string Unassessed(SummaryData summary, SummaryOrganization organization) =>
        Activities(summary, organization, answer => answer.Status == ExecutionStatus.NeedsReading)
            .Select(each => each.Number)
            .ToList() switch
        {
            [] => string.Empty,
            [var one] => $" Ещё не оценён ответ по мероприятию {one}.",
            var several => $" Ещё не оценены ответы по мероприятиям {Russian.List(several)}.",
        };

    private static List<SummaryActivity> Missing(SummaryData summary, SummaryOrganization organization) =>
        Activities(summary, organization, answer => answer.IsEmpty);

    private static List<SummaryActivity> Activities(SummaryData summary, SummaryOrganization organization, Func<SummaryAnswer, bool> wanted)
    {
        var ids = (organization.Answers ?? []).Where(wanted).Select(answer => answer.ActivityId);
        return
        [
            .. summary
                .Activities.Where(activity => activity.Optional is not true)
                .IntersectBy(ids, activity => activity.Id, StringComparer.Ordinal),
        ];
    }

    private static string Day(DateTimeOffset at, TimeZoneInfo zone) =>
        Russian.Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime));
}
