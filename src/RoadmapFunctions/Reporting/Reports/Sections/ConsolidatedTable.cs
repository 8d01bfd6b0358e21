using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Every option of every activity with the schools that chose it.</summary>
public static class ConsolidatedTable
{
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        var percents = data.Campaign.Organizations.Count >= Wording.FewestForPercent;
        var organizations = data.NamesOrganizations ? data.Analysis.Organizations : [];
        if (organizations.Count == 0)
        {
            yield return new Paragraph(
                $"В таблице даны итоги; ответы всех {data.Noun.Many.Genitive} приведены "
                    + "в электронном приложении (книга Excel, лист «Ответы»)."
            );
        }

        yield return new Table(
            numbering.NextTable(),
            "Отмеченные варианты",
            [
                new("№", 0.7, Numeric: true),
                new("Мероприятие, вариант ответа", 6),
                .. organizations.Select(organization => new TableColumn(organization.Organization.ShortName, 0.9, Numeric: true)),
                new($"Число {data.Campaign.Terms.Organization.Abbreviation}", 0.9, Numeric: true),
                .. (percents ? new TableColumn("% ответивших", 1.1, Numeric: true) : null).OrNone(),
            ],
            [.. data.Analysis.Activities.SelectMany(activity => Rows(data, activity, organizations, percents))],
            string.Join(' ', Notes(data, organizations.Count > 0))
        );
    }

    private static IEnumerable<string> Notes(ReportData data, bool hasSchools)
    {
        if (hasSchools)
        {
            yield return $"«+» — вариант отмечен; серым показаны {data.Noun.Many.Nominative}, от которых по мероприятию нет ответа"
                + (data.Campaign.AsksAllOfEverybody ? "." : " или которым вопрос не задан.");
        }

        yield return "Нумерация мероприятий и вариантов — по утверждённой форме.";
        if (data.Campaign.Activities.Any(activity => activity.HasOptions && activity.Other is null))
        {
            yield return $"Если строка «Другое» не имеет номера, в форме её нет: ответ вписан {data.Noun.One.Instrumental} самостоятельно.";
        }
    }

    private static IEnumerable<IReadOnlyList<TableCell>> Rows(
        ReportData data,
        ActivityAnalysis activity,
        IReadOnlyList<OrganizationAnalysis> organizations,
        bool percents
    )
    {
        yield return
        [
            new(activity.Activity.Number, Strong: true),
            new(activity.Activity.Title, Strong: true),
            .. organizations.Select(organization => new TableCell(string.Empty, ToneOf(organization, activity))),
            new(Russian.Number(activity.Answered), Strong: true),
            .. Percents(new TableCell(string.Empty)),
        ];
        foreach (var line in AnswerLine.Of(activity).Where(line => line.Kind != AnswerLineKind.Ambiguous || line.Count > 0))
        {
            yield return
            [
                new(line.Number.Length == 0 ? string.Empty : $"{activity.Activity.Number}.{line.Number}"),
                new(
                    line.Kind == AnswerLineKind.Value && activity.Activity.Value!.UnitName is { } unit ? $"{line.Text}, {unit}" : line.Text
                ),
                .. organizations.Select(organization => new TableCell(
                    line.IsOf(organization) ? Mark(line, activity.Activity, organization) : string.Empty,
                    ToneOf(organization, activity)
                )),
                new(Russian.Number(line.Count)),
                .. Percents(new(Russian.ColumnPercent(line.Count, activity.Answered))),
            ];
            if (line.Kind == AnswerLineKind.Value && organizations.Count > 0)
            {
                foreach (var row in Shares(data, activity, organizations))
                {
                    yield return row;
                }
            }
        }

        IEnumerable<TableCell> Percents(TableCell cell) => percents ? [cell] : [];
    }

    // Tables with columns of schools have no column of percentages.
    private static IEnumerable<IReadOnlyList<TableCell>> Shares(
        ReportData data,
        ActivityAnalysis activity,
        IReadOnlyList<OrganizationAnalysis> organizations
    )
    {
        if (data.Analysis.Shares.GetValueOrDefault(activity.Activity.Id) is not { } shares)
        {
            yield break;
        }

        yield return Row("Доля в сумме, %", share => share.OfAll);
        if (shares.HasMunicipalities)
        {
            yield return Row("Доля в сумме территории, %", share => share.OfMunicipality);
        }

        IReadOnlyList<TableCell> Row(string title, Func<ShareOfSum, decimal?> part) =>
            [
                new(string.Empty),
                new(title),
                .. organizations.Select(each => new TableCell(
                    shares.Of(each.Organization, each.ValueOf(activity.Activity)) is { } share && part(share) is { } known
                        ? ShareOfSum.Percent(known).ToString("0.0", Russian.Culture)
                        : string.Empty,
                    ToneOf(each, activity)
                )),
                new(string.Empty),
            ];
    }

    private static string Mark(AnswerLine line, Activity activity, OrganizationAnalysis organization) =>
        line.Kind == AnswerLineKind.Value ? organization.ValueOf(activity)!.Brief : "+";

    private static Tone ToneOf(OrganizationAnalysis organization, ActivityAnalysis activity) =>
        organization.Current?.AnswerTo(activity.Activity) is null ? Tone.Empty : Tone.None;
}
