using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Excel;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports.Sections;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The sheets of the workbook with a row for each school.</summary>
internal static class WorkbookOrganizations
{
    /// <summary>Characters: an Excel cell holds 32,767; summary.json holds the whole text.</summary>
    private const int LongestText = 32_000;

    private static readonly IReadOnlyDictionary<string, Tone> StatusTones = Enum.GetValues<ExecutionStatus>()
        .ToDictionary(Wording.Of, Wording.ToneOf, StringComparer.Ordinal);

    public static string RosterName(ReportData data) => Russian.Capitalized(data.Noun.Many.Nominative);

    internal static WorkbookColumn NameOf(ReportData data) =>
        new(data.Campaign.Terms.Organization.Abbreviation, 45, "Официальное название");

    private static readonly WorkbookColumn[] Confirmed =
    [
        new("Утверждён", 18, "Когда руководитель утвердил ответ, который учитывается; пусто, если не утвердил", CellFormat.DateTime),
    ];

    public static WorkbookSheet Roster(ReportData data)
    {
        var unsettled = data.Unsettled;
        return new(
            RosterName(data),
            $"{Russian.Capitalized(data.Noun.One.Nominative)} перечня",
            [
                NameOf(data),
                new("Территория", 20, "Из перечня; пусто, если не указан"),
                new("Ответ", 12, "Полный, неполный, нет ответа, уточняется или не требуется")
                {
                    Tones = new Dictionary<string, Tone>(StringComparer.Ordinal)
                    {
                        [Wording.Of(Completeness.Partial)] = Tone.Attention,
                        [Wording.Of(Completeness.Missing)] = Tone.Empty,
                    },
                },
                new("Мероприятий с ответом", 16, "Мероприятия, по которым ответ дан", CellFormat.Count),
                new("Получен", 18, "Первый ответ; местное время", CellFormat.DateTime),
                new("Срок", 22, "По первому ответу")
                {
                    Tones = new Dictionary<string, Tone>(StringComparer.Ordinal) { [Wording.Of(Timeliness.Late)] = Tone.Attention },
                },
                new("Срок продлён до", 14, "Последний день по решению оператора; пусто, если срок общий"),
                new("Уточнён", 18, "Когда получен ответ, который заменил первый", CellFormat.DateTime),
                .. data.Campaign.AsksHead ? Confirmed : [],
                new("Выполнено", 12, "Мероприятия со степенью «выполнено»; пусто, если ответа нет", CellFormat.Count),
                new("Доля выполненных", 12, "«Выполнено», делённое на число мероприятий", CellFormat.Percent),
                new("Группа", 24, "По необходимости поддержки; правило — в приложении 2 отчёта"),
                .. data.Campaign.CountedActivities.Select(activity => new WorkbookColumn(
                    $"Мероприятие {activity.Number}",
                    18,
                    activity.Title
                )
                {
                    Tones = StatusTones,
                }),
            ],
            data.Analysis.Organizations.Select(each =>
                (IReadOnlyList<WorkbookCell>)
                    [
                        new(each.Organization.Name),
                        new(each.Organization.Municipality ?? string.Empty),
                        new(unsettled.Contains(each.Organization.Id) ? "уточняется" : Wording.Of(each.Progress.Completeness)),
                        new(each.Progress.Answered),
                        Local(data, each.Progress.FirstSeen),
                        new(Wording.Of(each.Progress.Timeliness)),
                        new(each.Progress.Terms?.Until is { } day ? Russian.Date(day) : string.Empty),
                        Local(data, each.Progress.CorrectedAt),
                        .. data.Campaign.AsksHead ? (IEnumerable<WorkbookCell>)[Local(data, each.Progress.Confirmation?.ObservedAt)] : [],
                        each.Index is { } index ? new(index.Done) : default,
                        each.Index is { } share ? SummaryWorkbook.Share(share.Done, share.Of) : default,
                        new(Wording.Of(each.Support)),
                        .. data.Campaign.CountedActivities.Select(activity => new WorkbookCell(Wording.Of(each.StatusOf(activity)))),
                    ]
            )
        );
    }

    public static WorkbookSheet Answers(ReportData data) =>
        new(
            "Ответы",
            $"Отметка {data.Noun.One.Genitive}: один вариант одного мероприятия; годится для сводных таблиц",
            [
                NameOf(data),
                WorkbookActivities.NumberColumn,
                WorkbookActivities.TitleColumn,
                new("Степень выполнения", 18, "По правилу отчёта") { Tones = StatusTones },
                new("№ варианта", 12, "Как в форме"),
                new("Вариант ответа", 60, "Отмеченный вариант, «Другое» или «Ответ не распознан»"),
                new("Свои слова", 60, $"Текст {data.Noun.One.Genitive}, если он есть"),
                new("Отметок", 10, "Всегда 1: слагаемое для сводных таблиц", CellFormat.Count),
                .. (
                    data.HasValues
                        ? new WorkbookColumn("Значение", 16, "Ответ на вопрос о числе, доле, дате, оценке или ссылках", CellFormat.Number)
                        : null
                ).OrNone(),
                .. WorkbookNumbers.ShareColumns(data),
            ],
            from organization in data.Analysis.Organizations
            where organization.Current is not null
            from activity in data.Campaign.Activities
            let answer = organization.Current!.AnswerTo(activity)
            where answer is not null
            from chosen in Chosen(activity, answer, organization.ValueOf(activity))
            select (IReadOnlyList<WorkbookCell>)
                [
                    new(organization.Organization.Name),
                    WorkbookActivities.Number(activity.Number),
                    new(activity.Title),
                    new(Wording.Of(organization.FindStatus(activity))),
                    WorkbookActivities.Number(chosen.Number),
                    new(chosen.Text),
                    new(chosen.Words),
                    new(1),
                    .. data.HasValues ? [chosen.Value is { } value ? WorkbookActivities.Value(value) : default] : (WorkbookCell[])[],
                    .. WorkbookNumbers.Shares(data, activity, organization.Organization, chosen.Value),
                ]
        );

