using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Excel;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Reports.Sections;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>
/// The consolidated summary as a workbook: totals, activities, options, a row for each school, a long form for pivot tables, own words,
/// quarantine, and a dictionary of every column.
/// </summary>
public static class SummaryWorkbook
{
    private static readonly ExecutionStatus[] Statuses = Enum.GetValues<ExecutionStatus>();

    private static readonly IReadOnlyDictionary<string, Tone> StatusTones = Statuses.ToDictionary(Wording.Of, Wording.ToneOf, StringComparer.Ordinal);

    public static Task WriteAsync(ReportData data, Stream output, CancellationToken cancellationToken)
    {
        List<WorkbookSheet> sheets = [Totals(data), Activities(data), Options(data), Organizations(data), Answers(data), OwnWords(data), Quarantine(data)];
        if (MunicipalityTotals.Of(data.Analysis) is { Count: > 0 } municipalities)
        {
            sheets.Insert(1, Municipalities(municipalities));
        }

        return WorkbookWriter.WriteAsync([.. sheets, Dictionary(sheets)], output, cancellationToken);
    }

    private static WorkbookSheet Totals(ReportData data)
    {
        var progress = data.Analysis.Progress;
        IReadOnlyList<WorkbookCell> Row(string name, int count, int of) => [new(name), new(count), new(of), Share(count, of)];
        return new(
            "Итоги",
            "Показатель кампании",
            [
                new("Показатель", 40, "Что посчитано"), new("Число", 12, "Числитель", CellFormat.Count), new("Из", 12, "Знаменатель", CellFormat.Count),
                new("Доля", 12, "Числитель, делённый на знаменатель; пусто, если делить не на что", CellFormat.Percent),
            ],
            [
                Row("Ожидается ответов", progress.Expected, progress.Expected),
                Row("Получено", progress.Received, progress.Expected),
                Row("Полных", progress.Complete, progress.Received),
                Row("Неполных", progress.Partial, progress.Received),
                Row("Исправлено", progress.Corrected, progress.Received),
                Row("В срок", progress.OnTime, progress.Received),
                Row("С опозданием", progress.Late, progress.Received),
                Row("Не представлено", progress.Missing, progress.Expected),
                Row("Выполнено позиций (индекс исполнения)", data.Analysis.Index.Done, data.Analysis.Index.Of),
                [new("Строк в карантине"), new(data.Quarantine.Count), default, default],
            ])
        {
            Chart = new(
                new BarChart(1, "Представление информации", "Число ООУ", ["В срок", "С опозданием", "Не представлено"], [new ChartSeries("Число", Tone.Accent, [progress.OnTime, progress.Late, progress.Missing])]),
                FirstRow: 7,
                CategoryColumn: 0,
                FirstSeriesColumn: 1),
        };
    }

    private static WorkbookSheet Municipalities(IReadOnlyList<MunicipalityTotals> municipalities) => new(
        "Муниципалитеты",
        "Муниципалитет",
        [
            new("Муниципалитет", 40, "Из перечня ООУ"), new("ООУ", 10, "ООУ перечня", CellFormat.Count), new("Ответили", 12, "ООУ с ответом", CellFormat.Count),
            new("В срок", 12, "ООУ, чей первый ответ получен в срок", CellFormat.Count), new("Нужна помощь", 12, "ООУ, у которых есть хотя бы одна причина помощи", CellFormat.Count),
            new("Выполнено", 12, "Выполненных мероприятий во всех ответивших ООУ", CellFormat.Count), new("Из", 12, "Мероприятий во всех ответивших ООУ", CellFormat.Count),
            new("Индекс исполнения", 12, "Выполнено, делённое на «Из»", CellFormat.Percent),
        ],
        municipalities.Select(each => (IReadOnlyList<WorkbookCell>)
        [
            new(each.Name), new(each.Expected), new(each.Received), new(each.OnTime), new(each.NeedingHelp), new(each.Index.Done), new(each.Index.Of), Share(each.Index.Done, each.Index.Of),
        ]));

    private static WorkbookSheet Activities(ReportData data) => new(
        "Мероприятия",
        "Мероприятие дорожной карты",
        [
            new("№ мероприятия", 16, "Как в распоряжении"), new("Мероприятие", 60, "Как в распоряжении"),
            .. Statuses.Select(status => new WorkbookColumn(Wording.Of(status), 14, $"ООУ перечня со статусом «{Wording.Of(status)}»", CellFormat.Count)),
            new("Ответивших", 14, "ООУ, ответивших по мероприятию", CellFormat.Count), new("Не начато", 14, "ООУ со статусом «не выполняется» или «без изменений»", CellFormat.Count),
        ],
        data.Analysis.Activities.Select(activity => (IReadOnlyList<WorkbookCell>)
        [
            new(activity.Activity.Number), new(activity.Activity.Title), .. Statuses.Select(status => new WorkbookCell(activity.Count(status))), new(activity.Answered), new(activity.NotBegun),
        ]))
    {
        Chart = new(
            new BarChart(
                2, "Статус мероприятий", "Число ООУ", [.. data.Analysis.Activities.Select(activity => activity.Activity.Number)],
                [.. Statuses.Select(status => new ChartSeries(Wording.Of(status), Wording.ToneOf(status), [.. data.Analysis.Activities.Select(activity => activity.Count(status))]))]),
            FirstRow: 2,
            CategoryColumn: 0,
            FirstSeriesColumn: 2),
    };

