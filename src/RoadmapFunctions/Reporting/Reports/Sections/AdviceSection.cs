using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Who has to do what, why and by when. Each school has its own row, and no recommendation contradicts what it wrote.</summary>
public static class AdviceSection
{
    /// <summary>Groups of near causes of one activity that a sentence names.</summary>
    private const int MostGroups = 5;

    private const int LongestWords = 160;

    private const int MostCauses = 3;

    /// <summary>More rows would make the report longer than its reader has time for.</summary>
    private const int FewRows = 15;

    /// <summary>For a long roster the schools' own rows are in an annex, so that the report stays short and nobody is left out.</summary>
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        if (data.Advices is not { Count: > 0 } advices)
        {
            yield break;
        }

        yield return new Heading(1, $"{numbering.NextSection()} Адресные рекомендации");
        if (!data.NamesOrganizations && advices.Any(advice => Of(advice) is not null))
        {
            yield return new Paragraph(
                data.ListsOrganizations
                    ? $"Рекомендации руководителям {data.Noun.Many.Genitive} приведены в приложении 3."
                    : $"Рекомендации каждому {data.Noun.One.Dative} приведены в электронном приложении "
                        + "(книга Excel, лист «Рекомендации»)."
            );
        }

        List<Advice> here = [.. advices.Where(advice => data.NamesOrganizations || Of(advice) is null)];
        List<AdviceRow> rows = [.. Territories(data), .. Rows(data, here)];
        if (rows.Count > 0)
        {
            var table = numbering.NextTable();
            yield return new Paragraph(
                $"По итогам мониторинга рекомендуется {ToWhom(data, here)} (таблица{Russian.NonBreakingSpace}{table}):"
            );
            yield return TableOf(rows, table, "Кому, что и в какой срок рекомендуется");
        }
    }

    /// <summary>The rows of the schools, each with its own recommendations; none where nothing is recommended.</summary>
    public static IEnumerable<Block> OfOrganizations(ReportData data, Numbering numbering)
    {
        List<AdviceRow> rows = [.. Rows(data, data.Advices.Where(advice => Of(advice) is not null))];
        if (rows.Count > 0)
        {
            yield return TableOf(rows, numbering.NextTable(), $"Рекомендации руководителям {data.Noun.Many.Genitive}");
        }
    }

    private static Table TableOf(List<AdviceRow> rows, int table, string title) =>
        new(
            table,
            title,
            [new("Кому", 1.3), new("Что", 4.2), new("Основание", 3.2), new("Срок", 1.3, Numeric: true)],
            [.. rows.Select(row => (IReadOnlyList<TableCell>)[new(row.Whom), new(row.What), new(row.Basis), new(row.Due)])]
        )
        {
            LargestType = rows.Count > FewRows ? 9 : 10,
        };

    private sealed record AdviceRow(string Whom, string What, string Basis, string Due);

    /// <summary>More territories are told by the workbook.</summary>
    private const int MostTerritories = 30;

    // A head of department speaks to territories where the schools are too many to be spoken to one by one.
    private static IEnumerable<AdviceRow> Territories(ReportData data)
    {
        if (data.ListsOrganizations || MunicipalityTotals.Of(data.Analysis) is not { Count: > 1 and <= MostTerritories } territories)
        {
            yield break;
        }

        var (term, silent) = (data.Campaign.Terms.Organization, data.Overdue.ToLookup(MunicipalityTotals.NameOf, StringComparer.Ordinal));
        var advised = data
            .Advices.Where(advice => Of(advice) is not null && advice.Recommendation.When != RecommendationCondition.OrganizationMissing)
            .Select(advice => Of(advice)!)
            .Distinct()
            .ToLookup(MunicipalityTotals.NameOf, StringComparer.Ordinal);
        foreach (var each in territories)
        {
            string[] tasks =
            [
                .. (
                    silent[each.Name].Count() is var missing and > 0
                        ? $"обеспечить представление информации {Wording.Schools(missing, term)} (приложение 3)"
                        : null
                ).OrNone(),
                .. (
                    advised[each.Name].Count() is var schools and > 0
                        ? $"обеспечить выполнение рекомендаций {Wording.Schools(schools, term)}"
                        : null
                ).OrNone(),
            ];
            if (tasks.Length > 0)
            {
                yield return new(
                    each.Name,
                    string.Join("; ", tasks),
                    $"информацию представили {Wording.Share(each.Received, each.Expected)} {term.Abbreviation}"
                        + (each.Index.Of == 0 ? string.Empty : $"; выполнено {Wording.Share(each.Index.Done, each.Index.Of)} мероприятий"),
                    Days(
                        data,
                        [.. data.Advices.Where(advice => Of(advice) is { } school && MunicipalityTotals.NameOf(school) == each.Name)]
                    )
                );
            }
        }
    }

    // What concerns no activity is said once to all: many rows with the same words hide the others.
    private static IEnumerable<AdviceRow> Rows(ReportData data, IEnumerable<Advice> advices)
    {
        var all = advices.ToList();
        var common = all.Where(advice => Of(advice) is not null && advice.Activities.Count == 0)
            .GroupBy(advice => advice.Recommendation)
            .Where(same => same.Count() > 1)
            .ToList();
        foreach (
            var school in all.Except(common.SelectMany(same => same))
                .Where(advice => Of(advice) is not null)
                .GroupBy(advice => Of(advice)!.Id, StringComparer.Ordinal)
        )
        {
            yield return Row(data, [.. school.OrderBy(advice => advice.Recommendation.Due ?? DateOnly.MaxValue)]);
        }

        foreach (var same in common)
        {
            yield return new(
                Wording.AllNames(same.Select(advice => Of(advice)!)),
                Text(data, same.First()),
                Russian.List([.. same.Select(advice => Basis(data, advice)).Distinct(StringComparer.Ordinal)]),
                Until(data, same.First())
            );
        }

        foreach (var advice in all.Where(advice => Of(advice) is null).OrderBy(advice => advice.Recommendation.Due ?? DateOnly.MaxValue))
        {
            yield return Row(data, [advice]);
        }
    }

    // Tasks with their own days are numbered alike.
    private static AdviceRow Row(ReportData data, IReadOnlyList<Advice> advices)
    {
        var days = advices.Select(advice => Until(data, advice)).Distinct(StringComparer.Ordinal).ToList();
        var numbered = advices.Count > 1 && days.Count > 1;
        string Together(Func<Advice, string> part) =>
            string.Join(
                "; ",
                advices.Select((advice, index) => (numbered ? $"{index + 1}){Russian.NonBreakingSpace}" : null) + part(advice))
            );
        return new(
            Addressee(data, advices[0]),
            Together(advice => Text(data, advice)),
            string.Join("; ", advices.Select(advice => BasisHere(data, advice))),
            numbered ? Together(advice => Until(data, advice)) : days[0]
        );
    }

    // The conclusions have told many causes at length.
    private static string BasisHere(ReportData data, Advice advice) =>
        advice is { Recommendation.When: RecommendationCondition.ActivityHindered, Organizations.Count: > MostCauses }
            ? $"причины, названные {data.Noun.Many.Instrumental} (выводы): {Wording.Activities(advice.Activities)}"
            : Basis(data, advice);

    private static string Days(ReportData data, IReadOnlyList<Advice> advices) =>
        advices.Select(advice => advice.Recommendation.Due).OfType<DateOnly>().Distinct().Order().ToList() switch
        {
            [] => "постоянно",
            var days => string.Join(", ", days.Select(day => Wording.Until(day, data.MadeOn)).Distinct(StringComparer.Ordinal)),
        };

    // The names of the activities stand in the table of a short report, and the names of many schools in the workbook.
    private static string Text(ReportData data, Advice advice)
    {
        if (Of(advice) is null && advice.Organizations.Count > Wording.MostInCell)
        {
            var term = data.Campaign.Terms.Organization;
            var where =
                advice.Recommendation.When == RecommendationCondition.OrganizationUnsettled
                    ? string.Empty
                    : " (книга Excel, лист «Рекомендации»)";
            return Text(advice, named: true, $"{Wording.Schools(advice.Organizations.Count, term)}{where}");
        }

        return Text(advice, data.NamesOrganizations, Wording.AllNames(advice.Organizations));
    }

    private static string Until(ReportData data, Advice advice) =>
        advice.Recommendation.Due is { } due ? Wording.Until(due, data.MadeOn) : "постоянно";

    /// <summary>What is to be done, with the names of the activities or of the schools.</summary>
    public static string Text(Advice advice) => Text(advice, named: true, Wording.AllNames(advice.Organizations));

    private static string Text(Advice advice, bool named, string organizations) =>
        ActivityPlace
            .Fill(
                advice.Recommendation.Text,
                advice.Activities.Count,
                Russian.List([.. advice.Activities.Select(each => named ? Wording.NumberAndName(each) : each.Number)])
            )
            .Replace(Recommendation.OrganizationsPlace, organizations, StringComparison.Ordinal);

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
            { Recommendation.When: RecommendationCondition.OrganizationMissing } => (
                Of(advice) is { } silent && data.Empty.Contains(silent) ? "форма без ответов" : "информация не представлена"
            ) + $" (срок — {Russian.Date(data.Campaign.AnswersMilestone.Date)})",
            { Recommendation.When: RecommendationCondition.OrganizationLate } => $"информация представлена {Wording.Of(Timeliness.Late)}",
            { Recommendation.When: RecommendationCondition.OrganizationPartial } =>
                $"нет ответа по {QuestionNoun.Of(advice.Activities).For(advice.Activities.Count).Dative} "
                    + Russian.List([.. advice.Activities.Select(activity => activity.Number)]),
            _ => string.Join("; ", advice.Activities.Select(activity => Said(data, Of(advice)!, activity))),
        };

    // A few causes are told with what was ticked beside them; of many, near ones are told together, and none is left out.
    private static string Causes(ReportData data, Advice advice)
    {
        var schools = advice.Organizations.Select(each => each.Id).ToHashSet(StringComparer.Ordinal);
        var causes = data
            .Analysis.Hindrances.Where(each => schools.Contains(each.Organization.Id) && advice.Activities.Contains(each.Activity))
            .ToList();
        return causes.Count <= MostCauses
            ? string.Join("; ", causes.Select(each => $"{each.Organization.ShortName}, {Said(data, each.Organization, each.Activity)}"))
            : string.Join("; ", CausesByActivity(data, causes));
    }

    /// <summary>«мероприятие 10: „карантин“ — СОШ № 5; „нет транспорта“ — СОШ № 7 и 12».</summary>
    public static IEnumerable<string> CausesByActivity(ReportData data, IEnumerable<Hindrance> causes, bool named = false) =>
        causes
            .GroupBy(each => each.Activity)
            .Select(each =>
                $"{(named ? Wording.Named(each.Key) : $"мероприятие {each.Key.Number}")}: "
                + string.Join("; ", Foremost(data, Hindrance.Groups(each)))
            );

    private static IEnumerable<string> Foremost(ReportData data, IReadOnlyList<WordGroup> groups)
    {
        var named = groups
            .Take(MostGroups)
            .Select(group =>
                $"{Russian.Quoted(group.Name)} — "
                + Wording.Few([.. group.Words.Select(words => words.Organization)], data.Campaign.Terms.Organization)
            );
        return groups.Count <= MostGroups
            ? named
            : named.Append($"ещё {Russian.Count(groups.Count - MostGroups, "причина", "причины", "причин")}");
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
        var territories = Territories(data).Any() ? "территориям" : null;
        return Russian.List([.. territories.OrNone(), .. heads.OrNone(), .. author.OrNone()]);
    }

    private static string Addressee(ReportData data, Advice advice) =>
        Of(advice) is { } organization ? Wording.AllNames([organization]) : data.Campaign.Operator.Name;
}
