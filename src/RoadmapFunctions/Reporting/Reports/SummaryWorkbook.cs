using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Excel;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>
/// The consolidated summary as a workbook: an overview, totals, activities, options, numbers that do not agree, the comparison of periods,
/// the order's own matrix, a row for each school, a long form for pivot tables, own words, recommendations, and a dictionary of every
/// column. Rows that wait for a decision are shown only to the operator.
/// </summary>
public static class SummaryWorkbook
{
    public static Task WriteAsync(ReportData data, Stream output, CancellationToken cancellationToken)
    {
        List<WorkbookSheet> sheets =
        [
            Totals(data),
            .. (MunicipalityTotals.Of(data.Analysis) is { Count: > 0 } totals ? Municipalities(data, totals) : null).OrNone(),
            .. (data.Analysis.Counted.Count > 0 ? WorkbookActivities.Statuses(data) : null).OrNone(),
            WorkbookActivities.Options(data),
            .. (data.HasValues ? WorkbookActivities.Figures(data) : null).OrNone(),
            .. (data.HasChecks ? WorkbookNumbers.Mismatches(data) : null).OrNone(),
            .. (data.Comparison is { } comparison ? WorkbookNumbers.Comparison(data, comparison) : null).OrNone(),
            .. (data.ListsOrganizations ? WorkbookActivities.Matrix(data) : null).OrNone(),
            WorkbookOrganizations.Roster(data),
            WorkbookOrganizations.Answers(data),
            WorkbookOrganizations.OwnWords(data),
            WorkbookOrganizations.Recommendations(data),
        ];
        var properties = new WorkbookProperties(
            $"{ConsolidatedSummary.TitleOf(data.Campaign)}. {Russian.Capitalized(Typography.Years(data.Campaign.Period))}",
            data.Campaign.Operator.FormalName,
            DocumentHead.EditionMark(data), // the header says the rest, and the number of the page stands beside it
            data.Edition.SnapshotAt
        );
        return WorkbookWriter.WriteAsync([Passport(data), .. sheets, Dictionary(sheets)], properties, output, cancellationToken);
    }

    private static WorkbookSheet Passport(ReportData data)
    {
        var (campaign, basis) = (data.Campaign, data.Campaign.LegalBasis);
        (string What, string Text)[] lines =
        [
            ("Документ", $"Сводная информация {DocumentHead.About(campaign)}"),
            ("Основание", $"{basis.Kind} {basis.By} от {Russian.Date(basis.Date)} № {basis.Number} «{basis.Title}»"),
            ("Отчётный период", Typography.Years(campaign.Period)),
            ("Составитель", campaign.Operator.FormalName),
            ("Получатель", campaign.Recipient.Name),
            ("Издание", $"№ {data.Edition.Number} от {Russian.DateAndTime(data.Edition.SnapshotAt, campaign.Zone)}"),
            (
                campaign.Terms.Organization.Abbreviation,
                $"{campaign.Terms.Organization.Plural}: {Russian.Number(campaign.Organizations.Count)}"
            ),
        ];
        return new(
            "Паспорт",
            "Сведение об этой книге",
            [new("Сведение", 24, "О чём"), new("Значение", 110, "Что именно")],
            lines.Select(line => (IReadOnlyList<WorkbookCell>)[new(line.What), new(line.Text)])
        );
    }

    private static WorkbookSheet Totals(ReportData data)
    {
        var progress = data.Analysis.Progress;
        return new(
            "Итоги",
            "Показатель",
            [
                new("Показатель", 40, "Что посчитано"),
                new("Число", 12, "Числитель", CellFormat.Count),
                new("Из", 12, "Знаменатель", CellFormat.Count),
                new("Доля", 12, "Числитель, делённый на знаменатель; пусто, если делить не на что", CellFormat.Percent),
            ],
            [
                [new("Ожидается ответов"), new(progress.Expected), default, default],
                Row("Получено", progress.Received, progress.Expected),
                Row("Полных", progress.Complete, progress.Received),
                Row("Неполных", progress.Partial, progress.Received),
                Row("Уточнено", progress.Corrected, progress.Received),
                Row("В срок", progress.OnTime, progress.Received),
                Row("С опозданием", progress.Late, progress.Received),
                Row("Не представлено", data.Silent.Count, progress.Expected),
                Row("Уточняется", progress.Missing - data.Silent.Count, progress.Expected),
                Row("Выполнено мероприятий", data.Analysis.Index.Done, data.Analysis.Index.Of),
                .. Confirmed(),
                [new("Неучтённых записей"), new(data.Quarantine.Count), default, default],
            ]
        )
        {
            Chart = new(
                new BarChart(
                    1,
                    "Представление информации",
                    $"Число {data.Campaign.Terms.Organization.Abbreviation}",
                    ["В срок", "С опозданием", "Не представлено", "Уточняется"],
                    [
                        new ChartSeries(
                            "Число",
                            Tone.Accent,
                            [progress.OnTime, progress.Late, data.Silent.Count, progress.Missing - data.Silent.Count]
                        ),
                    ]
                )
                {
                    Whole = progress.Expected,
                },
                FirstRow: 7,
                CategoryColumn: 0,
                FirstSeriesColumn: 1
            ),
        };

        IReadOnlyList<WorkbookCell> Row(string name, int count, int of) => [new(name), new(count), new(of), Share(count, of)];

        IEnumerable<IReadOnlyList<WorkbookCell>> Confirmed() =>
            data.Campaign.AsksHead ? [Row("Утверждено руководителем", progress.Confirmed, progress.Received)] : [];
    }

