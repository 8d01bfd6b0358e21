using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>What a head of department may order next, ready to be copied into an order.</summary>
public static class OrderSection
{
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        var clauses = Clauses(data).ToList();
        yield return new Heading(1, $"{numbering.NextSection()} Проект пунктов {Russian.Genitive(data.Campaign.LegalBasis.Kind)}");
        foreach (var (index, clause) in clauses.Index())
        {
            yield return new Paragraph($"{index + 1}. {clause}");
        }
    }

    private static IEnumerable<string> Clauses(ReportData data)
    {
        var (campaign, advices) = (data.Campaign, data.Advices);
        yield return $"Информацию {BodyName.Genitive(campaign.Operator.Name)} {DocumentHead.About(campaign)} принять к сведению.";
        var schools = data.Organizations(
            advices
                .Where(advice => advice.Recommendation.Addressee == RecommendationAddressee.Organization)
                .SelectMany(advice => advice.Organizations)
                .Select(each => each.Id)
        );
        if (schools.Count > 0)
        {
            foreach (var clause in data.ListsOrganizations ? [Recommended(data, schools)] : ByTerritory(data))
            {
                yield return clause;
            }
        }

        if (advices.Any(advice => advice.Recommendation.Addressee == RecommendationAddressee.Operator))
        {
            var until = Until(data, RecommendationAddressee.Operator);
            yield return $"{BodyName.Dative(campaign.Operator.Name)} выполнить рекомендации аналитического отчёта{until}.";
        }

        yield return data.Analysis.IsComplete
            ? $"{Russian.Capitalized(DocumentHead.Act(campaign.LegalBasis))} в части информации "
                + $"за {Typography.Years(campaign.Period)} считать "
                + $"{Russian.Agreeing(campaign.LegalBasis.Kind, "исполненным", "исполненной", "исполненным")}."
            : $"Контроль исполнения возложить на {campaign.LegalBasis.Controller?.TrimEnd('.') ?? "____________________"}.";
    }

    private static string Recommended(ReportData data, IReadOnlyList<Organization> schools) =>
        $"{Heads(data, schools)} выполнить адресные рекомендации аналитического отчёта{Until(data, RecommendationAddressee.Organization)}.";

    // An order cannot bind people whom only a file of tables names: the silent are in the annex, the others are told by their own bodies.
    private static IEnumerable<string> ByTerritory(ReportData data)
    {
        var (term, author) = (data.Campaign.Terms.Organization, data.Campaign.Operator.Name);
        if (data.AnnexesSilent)
        {
            var until = Until(data, advice => advice.Recommendation.When == RecommendationCondition.OrganizationMissing);
            yield return $"Руководителям {term.Abbreviation}, названных в приложении 3 к аналитическому отчёту, "
                + $"представить информацию о выполнении мероприятий{until}.";
        }

        yield return MunicipalityTotals.Of(data.Analysis).Count > 1
            ? $"Руководителям муниципальных органов управления образованием довести до {term.Abbreviation} адресные рекомендации "
                + $"аналитического отчёта и обеспечить их выполнение{Until(data, RecommendationAddressee.Organization)}."
            : $"{BodyName.Dative(author)} довести до {term.Abbreviation} адресные рекомендации аналитического отчёта"
                + $"{Until(data, RecommendationAddressee.Organization)}.";
    }

    // A clause of an order names everybody who is bound by it.
    private static string Heads(ReportData data, IReadOnlyList<Organization> schools) =>
        (schools.Count, data.NamesOrganizations) switch
        {
            (1, _) => $"Руководителю {Wording.AllNames(schools, NameCase.Genitive)}",
            (_, true) => $"Руководителям {data.Campaign.Terms.Organization.Abbreviation} ({Wording.AllNames(schools)})",
            _ => $"Руководителям {data.Campaign.Terms.Organization.Abbreviation}, указанным в приложении 3,",
        };

    // One day for all would change the day of some.
    private static string Until(ReportData data, RecommendationAddressee addressee) =>
        Until(data, advice => advice.Recommendation.Addressee == addressee);

    private static string Until(ReportData data, Func<Advice, bool> which)
    {
        var days = data.Advices.Where(which).Select(advice => advice.Recommendation.Due).OfType<DateOnly>().Distinct().ToList();
        return days switch
        {
            [] => string.Empty,
            [var day] => $". Срок: {Wording.Until(day, data.MadeOn)}",
            _ => " в указанные в нём сроки",
        };
    }
}
