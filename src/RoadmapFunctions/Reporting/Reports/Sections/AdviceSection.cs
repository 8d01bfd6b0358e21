using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Who has to do what, why and by when. Each school has its own row, and no recommendation contradicts what it wrote.</summary>
public static class AdviceSection
{
    private const int LongestWords = 160;

    private const int MostCauses = 3;

    /// <summary>More rows would make the report longer than its reader has time for.</summary>
    private const int FewRows = 15;

    /// <summary>For a long roster the schools' own rows are in an annex, so that the report stays short and nobody is left out.</summary>
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        if (data.Advices.Count == 0)
        {
            yield break;
        }

        yield return new Heading(1, $"{numbering.NextSection()} Адресные рекомендации");
        if (!data.NamesOrganizations)
        {
            yield return new Paragraph(
                data.ListsOrganizations
                    ? $"Рекомендации руководителям {data.Noun.Many.Genitive} приведены в приложении 3."
                    : $"Рекомендации {data.Noun.Many.Dative} приведены в их информационных листах "
                        + "и в электронном приложении (книга Excel, лист «Рекомендации»)."
            );
        }

        List<Advice> here = [.. data.Advices.Where(advice => data.NamesOrganizations || Of(advice) is null)];
        if (here.Count > 0)
        {
            var table = numbering.NextTable();
            yield return new Paragraph(
                $"По итогам мониторинга рекомендуется {ToWhom(data, here)} (таблица{Russian.NonBreakingSpace}{table}):"
            );
            yield return TableOf(data, here, table, "Кому, что и в какой срок рекомендуется");
        }
    }

    /// <summary>The rows of the schools, each with its own recommendations.</summary>
    public static Table OfOrganizations(ReportData data, Numbering numbering) =>
        TableOf(
            data,
            data.Advices.Where(advice => Of(advice) is not null),
            numbering.NextTable(),
            $"Рекомендации руководителям {data.Noun.Many.Genitive}"
        );

    private static Table TableOf(ReportData data, IEnumerable<Advice> advices, int table, string title) =>
        new(
            table,
            title,
            [new("Кому", 1.3), new("Что", 4.2), new("Основание", 3.2), new("Срок", 1.3, Numeric: true)],
            [
                .. advices
                    .GroupBy(advice => (advice.Recommendation.Addressee, Id: Of(advice)?.Id))
                    .OrderBy(group => group.Key.Addressee == RecommendationAddressee.Operator)
                    .SelectMany(group => group.OrderBy(advice => advice.Recommendation.Due ?? DateOnly.MaxValue))
                    .Select(advice => Row(data, advice)),
            ]
        )
        {
            LargestType = data.Advices.Count > FewRows ? 9 : 10,
        };

    // One task, with its own reason and day beside it.
    private static IReadOnlyList<TableCell> Row(ReportData data, Advice advice) =>
        [new(Addressee(data, advice)), new(Text(advice)), new(Basis(data, advice)), new(Until(data, advice))];

    private static string Until(ReportData data, Advice advice) =>
        advice.Recommendation.Due is { } due ? Wording.Until(due, data.MadeOn) : "постоянно";

    /// <summary>What is to be done, with the names of the activities or of the schools.</summary>
    public static string Text(Advice advice) =>
        ActivityPlace
            .Fill(advice.Recommendation.Text, advice.Activities.Count, Russian.List([.. advice.Activities.Select(Wording.NumberAndName)]))
            .Replace(Recommendation.OrganizationsPlace, Wording.AllNames(advice.Organizations), StringComparison.Ordinal);

    /// <summary>The same for one activity whose name the reader sees beside it.</summary>
    public static string? Task(Advice advice) =>
        advice.Activities.Count == 0 ? null : ActivityPlace.Fill(advice.Recommendation.Text, 1, named: string.Empty);

    /// <summary>The fact of the school's answer that the recommendation rests on.</summary>
    public static string Basis(ReportData data, Advice advice) =>
        advice switch
        {
            { Recommendation.When: RecommendationCondition.CampaignComplete } => "все мероприятия выполнены",
            { Recommendation.When: RecommendationCondition.ActivityHindered } => Causes(data, advice),
            { Recommendation.Addressee: RecommendationAddressee.Operator } => advice.Activities.Count > 0
                ? Wording.Activities(advice.Activities)
                : "неучтённые записи (раздел 2)",
            { Recommendation.When: RecommendationCondition.OrganizationMissing } =>
                $"информация не представлена (срок — {Russian.Date(data.Campaign.AnswersMilestone.Date)})",
            { Recommendation.When: RecommendationCondition.OrganizationLate } => $"информация представлена {Wording.Of(Timeliness.Late)}",
            { Recommendation.When: RecommendationCondition.OrganizationPartial } =>
                $"нет ответа по {QuestionNoun.Of(advice.Activities).For(advice.Activities.Count).Dative} "
                    + Russian.List([.. advice.Activities.Select(activity => activity.Number)]),
            _ => string.Join("; ", advice.Activities.Select(activity => Said(data, Of(advice)!, activity))),
        };

    private static string Causes(ReportData data, Advice advice)
    {
        var causes = advice
            .Organizations.SelectMany(each =>
                Advice.Hindered(data.Analysis.Of(each), data.Campaign).Select(activity => $"{each.ShortName}, {Said(data, each, activity)}")
            )
            .ToList();
        return string.Join("; ", causes.Take(MostCauses))
            + (causes.Count > MostCauses ? $"; и ещё {Russian.Number(causes.Count - MostCauses)}" : string.Empty);
    }

    // What a person has found in the answer takes precedence over its ticked options.
    private static string Said(ReportData data, Organization organization, Activity activity)
    {
        var analysis = data.Analysis.Of(organization);
        var answer = analysis.Current!.AnswerTo(activity)!;
        var status = Wording.Of(analysis.StatusOf(activity));
        List<string> options =
        [
            .. activity
                .Options.Where(option =>
                    option.Level is not (ExecutionLevel.Done or ExecutionLevel.Silent)
                    && answer.OptionIds.Contains(option.Id, StringComparer.Ordinal)
                )
                .Select(option => Russian.Quoted(option.Text)),
        ];
        var assessment = analysis.Progress.Review?.AssessmentOf(activity);
        var said =
            assessment?.Level is not null ? $"{status} по оценке {BodyName.Genitive(data.Campaign.Operator.Name)}"
            : options.Count > 0 ? string.Join(", ", options)
            : status;
        var cause = assessment is { Cause.Length: > 0 } ? $", причина: {assessment.Cause}" : string.Empty;
        var words = answer.Other is { } own ? $", пояснение: {Russian.Quoted(CleanText.Abridged(own, LongestWords))}" : string.Empty;
        return $"мероприятие {activity.Number} — {said}{cause}{words}";
    }

    private static Organization? Of(Advice advice) =>
        advice.Recommendation.Addressee == RecommendationAddressee.Organization && advice.Organizations is [var only] ? only : null;

    private static string ToWhom(ReportData data, List<Advice> advices)
    {
        var schools = advices.Select(Of).OfType<Organization>().DistinctBy(school => school.Id, StringComparer.Ordinal).Count();
        var heads = schools switch
        {
            0 => null,
            1 => $"руководителю {data.Noun.One.Genitive}",
            _ => $"руководителям {data.Noun.Many.Genitive}",
        };
        var author = advices.Any(advice => Of(advice) is null) ? BodyName.Dative(data.Campaign.Operator.Name) : null;
        return Russian.List([.. heads.OrNone(), .. author.OrNone()]);
    }

    private static string Addressee(ReportData data, Advice advice) =>
        Of(advice) is { } organization ? Wording.AllNames([organization]) : data.Campaign.Operator.Name;
}
