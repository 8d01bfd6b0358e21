using System.Text.Json;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>
/// The rows of a table can be drawn as one table, and each row has a column of its own. That no two rows have the same name is a
/// rule of headers: <see cref="SheetRules"/>.
/// </summary>
internal static class QuestionTableRules
{
    public static IEnumerable<CampaignMistake> Check(Campaign campaign)
    {
        var ended = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rows in QuestionTable.Together(campaign.Activities.Index(), each => each.Item))
        {
            foreach (var (index, activity) in rows.Where(row => row.Item.Table is not null))
            {
                foreach (
                    var mistake in (IEnumerable<CampaignMistake>)
                        [
                            .. OfRow(activity, activity.Table!, $"$.activities[{index}]"),
                            .. activity.Id == rows[0].Item.Id ? [] : OfNextRow(activity, rows[0].Item, $"$.activities[{index}]"),
                        ]
                )
                {
                    yield return mistake;
                }
            }

            if (rows[0].Item.Table is { } table && !ended.Add(TextKey.Of(table.Question)))
            {
                yield return new(
                    $"$.activities[{rows[0].Index}].table.question",
                    "строки таблицы стоят не подряд",
                    "поставьте их одну за другой или задайте другой вопрос"
                );
            }
        }
    }

    private static IEnumerable<CampaignMistake> OfRow(Activity activity, QuestionTable table, string place)
    {
        foreach (var (name, text) in new[] { ("question", table.Question), ("row", table.Row) })
        {
            if (text.AsSpan().ContainsAny('[', ']'))
            {
                yield return new(
                    $"{place}.table.{name}",
                    "в тексте есть квадратная скобка",
                    "уберите её: в скобках таблица Google называет строку"
                );
            }
        }

        if (activity.Title != table.Title)
        {
            yield return new(
                $"{place}.title",
                "название строки таблицы — её вопрос и строка в квадратных скобках",
                $"впишите {Russian.Quoted(table.Title)}"
            );
        }

        if (activity.Other is not null)
        {
            yield return new($"{place}.other.text", "в таблице формы Google нет строки «Другое»", "уберите её или задайте вопрос отдельно");
        }
    }

    private static IEnumerable<CampaignMistake> OfNextRow(Activity activity, Activity first, string place)
    {
        if (activity.Kind != first.Kind)
        {
            yield return new($"{place}.kind", "на строки одной таблицы отвечают по-разному", "выберите у всех один вид вопроса");
        }
        else if (!Same(activity.Options, first.Options))
        {
            yield return new($"{place}.options", "у строк одной таблицы разные варианты", "сделайте варианты всех строк одинаковыми");
        }
        else if (!Same(activity, QuestionTable.Like(first, activity)))
        {
            yield return new(
                $"{place}.table",
                "строка спрашивается не так, как первая строка таблицы",
                "сделайте одинаковым у всех строк, обязательны ли они, считаются ли в выполнении и когда спрашиваются"
            );
        }

        if (activity.Heading is not null)
        {
            yield return new($"{place}.heading.title", "заголовок стоит внутри таблицы", "поставьте его перед первой строкой");
        }
    }

    // Records compare their lists by reference, so their JSON is compared.
    private static bool Same<T>(T one, T other) =>
        JsonSerializer.Serialize(one, CampaignFile.Json) == JsonSerializer.Serialize(other, CampaignFile.Json);
}
