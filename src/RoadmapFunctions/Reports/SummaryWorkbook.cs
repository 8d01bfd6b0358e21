using RoadmapFunctions.Text;

namespace RoadmapFunctions.Reports;

/// <summary>The consolidated summary as a workbook: totals, a row for each school, a long form for pivot tables, own words, quarantine.</summary>
public static class SummaryWorkbook
{
    public static Task WriteAsync(ReportData data, Stream output, CancellationToken cancellationToken) =>
        Workbook.WriteAsync([Totals(data), Options(data), Organizations(data), Answers(data), OwnWords(data), Quarantine(data)], output, cancellationToken);

    private static WorkbookSheet Totals(ReportData data)
    {
        var progress = data.Analysis.Progress;
        IReadOnlyList<WorkbookCell> Row(string name, int count, int of) => [new(name), new(count), new(of), Share(count, of)];
        return new(
            "Итоги",
            [new("Показатель", 40), new("Число", 12, CellFormat.Count), new("Из", 12, CellFormat.Count), new("Доля", 12, CellFormat.Percent)],
            [
                Row("Ожидается ответов", progress.Expected, progress.Expected),
                Row("Получено", progress.Received, progress.Expected),
                Row("Полных", progress.Complete, progress.Received),
                Row("Неполных", progress.Partial, progress.Received),
                Row("В срок", progress.OnTime, progress.Received),
                Row("С опозданием", progress.Late, progress.Received),
                Row("Исправлено", progress.Corrected, progress.Received),
                Row("Не представлено", progress.Missing, progress.Expected),
                Row("Выполнено позиций (индекс исполнения)", data.Analysis.Index.Done, data.Analysis.Index.Of),
                [new("Строк в карантине"), new(data.Quarantine.Count), default, default],
            ]);
    }

    private static WorkbookSheet Options(ReportData data) => new(
        "Сводка",
        [
            new("№ мероприятия", 16), new("Мероприятие", 60), new("№ варианта", 12), new("Вариант ответа", 60),
            new("ООУ", 10, CellFormat.Count), new("Ответивших", 14, CellFormat.Count), new("Доля", 10, CellFormat.Percent),
        ],
        data.Analysis.Activities.SelectMany(activity =>
        {
            IReadOnlyList<WorkbookCell> Row(string number, string text, int count) =>
                [new(activity.Activity.Number), new(activity.Activity.Title), new(number), new(text), new(count), new(activity.Answered), Share(count, activity.Answered)];
            return (IEnumerable<IReadOnlyList<WorkbookCell>>)
            [
                .. activity.Options.Select(option => Row(option.Option.Number, option.Option.Text, option.Count)),
                Row(activity.Activity.Other?.Number ?? string.Empty, "Свой ответ", activity.OwnWords.Count),
                Row(string.Empty, "Запись читается двояко", activity.Ambiguous.Count),
            ];
        }));

    private static WorkbookSheet Organizations(ReportData data)
    {
        var needs = data.Analysis.HelpNeeds.ToDictionary(need => need.Organization.Id, need => string.Join("; ", Sections.HelpTable.Reasons(need)), StringComparer.Ordinal);
        return new(
        "ООУ",
        [
            new("ООУ", 45), new("Ответ", 12), new("Мероприятий с ответом", 16, CellFormat.Count), new("Получен", 18, CellFormat.DateTime),
            new("Срок", 14), new("Исправлен", 18, CellFormat.DateTime), new("Выполнено", 12, CellFormat.Count), new("Индекс исполнения", 12, CellFormat.Percent), new("Причины помощи", 60),
            .. data.Campaign.Activities.Select(activity => new WorkbookColumn($"Мероприятие {activity.Number}", 18)),
        ],
        data.Analysis.Organizations.Select(each => (IReadOnlyList<WorkbookCell>)
        [
            new(each.Organization.Name), new(Wording.Of(each.Progress.Completeness)), new(each.Progress.Answered), Local(data, each.Progress.FirstSeen),
            new(Wording.Of(each.Progress.Timeliness)), Local(data, each.Progress.CorrectedAt),
            each.Index is { } index ? new(index.Done) : default, each.Index is { } share ? Share(share.Done, share.Of) : default,
            new(needs.GetValueOrDefault(each.Organization.Id, string.Empty)),
            .. each.Statuses.Select(status => new WorkbookCell(Wording.Of(status))),
        ]));
    }

    private static WorkbookSheet Answers(ReportData data) => new(
        "Ответы",
        [new("ООУ", 45), new("№ мероприятия", 16), new("Мероприятие", 60), new("Статус", 18), new("№ варианта", 12), new("Вариант ответа", 60)],
        AnswerRows(data));

    private static IEnumerable<IReadOnlyList<WorkbookCell>> AnswerRows(ReportData data) =>
        from organization in data.Analysis.Organizations
        where organization.Current is not null
        from item in data.Campaign.Activities.Zip(organization.Statuses)
        let answer = organization.Current!.AnswerTo(item.First.Id)
        where answer is not null
        from option in Chosen(item.First, answer)
        select (IReadOnlyList<WorkbookCell>)
        [
            new(organization.Organization.Name), new(item.First.Number), new(item.First.Title), new(Wording.Of(item.Second)), new(option.Number), new(option.Text),
        ];

    private static IEnumerable<(string Number, string Text)> Chosen(Campaigns.Activity activity, Submissions.ActivityAnswer answer) =>
    [
        .. activity.Options.Where(option => answer.OptionIds.Contains(option.Id, StringComparer.Ordinal)).Select(option => (option.Number, option.Text)),
        .. answer.Other is { } words ? [(activity.Other?.Number ?? string.Empty, $"Свой ответ: {words}")] : Array.Empty<(string, string)>(),
        .. answer.Ambiguous is { } text ? [(string.Empty, $"Читается двояко: {text}")] : Array.Empty<(string, string)>(),
    ];

    private static WorkbookSheet OwnWords(ReportData data) => new(
        "Свои ответы",
        [new("№ мероприятия", 16), new("Мероприятие", 60), new("ООУ", 45), new("Текст", 80), new("Группа", 40)],
        data.Analysis.Activities.SelectMany(activity => activity.Words.Groups.SelectMany(group => group.Words.Select(words => (IReadOnlyList<WorkbookCell>)
            [new(activity.Activity.Number), new(activity.Activity.Title), new(words.Organization.Name), new(words.Text), new(group.Name)]))));

    private static WorkbookSheet Quarantine(ReportData data) => new(
        "Карантин",
        [new("Строка", 10, CellFormat.Count), new("Столбец", 10), new("Причина", 80), new("Найдена", 18, CellFormat.DateTime), new("Строка целиком", 100)],
        data.Quarantine.Select(item => (IReadOnlyList<WorkbookCell>)
        [
            new(item.Row), new(item.Column), new(item.Explanation), Local(data, item.FoundAt),
            new(Shortened(string.Join("; ", item.Cells.Select(cell => $"{cell.Header}: {cell.Text}")))),
        ]));

    private static WorkbookCell Share(int count, int of) => of == 0 ? default : new(Math.Round((decimal)count / of, 4));

    private static WorkbookCell Local(ReportData data, DateTimeOffset? instant) =>
        instant is { } at ? new(TimeZoneInfo.ConvertTime(at, data.Campaign.Zone).DateTime) : default;

    // A cell of Excel holds 32,767 characters; the row is whole in the quarantine.
    private static string Shortened(string text) =>
        text.Length <= 32_000 ? text : CleanText.Of(text[..32_000]) + $"… (ещё {Russian.Count(text.Length - 32_000, "знак", "знака", "знаков")})";
}
