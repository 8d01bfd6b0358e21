using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Wording of the editor: what the terms of a campaign file are called on a page.</summary>
public static class EditorWording
{
    public static IReadOnlyList<(ExecutionLevel Value, string Title)> Levels { get; } =
    [
        (ExecutionLevel.Done, "выполнено"),
        (ExecutionLevel.InProgress, "выполняется"),
        (ExecutionLevel.NotDone, "не выполняется"),
        (ExecutionLevel.Unchanged, "по-прежнему"),
        (ExecutionLevel.Silent, "о выполнении не говорит"),
    ];

    public static IReadOnlyList<(QuestionKind Value, string Title)> Kinds { get; } =
    [
        (QuestionKind.SeveralOf, "отмечает сколько угодно вариантов"),
        (QuestionKind.OneOf, "отмечает один вариант"),
        (QuestionKind.ShortText, "пишет своими словами, коротко"),
        (QuestionKind.LongText, "пишет своими словами, подробно"),
        (QuestionKind.Number, "называет число"),
        (QuestionKind.Share, "называет два числа: сколько из скольких"),
        (QuestionKind.Date, "называет дату"),
        (QuestionKind.Scale, "ставит оценку по шкале"),
        (QuestionKind.Links, "даёт ссылки на подтверждения"),
    ];

    public static string TitleOf(QuestionKind kind) => Kinds.First(each => each.Value == kind).Title;

    public static IReadOnlyList<(NumberCheckKind Value, string Title)> Checks { get; } =
    [(NumberCheckKind.NotMoreThan, "не больше, чем"), (NumberCheckKind.SumOf, "равно числу или сумме")];

    public static IReadOnlyList<(CheckSeverity Value, string Title)> Severities { get; } =
    [(CheckSeverity.MustBeMended, "исправить"), (CheckSeverity.MustBeExplained, "исправить или объяснить")];

    public static IReadOnlyList<(SharePart Value, string Title)> Parts { get; } = [(SharePart.Part, "часть"), (SharePart.Whole, "целое")];

    public static IReadOnlyList<(MilestoneKind Value, string Title)> Milestones { get; } =
    [(MilestoneKind.Answers, "ответы школ"), (MilestoneKind.Report, "аналитический отчёт"), (MilestoneKind.Summary, "сводная информация")];

    public static IReadOnlyList<(ReminderSide Value, string Title)> ReminderSides { get; } =
    [(ReminderSide.Before, "до срока"), (ReminderSide.After, "после срока")];

    public static IReadOnlyList<(RecommendationCondition Value, string Title)> Conditions { get; } =
    [
        (RecommendationCondition.OrganizationMissing, "школа не ответила"),
        (RecommendationCondition.OrganizationPartial, "школа ответила не на всё"),
        (RecommendationCondition.OrganizationLate, "школа ответила с опозданием"),
        (RecommendationCondition.OrganizationUnsettled, "ответ школы, возможно, в карантине"),
        (RecommendationCondition.ActivityNotDone, "мероприятие не выполняется"),
        (RecommendationCondition.ActivityInProgress, "мероприятие выполняется"),
        (RecommendationCondition.ActivityUnchanged, "осталось по-прежнему"),
        (RecommendationCondition.ActivityNeedsReading, "ответ нужно прочитать"),
        (RecommendationCondition.ActivityHindered, "не выполняется, и школа написала почему"),
        (RecommendationCondition.CampaignComplete, "все ответили и всё выполнено"),
    ];

    public static IReadOnlyList<(RecommendationAddressee Value, string Title)> Addressees { get; } =
    [(RecommendationAddressee.Organization, "каждой школе"), (RecommendationAddressee.Operator, "оператору, одна на все школы")];

    public static IReadOnlyList<(RespondentQuestion Value, string Title)> Respondents { get; } =
    [(RespondentQuestion.None, "не спрашивать: отвечает школа"), (RespondentQuestion.NameAndPost, "фамилию и должность, необязательно")];

    public static IReadOnlyList<(AnswerConfirmation Value, string Title)> Confirmations { get; } =
    [
        (AnswerConfirmation.None, "не нужно: достаточно отправить"),
        (AnswerConfirmation.Head, "руководитель школы утверждает ответ по второй ссылке"),
    ];

    public static IReadOnlyList<(GrammaticalGender Value, string Title)> Genders { get; } =
    [
        (GrammaticalGender.Neuter, "оно: «ООУ представило»"),
        (GrammaticalGender.Feminine, "она: «школа представила»"),
        (GrammaticalGender.Masculine, "он: «лицей представил»"),
    ];

    /// <summary>How many questions the share of what is carried out is made of.</summary>
    public static string Counted(Campaign campaign)
    {
        var counted = campaign.Activities.Where(activity => activity.Counts).Select(activity => activity.Number).ToList();
        var all = Russian.Count(campaign.Activities.Count, "вопроса", "вопросов", "вопросов");
        return counted.Count == 0 ? $"Ни один из {all} не входит в долю выполнения: все ответы — сведения."
            : counted.Count == campaign.Activities.Count ? $"Все вопросы входят в долю выполнения: {counted.Count}."
            : $"{Russian.Count(counted.Count, "вопрос", "вопроса", "вопросов")} из {campaign.Activities.Count} "
                + $"{Russian.Plural(counted.Count, "входит", "входят", "входят")} в долю выполнения: {string.Join(", ", counted)}. "
                + "Остальные — сведения.";
    }

    /// <summary>What was done, when a page is shown after it; null when nothing was.</summary>
    public static string? Done(IQueryCollection query) =>
        query.ContainsKey("saved") ? Done("part")
        : query.ContainsKey("begun")
            ? query["begun"] == "order" ? "Черновик начат. Проверьте каждый раздел: то, что взято из текста, — только предложение."
                : query["begun"] == "last" ? "Черновик начат с прежней кампании. Проверьте каждый раздел: сроки сдвинуты на полгода."
                : "Черновик начат. Заполните разделы по порядку."
        : query.ContainsKey("published") ? "Опубликовано: кампания действует в этом виде."
        : null;

    /// <param name="what">As the address says it.</param>
    public static string? Done(string what) =>
        what switch
        {
            "part" => "Записано в черновик.",
            "roster" => "Список школ записан в черновик.",
            "left" => "Школа убрана из черновика. Её ответы в журнале остаются.",
            _ => null,
        };
}
