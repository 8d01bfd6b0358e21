using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// What a line of an order that offers no options seems to ask for. Own words when nothing else is recognised: they take any answer.
/// </summary>
internal static partial class AskedFor
{
    public static Activity Question(string id, string number, string title)
    {
        var asked = new Activity(id, number, Russian.Capitalized(title), []);
        title = Demand().Replace(title, string.Empty); // «Укажите дату …»
        return Yes().IsMatch(title) ? asked with { Kind = QuestionKind.OneOf, Options = YesAndNo }
            : Percent().IsMatch(title) ? asked with { Kind = QuestionKind.Number, Numeric = new("%", Most: 100) }
            : Amount().IsMatch(title) ? asked with { Kind = QuestionKind.Number, Numeric = new(UnitIn(title), Counted().IsMatch(title)) }
            : Day().IsMatch(title) ? asked with { Kind = QuestionKind.Date }
            : Link().IsMatch(title) ? asked with { Kind = QuestionKind.Links }
            : asked with { Kind = QuestionKind.LongText };
    }

    private static IReadOnlyList<ActivityOption> YesAndNo =>
        [new("yes", "1", "Да", ExecutionLevel.Done), new("no", "2", "Нет", ExecutionLevel.NotDone)];

    private static string? UnitIn(string title) =>
        Unit().Match(title) is { Success: true } match ? CleanText.OneLine(match.Groups["unit"].Value) : null;

    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^\w+(\s+\w+)?\s+ли\b|^наличие\b|\(да\s*/\s*нет\)$", AnyCase, 1000)]
    private static partial Regex Yes();

    [GeneratedRegex(@"^(дол[яю]|процент|удельный вес)\b|%\)?$", AnyCase, 1000)]
    private static partial Regex Percent();

    [GeneratedRegex(
        @"^(общ(ее|ая|ий)\s+)?(количество|число|численность|сколько|объ[её]м|сумма|размер|(средняя\s+)?(стоимость|цена))\b",
        AnyCase,
        1000
    )]
    private static partial Regex Amount();

    [GeneratedRegex(@"^(общ(ее|ая)\s+)?(количество|число|численность|сколько)\b", AnyCase, 1000)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^(укажите|указать|назовите|назвать|впишите|вписать|сообщите|сообщить)\s+", AnyCase, 1000)]
    private static partial Regex Demand();

    [GeneratedRegex(@"^(дат[ау]|день|когда)\b", AnyCase, 1000)]
    private static partial Regex Day();

    [GeneratedRegex(@"^(ссылк|адрес\w* (страниц|сайт|в сети))", AnyCase, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(
        @"[(,]\s*(в\s+)?(?<unit>(тыс\.|млн)\s*руб(\.|лей)?|руб(\.|лей)?|чел(\.|овек)?|шт\.?|ед\.?|ч\.|час(ов|а)?)\)?$",
        AnyCase,
        1000
    )]
    private static partial Regex Unit();
}