    public static WorkbookSheet OwnWords(ReportData data) =>
        new(
            "Свои ответы",
            $"Ответ {data.Noun.One.Genitive} своими словами",
            [
                WorkbookActivities.NumberColumn,
                WorkbookActivities.TitleColumn,
                NameOf(data),
                new("Текст", 80, "Как написано в ответе"),
                new("Группа", 40, "Название группы близких текстов"),
                new("Степень выполнения", 18, "По оценке специалиста, а без неё — по правилу отчёта") { Tones = StatusTones },
                new("Причина", 30, "По оценке специалиста"),
                new("Комментарий", 60, "Специалиста, который прочитал ответ"),
            ],
            data.Analysis.Activities.SelectMany(activity =>
                Texts(activity)
                    .SelectMany(group =>
                        group.Words.Select(words =>
                            (IReadOnlyList<WorkbookCell>)
                                [
                                    WorkbookActivities.Number(activity.Activity.Number),
                                    new(activity.Activity.Title),
                                    new(words.Organization.Name),
                                    new(Shortened(words.Text)),
                                    new(group.Name),
                                    new(Wording.Of(data.Analysis.Of(words.Organization).FindStatus(activity.Activity))),
                                    new(
                                        data.Analysis.Of(words.Organization).Progress.Review?.AssessmentOf(activity.Activity)?.Cause
                                            ?? string.Empty
                                    ),
                                    new(
                                        data.Analysis.Of(words.Organization).Progress.Review?.AssessmentOf(activity.Activity)?.Comment
                                            ?? string.Empty
                                    ),
                                ]
                        )
                    )
            )
        );

    // A text that could not be read belongs to no group, but it is what a school has written.
    private static IEnumerable<(string Name, IReadOnlyList<OwnWords> Words)> Texts(ActivityAnalysis activity) =>
        activity
            .Words.Groups.Select(group => (group.Name, group.Words))
            .Concat(activity.Ambiguous.Count == 0 ? [] : [(AnswerLine.Ambiguous, activity.Ambiguous)]);

    public static WorkbookSheet Recommendations(ReportData data) =>
        new(
            "Рекомендации",
            "Рекомендация одному адресату",
            [
                new("Кому", 45, $"{Russian.Capitalized(data.Noun.One.Nominative)} или {data.Campaign.Operator.Name}"),
                new("Что", 80, "Что рекомендуется"),
                new("Основание", 60, "На чём основана рекомендация"),
                new("Срок", 14, "До какого дня; пусто, если срок не установлен"),
            ],
            data.Advices.Select(advice =>
                (IReadOnlyList<WorkbookCell>)
                    [
                        new(
                            advice.Recommendation.Addressee == RecommendationAddressee.Organization
                                ? advice.Organizations[0].Name
                                : data.Campaign.Operator.Name
                        ),
                        new(AdviceSection.Text(advice)),
                        new(AdviceSection.Basis(data, advice)),
                        new(advice.Recommendation.Due is { } due && due >= data.MadeOn ? Russian.Date(due) : string.Empty),
                    ]
            )
        );

    private static IEnumerable<(string Number, string Text, string Words, AnswerValue? Value)> Chosen(
        Activity activity,
        ActivityAnswer answer,
        AnswerValue? value
    ) =>
        [
            .. activity
                .Options.Where(option => answer.OptionIds.Contains(option.Id, StringComparer.Ordinal))
                .Select(option => (option.Number, option.Text, string.Empty, (AnswerValue?)null)),
            .. answer
                .Other.OrNone()
                .Select(words =>
                    (activity.Other?.Number ?? string.Empty, AnswerLine.WordsOf(activity.Kind), Shortened(words), (AnswerValue?)null)
                ),
            .. value.OrNone().Select(given => (string.Empty, AnswerLine.Value, answer.Ambiguous ?? string.Empty, (AnswerValue?)given)),
            .. (value is null ? answer.Ambiguous : null)
                .OrNone()
                .Select(text => (string.Empty, AnswerLine.Ambiguous, Shortened(text), (AnswerValue?)null)),
        ];

    private static WorkbookCell Local(ReportData data, DateTimeOffset? instant) =>
        instant is { } at ? new(TimeZoneInfo.ConvertTime(at, data.Campaign.Zone).DateTime) : default;

    internal static string Shortened(string text) =>
        text.Length <= LongestText
            ? text
            : CleanText.Of(text[..LongestText]) + $"… (ещё {Russian.Count(text.Length - LongestText, "знак", "знака", "знаков")})";
}