    private static WorkbookSheet Options(ReportData data) => new(
        "Сводка",
        "Вариант ответа на мероприятие",
        [
            new("№ мероприятия", 16, "Как в распоряжении"), new("Мероприятие", 60, "Как в распоряжении"), new("№ варианта", 12, "Как в распоряжении; номера могут повторяться"),
            new("Вариант ответа", 60, "Как в распоряжении; «Свой ответ» — ООУ ответила своими словами"), new("ООУ", 10, "ООУ, отметивших вариант", CellFormat.Count),
            new("Ответивших", 14, "ООУ, ответивших по мероприятию", CellFormat.Count), new("Доля", 10, "ООУ, делённое на «Ответивших»", CellFormat.Percent),
        ],
        data.Analysis.Activities.SelectMany(activity =>
        {
            IReadOnlyList<WorkbookCell> Row(string number, string text, int count) =>
                [new(activity.Activity.Number), new(activity.Activity.Title), new(number), new(text), new(count), new(activity.Answered), Share(count, activity.Answered)];
            return (IEnumerable<IReadOnlyList<WorkbookCell>>)
            [
                .. activity.Options.Select(option => Row(option.Option.Number, option.Option.Text, option.Count)),
                Row(activity.Activity.Other?.Number ?? string.Empty, SummaryCsv.OwnWordsLine, activity.OwnWords.Count),
                Row(string.Empty, SummaryCsv.AmbiguousLine, activity.Ambiguous.Count),
            ];
        }));

    private static WorkbookSheet Organizations(ReportData data)
    {
        var needs = data.Analysis.HelpNeeds.ToDictionary(need => need.Organization.Id, need => string.Join("; ", HelpTable.Reasons(need)), StringComparer.Ordinal);
        return new(
            "ООУ",
            "ООУ перечня",
            [
                new("ООУ", 45, "Официальное название"), new("Муниципалитет", 20, "Из перечня; пусто, если не указан"),
                new("Ответ", 12, "Полный, неполный или нет ответа") { Tones = new Dictionary<string, Tone>(StringComparer.Ordinal) { [Wording.Of(Completeness.Partial)] = Tone.Attention, [Wording.Of(Completeness.Missing)] = Tone.Empty } },
                new("Мероприятий с ответом", 16, "Мероприятия, по которым ответ дан", CellFormat.Count), new("Получен", 18, "Первый ответ; время кампании", CellFormat.DateTime),
                new("Срок", 14, "По первому ответу") { Tones = new Dictionary<string, Tone>(StringComparer.Ordinal) { [Wording.Of(Timeliness.Late)] = Tone.Attention } },
                new("Исправлен", 18, "Когда получен ответ, который заменил первый", CellFormat.DateTime),
                new("Выполнено", 12, "Мероприятия со статусом «выполнено»; пусто, если ответа нет", CellFormat.Count), new("Индекс исполнения", 12, "Выполнено, делённое на число мероприятий", CellFormat.Percent),
                new("Причины помощи", 60, "По правилу приложения Б отчёта; пусто, если помощь не нужна"),
                .. data.Campaign.Activities.Select(activity => new WorkbookColumn($"Мероприятие {activity.Number}", 18, activity.Title) { Tones = StatusTones }),
            ],
            data.Analysis.Organizations.Select(each => (IReadOnlyList<WorkbookCell>)
            [
                new(each.Organization.Name), new(each.Organization.Municipality ?? string.Empty),
                new(Wording.Of(each.Progress.Completeness)), new(each.Progress.Answered), Local(data, each.Progress.FirstSeen),
                new(Wording.Of(each.Progress.Timeliness)), Local(data, each.Progress.CorrectedAt),
                each.Index is { } index ? new(index.Done) : default, each.Index is { } share ? Share(share.Done, share.Of) : default,
                new(needs.GetValueOrDefault(each.Organization.Id, string.Empty)),
                .. data.Campaign.Activities.Select(activity => new WorkbookCell(Wording.Of(each.StatusOf(activity)))),
            ]));
    }

