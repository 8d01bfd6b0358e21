using System.Text.RegularExpressions;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>The spreadsheet can be found, and each header belongs to one column.</summary>
internal static partial class SheetRules
{
    public static IEnumerable<CampaignMistake> Check(Campaign campaign)
    {
        if (!SpreadsheetId().IsMatch(campaign.Sheet.SpreadsheetId))
        {
            yield return new(
                "$.sheet.spreadsheetId",
                "это не идентификатор таблицы Google",
                "возьмите часть адреса таблицы между /d/ и /edit"
            );
        }

        if (campaign.Sheet.Tabs is { } tabs && (!tabs.Any(tab => tab.Read) || tabs.DistinctBy(tab => tab.SheetId).Count() != tabs.Count))
        {
            yield return new(
                "$.sheet.tabs",
                "не назван ни один лист для чтения, или лист назван дважды",
                "отметьте read хотя бы у одного листа и назовите каждый один раз; или уберите поле"
            );
        }

        if (campaign.Sheet.Headers.SubmittedAt.Count == 0 || campaign.Sheet.Headers.Organization.Count == 0)
        {
            yield return new(
                "$.sheet.headers",
                "не названы столбцы времени и школы",
                "впишите в submittedAt и organization хотя бы по одному заголовку"
            );
        }

        var columns = new Dictionary<string, (string Place, string Words)>(StringComparer.Ordinal);
        IEnumerable<(string Place, string Words, string Header)> headers =
        [
            .. campaign.Sheet.Headers.SubmittedAt.Select(header => ("$.sheet.headers.submittedAt", "столбец времени", header)),
            .. campaign.Sheet.Headers.Organization.Select(header => ("$.sheet.headers.organization", "столбец школы", header)),
            .. campaign.Activities.SelectMany(
                (activity, index) =>
                    activity
                        .AllHeaders()
                        .Concat((activity.Value?.Parts).OrEmpty().SelectMany(activity.HeadersOf))
                        .Select(header => ($"$.activities[{index}]", $"вопрос {activity.Number}", header))
            ),
        ];
        foreach (var (place, words, header) in headers)
        {
            var key = TextKey.WithoutOrdinal(header);
            if (key.Length == 0)
            {
                yield return new(place, "заголовок столбца пуст", "впишите заголовок так, как он стоит в таблице");
            }
            else if (!columns.TryAdd(key, (place, words)) && columns[key].Place != place)
            {
                yield return new(
                    place,
                    $"так же называется другой столбец таблицы ({columns[key].Words}): {Russian.Quoted(header)}",
                    "заголовки разных столбцов должны различаться не только номером, регистром и знаками"
                );
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{10,100}\z", RegexOptions.None, 1000)]
    private static partial Regex SpreadsheetId();
}
