using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// The mistakes of a draft by the rules of campaign files, in the words of the page: without paths or field names of the file.
/// </summary>
public static class DraftMistakes
{
    public const string Empty = "Заполните это поле.";
    private const string NotDated = "Впишите дату.";

    /// <summary>All mistakes, whatever part they belong to.</summary>
    public static IReadOnlyList<CampaignMistake> Of(Campaign campaign) =>
        [
            .. CampaignRules
                .Check(campaign)
                .GroupBy(mistake => mistake.Place, StringComparer.Ordinal)
                .SelectMany(group =>
                    group.FirstOrDefault(mistake => SentenceOf(mistake) == NotDated) is { } undated ? [undated] : group.AsEnumerable()
                ),
        ];

    /// <summary>The mistakes of one part, by its fields.</summary>
    public static IReadOnlyList<FieldMistake> Of(Campaign campaign, DraftPart part, IReadOnlyList<CampaignMistake> all) =>
        [
            .. all.Select(mistake => (Field: part.FieldAt(campaign, mistake.Place), Mistake: mistake))
                .Where(found => found.Field is not null)
                .Select(found => new FieldMistake(found.Field!, SentenceOf(found.Mistake)))
                .Distinct(),
        ];

    public static string SentenceOf(CampaignMistake mistake) =>
        mistake switch
        {
            { Problem: "текст пуст" } => Empty,
            { WithoutIds: { } sentence } => sentence,
            { Place: var place } when place.EndsWith(".date", StringComparison.Ordinal) && mistake.Problem == "год 1 невозможен" =>
                NotDated,
            { Problem: "заголовок столбца пуст", Place: var place } when place.StartsWith("$.activities", StringComparison.Ordinal) =>
                "Впишите вопрос: так же называется столбец таблицы с ответами.",
            { Place: "$.milestones" } => "Срок ответов школ должен быть ровно один: добавьте его или уберите лишний.",
            { Place: "$.organizations" } => "Список школ пуст. Вставьте его из Excel или добавьте школу.",
            { Place: "$.activities" } => "Нет ни одного вопроса. Добавьте вопрос.",
            { Place: "$.timeZone" } => "Выберите часовой пояс города.",
            { Place: "$.sheet.headers" } => "Впишите хотя бы по одному заголовку: столбца времени и столбца школы.",
            { Place: "$.sheet.spreadsheetId" } => "Это не адрес таблицы Google. Скопируйте его из строки браузера целиком.",
            { Place: "$.sheet" } =>
                $"{Russian.Capitalized(mistake.Problem)}. На странице «Сроки» впишите, с какого дня считаются ответы этой "
                    + "кампании, или укажите другую таблицу.",
            { Place: var place } when place.StartsWith("$.recommendations", StringComparison.Ordinal) => RecommendationWords.ForPerson(
                Sentence(mistake)
            ),
            _ => Sentence(mistake),
        };

    private static string Sentence(CampaignMistake mistake) =>
        $"{Russian.Capitalized(mistake.Problem)}. {Russian.Capitalized(mistake.Mend)}.";
}