    private static WorkbookSheet Answers(ReportData data) => new(
        "Ответы",
        "Отметка ООУ: один вариант одного мероприятия; годится для сводных таблиц",
        [
            new("ООУ", 45, "Официальное название"), new("№ мероприятия", 16, "Как в распоряжении"), new("Мероприятие", 60, "Как в распоряжении"),
            new("Статус", 18, "Статус мероприятия в ООУ по правилу отчёта") { Tones = StatusTones }, new("№ варианта", 12, "Как в распоряжении"),
            new("Вариант ответа", 60, "Отмеченный вариант, «Свой ответ» или «Запись читается двояко»"), new("Свои слова", 60, "Текст ООУ, если он есть"),
            new("Отметок", 10, "Всегда 1: слагаемое для сводных таблиц", CellFormat.Count),
        ],
        from organization in data.Analysis.Organizations
        where organization.Current is not null
        from activity in data.Campaign.Activities
        let answer = organization.Current!.AnswerTo(activity.Id)
        where answer is not null
        from chosen in Chosen(activity, answer)
        select (IReadOnlyList<WorkbookCell>)
        [
            new(organization.Organization.Name), new(activity.Number), new(activity.Title), new(Wording.Of(organization.StatusOf(activity))),
            new(chosen.Number), new(chosen.Text), new(chosen.Words), new(1),
        ]);

    private static IEnumerable<(string Number, string Text, string Words)> Chosen(Activity activity, ActivityAnswer answer) =>
    [
        .. activity.Options.Where(option => answer.OptionIds.Contains(option.Id, StringComparer.Ordinal)).Select(option => (option.Number, option.Text, string.Empty)),
        .. answer.Other is { } words ? [(activity.Other?.Number ?? string.Empty, SummaryCsv.OwnWordsLine, Shortened(words))] : Array.Empty<(string, string, string)>(),
        .. answer.Ambiguous is { } text ? [(string.Empty, SummaryCsv.AmbiguousLine, Shortened(text))] : Array.Empty<(string, string, string)>(),
    ];

    private static WorkbookSheet OwnWords(ReportData data) => new(
        "Свои ответы",
        "Текст, которым ООУ ответила своими словами",
        [
            new("№ мероприятия", 16, "Как в распоряжении"), new("Мероприятие", 60, "Как в распоряжении"), new("ООУ", 45, "Официальное название"),
            new("Текст", 80, "Как написала ООУ"), new("Группа", 40, "Название группы близких текстов"),
        ],
        data.Analysis.Activities.SelectMany(activity => activity.Words.Groups.SelectMany(group => group.Words.Select(words => (IReadOnlyList<WorkbookCell>)
            [new(activity.Activity.Number), new(activity.Activity.Title), new(words.Organization.Name), new(Shortened(words.Text)), new(group.Name)]))));

    private static WorkbookSheet Quarantine(ReportData data) => new(
        "Карантин",
        "Строка таблицы, которую нельзя признать ответом без решения оператора",
        [
            new("Строка", 10, "Номер строки, когда её нашли", CellFormat.Count), new("Столбец", 10, "Буквы столбца"), new("Причина", 80, "Почему строка не признана ответом и что с ней делать"),
            new("Найдена", 18, "Время кампании", CellFormat.DateTime), new("Строка целиком", 100, "Заголовки и значения"),
        ],
        data.Quarantine.Select(item => (IReadOnlyList<WorkbookCell>)
        [
            new(item.Row), new(item.Column), new(item.Explanation), Local(data, item.FoundAt),
            new(Shortened(string.Join("; ", item.Cells.Select(cell => $"{cell.Header}: {cell.Text}")))),
        ]));

    private static WorkbookSheet Dictionary(IReadOnlyList<WorkbookSheet> sheets) => new(
        "Словарь",
        "Столбец этой книги",
        [new("Лист", 18, "Название листа"), new("Что в строке", 60, "Что описывает одна строка листа"), new("Столбец", 30, "Заголовок"), new("Вид", 16, "Вид значения"), new("Что означает", 80, "Смысл столбца")],
        sheets.SelectMany(sheet => sheet.Columns.Select(column => (IReadOnlyList<WorkbookCell>)
            [new(sheet.Name), new(sheet.About), new(column.Header), new(Kind(column.Format)), new(column.Meaning)])));

    private static string Kind(CellFormat format) => format switch
    {
        CellFormat.Count => "число",
        CellFormat.Percent => "доля",
        CellFormat.DateTime => "дата и время",
        _ => "текст",
    };

    private static WorkbookCell Share(int count, int of) => of == 0 ? default : new(Math.Round((decimal)count / of, 4));

    private static WorkbookCell Local(ReportData data, DateTimeOffset? instant) =>
        instant is { } at ? new(TimeZoneInfo.ConvertTime(at, data.Campaign.Zone).DateTime) : default;

    // A cell of Excel holds 32,767 characters; summary.json and the quarantine hold the whole text.
    private static string Shortened(string text) =>
        text.Length <= 32_000 ? text : CleanText.Of(text[..32_000]) + $"… (ещё {Russian.Count(text.Length - 32_000, "знак", "знака", "знаков")})";
}