    private static WorkbookSheet Municipalities(ReportData data, IReadOnlyList<MunicipalityTotals> municipalities) =>
        new(
            "Территории",
            "Территория",
            [
                new("Территория", 40, "Из перечня"),
                new(Russian.Capitalized(data.Noun.Many.Genitive), 12, "В перечне", CellFormat.Count),
                new("Представили", 12, "С ответом", CellFormat.Count),
                new("В срок", 12, "Первый ответ получен в срок", CellFormat.Count),
                new("Адресная поддержка", 14, "Выполнено менее половины мероприятий", CellFormat.Count),
                new("Повышенное внимание", 14, "Выполнено менее 80 % мероприятий", CellFormat.Count),
                new("В плане", 12, "Выполнено не менее 80 % мероприятий", CellFormat.Count),
                new("Не определена", 12, "Ответов не хватает, или они ждут оценки", CellFormat.Count),
                new("Выполнено", 12, $"Мероприятий во всех ответивших {data.Noun.Many.Prepositional}", CellFormat.Count),
                new("Из", 12, $"Мероприятий во всех ответивших {data.Noun.Many.Prepositional}", CellFormat.Count),
                new("Доля выполненных", 12, "«Выполнено», делённое на «Из»", CellFormat.Percent),
                .. (
                    data.HasChecks
                        ? new WorkbookColumn(
                            "С расхождениями",
                            14,
                            $"{Russian.Capitalized(data.Noun.Many.Nominative)}, чьи числа не сходятся между собой",
                            CellFormat.Count
                        )
                        : null
                ).OrNone(),
            ],
            municipalities.Select(each =>
                (IReadOnlyList<WorkbookCell>)
                    [
                        new(each.Name),
                        new(each.Expected),
                        new(each.Received),
                        new(each.OnTime),
                        new(each.Critical),
                        new(each.Attention),
                        new(each.OnTrack),
                        new(each.Undetermined),
                        new(each.Index.Done),
                        new(each.Index.Of),
                        Share(each.Index.Done, each.Index.Of),
                        .. data.HasChecks ? [new(each.Mismatched)] : (WorkbookCell[])[],
                    ]
            )
        );

    private static WorkbookSheet Dictionary(IReadOnlyList<WorkbookSheet> sheets) =>
        new(
            "Словарь",
            "Столбец этой книги",
            [
                new("Лист", 18, "Название листа"),
                new("Что в строке", 60, "Что описывает одна строка листа"),
                new("Столбец", 30, "Заголовок"),
                new("Вид", 16, "Вид значения"),
                new("Что означает", 80, "Смысл столбца"),
            ],
            sheets.SelectMany(sheet =>
                sheet.Columns.Select(column =>
                    (IReadOnlyList<WorkbookCell>)
                        [new(sheet.Name), new(sheet.About), new(column.Header), new(Kind(column.Format)), new(column.Meaning)]
                )
            )
        );

    private static string Kind(CellFormat format) =>
        format switch
        {
            CellFormat.Count or CellFormat.Number => "число",
            CellFormat.Percent => "доля",
            CellFormat.DateTime => "дата и время",
            _ => "текст",
        };

    /// <summary>Not rounded: the cell format does that, and averages stay exact.</summary>
    internal static WorkbookCell Share(int count, int of) => of == 0 ? default : new((decimal)count / of);
}
