using System.Globalization;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Excel;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The sheets of the workbook with a row for each activity or option.</summary>
internal static class WorkbookActivities
{
    private static readonly ExecutionStatus[] All = Enum.GetValues<ExecutionStatus>();

    public static WorkbookColumn NumberColumn { get; } = new("№ мероприятия", 16, "Как в форме");

    public static WorkbookColumn TitleColumn { get; } = new("Мероприятие", 60, "Как в форме");

    public static WorkbookSheet Statuses(ReportData data) =>
        new(
            "Мероприятия",
            "Мероприятие",
            [
                NumberColumn,
                TitleColumn,
                .. All.Select(status => new WorkbookColumn(
                    Wording.Of(status),
                    14,
                    $"{Russian.Capitalized(data.Noun.Many.Genitive)} со степенью выполнения «{Wording.Of(status)}»",
                    CellFormat.Count
                )),
                new("Ответивших", 14, $"{Russian.Capitalized(data.Noun.Many.Genitive)}, ответивших по мероприятию", CellFormat.Count),
            ],
            data.Analysis.Counted.Select(activity =>
                (IReadOnlyList<WorkbookCell>)
                    [
                        Number(activity.Activity.Number),
                        new(activity.Activity.Title),
                        .. All.Select(status => new WorkbookCell(activity.Count(status))),
                        new(activity.Answered),
                    ]
            )
        )
        {
            Chart = new(
                new BarChart(
                    2,
                    "Выполнение мероприятий",
                    $"Число {data.Campaign.Terms.Organization.Abbreviation}",
                    [.. data.Analysis.Counted.Select(activity => activity.Activity.Number)],
                    [
                        .. All.Select(status => new ChartSeries(
                            Wording.Of(status),
                            Wording.ToneOf(status),
                            [.. data.Analysis.Counted.Select(activity => activity.Count(status))]
                        )),
                    ]
                ),
                FirstRow: 2,
                CategoryColumn: 0,
                FirstSeriesColumn: 2
            ),
        };

    public static WorkbookSheet Options(ReportData data) =>
        new(
            "Сводка",
            "Вариант ответа на мероприятие",
            [
                NumberColumn,
                TitleColumn,
                new("№ варианта", 12, "Как в форме; номера могут повторяться"),
                new("Вариант ответа", 60, "Как в форме; «Другое» — ответ своими словами"),
                new(
                    data.Campaign.Terms.Organization.Abbreviation,
                    10,
                    $"{Russian.Capitalized(data.Noun.Many.Genitive)}, отметивших вариант",
                    CellFormat.Count
                ),
                new("Ответивших", 14, $"{Russian.Capitalized(data.Noun.Many.Genitive)}, ответивших по мероприятию", CellFormat.Count),
                new(
                    "Доля",
                    10,
                    $"{Russian.Quoted(data.Campaign.Terms.Organization.Abbreviation)}, делённое на «Ответивших»",
                    CellFormat.Percent
                ),
                .. (
                    data.Campaign.AsksAllOfEverybody
                        ? null
                        : new WorkbookColumn(
                            "Спрошенных",
                            14,
                            $"{Russian.Capitalized(data.Noun.Many.Nominative)} с ответом, которым задан вопрос",
                            CellFormat.Count
                        )
                ).OrNone(),
            ],
            data.Analysis.Activities.SelectMany(activity =>
                AnswerLine
                    .Of(activity)
                    .Select(line =>
                        (IReadOnlyList<WorkbookCell>)
                            [
                                Number(activity.Activity.Number),
                                new(activity.Activity.Title),
                                Number(line.Number),
                                new(line.Text),
                                new(line.Count),
                                new(activity.Answered),
                                SummaryWorkbook.Share(line.Count, activity.Answered),
                                .. data.Campaign.AsksAllOfEverybody ? (WorkbookCell[])[] : [new(activity.Asked)],
                            ]
                    )
            )
        );

    /// <summary>The table of the order: its options down, the schools across.</summary>
    public static WorkbookSheet Matrix(ReportData data) =>
        new(
            "Матрица",
            "Вариант ответа на мероприятие",
            [
                NumberColumn,
                new("№ варианта", 12, "Как в форме"),
                new("Вариант ответа", 60, "Как в форме"),
                .. data.Campaign.Organizations.Select(organization => new WorkbookColumn(
                    organization.ShortName,
                    12,
                    data.HasValues
                        ? "1 — вариант отмечен; у вопроса о числе, доле, дате или оценке — сам ответ, о ссылках — сколько их"
                        : "1 — вариант отмечен",
                    data.HasValues ? CellFormat.Number : CellFormat.Count
                )),
            ],
            data.Analysis.Activities.SelectMany(activity =>
                AnswerLine
                    .Of(activity)
                    .Select(line =>
                        (IReadOnlyList<WorkbookCell>)
                            [
                                Number(activity.Activity.Number),
                                Number(line.Number),
                                new(line.Text),
                                .. data.Analysis.Organizations.Select(each => Mark(line, activity.Activity, each)),
                            ]
                    )
            )
        );

    // For a question for a value the matrix shows the value itself.
    private static WorkbookCell Mark(AnswerLine line, Activity activity, OrganizationAnalysis organization) =>
        !line.IsOf(organization) ? default
        : line.Kind == AnswerLineKind.Value && organization.ValueOf(activity) is { } value
            ? value.Links is { } links ? new(links.Count)
                : Value(value)
        : new(1);

    /// <summary>A number or a date as such; a share and links as text.</summary>
    public static WorkbookCell Value(AnswerValue value) =>
        value.Day is { } day ? new(day)
        : value.Number is { } number ? new(number)
        : new(value.Shown);

    /// <summary>The figures of the questions for a value.</summary>
    public static WorkbookSheet Figures(ReportData data) =>
        new(
            "Показатели",
            "Показатель вопроса, на который отвечают значением",
            [
                NumberColumn,
                TitleColumn,
                new(
                    "Показатель",
                    20,
                    "Сумма, среднее, медиана, наименьшее, наибольшее; у дат — первая, последняя, сколько в срок; "
                        + "сколько каких оценок; у долей — суммы и процент"
                ),
                new("Значение", 16, "Число или дата", CellFormat.Number),
                new("Единица", 12, "Чего это число"),
                new("Ответивших", 14, $"{Russian.Capitalized(data.Noun.Many.Genitive)}, ответивших по мероприятию", CellFormat.Count),
                new("Значений", 14, "Сколько ответов прочитано и вошло в показатель", CellFormat.Count),
                new(Russian.Capitalized(data.Noun.Many.Nominative), 60, "Чьё это значение; пусто, если общее"),
            ],
            data.Analysis.Activities.SelectMany(activity =>
                activity.Figures.Select(figure =>
                    (IReadOnlyList<WorkbookCell>)
                        [
                            Number(activity.Activity.Number),
                            new(activity.Activity.Title),
                            new(figure.Title),
                            Value(figure.Value),
                            new(figure.Unit ?? string.Empty),
                            new(activity.Answered),
                            new(activity.Values.Count),
                            new(figure.Owners.Count == 0 ? string.Empty : Wording.Names(figure.Owners)),
                        ]
                )
            )
        );

    /// <summary>A number where it is one: Excel flags numbers that are stored as text.</summary>
    public static WorkbookCell Number(string printed) =>
        int.TryParse(printed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new(number) : new(printed);
}
