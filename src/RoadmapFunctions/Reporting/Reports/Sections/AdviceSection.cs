using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Who is to do what, why and by when. Each school is named in a row of its own, and no recommendation goes against what it wrote.</summary>
public static class AdviceSection
{
    private const int LongestWords = 160;

    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        var advices = data.Advices;
        if (advices.Count == 0)
        {
            yield break;
        }

        yield return new Heading(1, $"{numbering.NextSection()} Адресные рекомендации");
        if (!data.ListsOrganizations)
        {
            yield return new Paragraph("Рекомендации каждому учреждению приведены в листе учреждения и в электронном приложении (книга Excel, лист «Рекомендации»).");
            advices = [.. advices.Where(advice => advice.Recommendation.Addressee == RecommendationAddressee.Operator)];
        }

        if (advices.Count == 0)
        {
            yield break;
        }

        var table = numbering.NextTable();
        yield return new Paragraph($"По итогам мониторинга рекомендуется (таблица{Russian.NonBreakingSpace}{table}):");
        yield return new Table(
            table,
            "Адресные рекомендации",
            [new("Кому", 1.7), new("Что", 4), new("Основание", 3), new("Срок", 1.2, Numeric: true)],
            [.. advices
                .GroupBy(advice => (advice.Recommendation.Addressee, Id: Of(advice)?.Id, advice.Recommendation.Due))
                .OrderBy(group => group.Key.Addressee == RecommendationAddressee.Operator)
                .ThenBy(group => data.Campaign.Organizations.Index().FirstOrDefault(each => each.Item.Id == group.Key.Id).Index)
                .ThenBy(group => group.Key.Due ?? DateOnly.MaxValue)
                .Select(group => (IReadOnlyList<TableCell>)
                [
                    new(Addressee(data, group.First())),
                    new(Lines(group.Select(Text))),
                    new(Lines(group.Select(advice => Basis(data, advice)))),
                    new(group.Key.Due is { } due ? $"до {Russian.Date(due)}" : "постоянно"),
                ])]);
    }

    /// <summary>What is to be done, with the names of the activities or of the schools.</summary>
    public static string Text(Advice advice) => advice.Recommendation.Text
        .Replace(Recommendation.ActivityPlace, Russian.List([.. advice.Activities.Select(Wording.Named)]), StringComparison.Ordinal)
        .Replace(Recommendation.OrganizationsPlace, Wording.AllNames(advice.Organizations), StringComparison.Ordinal);

    /// <summary>The fact of the school's answer that the recommendation rests on.</summary>
    public static string Basis(ReportData data, Advice advice) => advice switch
    {
        { Recommendation.When: RecommendationCondition.CampaignComplete } => "все мероприятия выполнены",
        { Recommendation.Addressee: RecommendationAddressee.Operator } => advice.Activities.Count > 0 ? Wording.Activities(advice.Activities) : "раздел 2",
        { Recommendation.When: RecommendationCondition.OrganizationMissing } =>
            $"информация не представлена (срок — {Russian.Date(data.Campaign.AnswersMilestone.Date)})",
        { Recommendation.When: RecommendationCondition.OrganizationLate } => "информация представлена с нарушением срока",
        { Recommendation.When: RecommendationCondition.OrganizationPartial } => $"нет ответа: {Wording.Activities(advice.Activities)}",
        _ => string.Join("; ", advice.Activities.Select(activity => Said(data, Of(advice)!, activity))),
    };

    private static string Said(ReportData data, Organization organization, Activity activity)
    {
        var answer = data.Analysis.Of(organization).Current!.AnswerTo(activity.Id)!;
        var options = activity.Options.Where(option => option.Level != ExecutionLevel.Done && answer.OptionIds.Contains(option.Id, StringComparer.Ordinal))
            .Select(option => Russian.Quoted(option.Text));
        var words = answer.Other is { } own ? $", пояснение: {Russian.Quoted(CleanText.Abridged(own, LongestWords))}" : string.Empty;
        return $"мероприятие {activity.Number} — {string.Join(", ", options)}{words}";
    }

    private static Organization? Of(Advice advice) =>
        advice.Recommendation.Addressee == RecommendationAddressee.Organization && advice.Organizations is [var only] ? only : null;

    private static string Addressee(ReportData data, Advice advice) =>
        Of(advice) is { } organization ? $"Руководителю {Wording.AllNames([organization])}" : data.Campaign.Operator.Name;

    private static string Lines(IEnumerable<string> items) => string.Join(";\n", items.Distinct(StringComparer.Ordinal));
}
