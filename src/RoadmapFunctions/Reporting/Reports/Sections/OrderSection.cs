using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;

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
            yield return $"{Heads(data, schools)} выполнить адресные рекомендации аналитического отчёта"
                + $"{Until(data, RecommendationAddressee.Organization)}.";
        }

        if (advices.Any(advice => advice.Recommendation.Addressee == RecommendationAddressee.Operator))
        {
            var until = Until(data, RecommendationAddressee.Operator);
            yield return $"{BodyName.Dative(campaign.Operator.Name)} выполнить рекомендации аналитического отчёта{until}.";
        }

        yield return data.Analysis.IsComplete
            ? $"Исполнение {BasisSection.Act(campaign)} снять с контроля."
            : $"Контроль исполнения возложить на {campaign.LegalBasis.Controller?.TrimEnd('.') ?? "____________________"}.";
    }

    // A clause of an order names everybody who is bound by it.
    private static string Heads(ReportData data, IReadOnlyList<Organization> schools) =>
        (schools.Count, data.NamesOrganizations, data.ListsOrganizations) switch
        {
            (1, _, _) => $"Руководителю {Wording.AllNames(schools, NameCase.Genitive)}",
            (_, true, _) => $"Руководителям {data.Campaign.Terms.Organization.Abbreviation} ({Wording.AllNames(schools)})",
            (_, _, true) => $"Руководителям {data.Campaign.Terms.Organization.Abbreviation}, указанным в приложении 3,",
            _ =>
                $"Руководителям {data.Campaign.Terms.Organization.Abbreviation}, указанным в электронном приложении (лист «Рекомендации»),",
        };

    // One day for all would change the day of some.
    private static string Until(ReportData data, RecommendationAddressee addressee)
    {
        var days = data
            .Advices.Where(advice => advice.Recommendation.Addressee == addressee)
            .Select(advice => advice.Recommendation.Due)
            .OfType<DateOnly>()
            .Distinct()
            .ToList();
        return days switch
        {
            [] => string.Empty,
            [var day] => $". Срок: {Wording.Until(day, data.MadeOn)}",
            _ => " в указанные в нём сроки",
        };
    }
}
