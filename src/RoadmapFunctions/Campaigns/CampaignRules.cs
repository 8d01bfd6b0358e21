using System.Globalization;
using System.Text.RegularExpressions;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>What must hold in a campaign beyond the shape that its schema describes.</summary>
public static partial class CampaignRules
{
    private const int EarliestYear = 2000;
    private const int LatestYear = 2100;

    // Pages of the desk that stand where a campaign's own would.
    private static readonly string[] Reserved = ["campaigns", "sign-in"];

    public static IEnumerable<CampaignMistake> Check(Campaign campaign) =>
    [
        .. Identifiers(campaign),
        .. campaign.Previous is not { } previous ? Array.Empty<CampaignMistake>()
            : previous == campaign.Id ? [new("$.previous", "кампания названа предыдущей сама себе", "впишите id кампании, с которой нужно сравнивать, или уберите поле")]
            : CheckIds("$", [previous], _ => "$.previous"),
        .. Texts(campaign),
        .. Times(campaign),
        .. Sheet(campaign),
        .. Roster(campaign),
        .. Questionnaire(campaign),
        .. Recommendations(campaign),
    ];

    private static IEnumerable<CampaignMistake> Identifiers(Campaign campaign) =>
    [
        .. Reserved.Contains(campaign.Id, StringComparer.Ordinal)
            ? [new("$.id", $"«{campaign.Id}» — адрес другой страницы", "дайте кампании другой id")]
            : Array.Empty<CampaignMistake>(),
        .. CheckIds("$", [campaign.Id], _ => "$.id"),
        .. CheckIds("$.milestones", campaign.Milestones.Select(milestone => milestone.Id)),
        .. CheckIds("$.organizations", campaign.Organizations.Select(organization => organization.Id)),
        .. CheckIds("$.activities", campaign.Activities.Select(activity => activity.Id)),
        .. campaign.Activities.SelectMany((activity, index) =>
            CheckIds($"$.activities[{index}].options", activity.Options.Select(option => option.Id))),
        .. CheckIds("$.recommendations", campaign.Recommendations.Select(recommendation => recommendation.Id)),
    ];

    private static IEnumerable<CampaignMistake> CheckIds(string list, IEnumerable<string> ids, Func<int, string>? place = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, id) in ids.Index())
        {
            var where = place?.Invoke(index) ?? $"{list}[{index}].id";
            if (!Identifier().IsMatch(id))
            {
                yield return new(where, $"«{id}» не годится как id", "используйте латинские строчные буквы, цифры и дефис, не больше 64 знаков");
            }
            else if (!seen.Add(id))
            {
                yield return new(where, $"id «{id}» повторяется", "дайте каждому свой id");
            }
        }
    }

    private static IEnumerable<CampaignMistake> Texts(Campaign campaign)
    {
        (string Place, string Text)[] texts =
        [
            ("$.title", campaign.Title),
            ("$.period", campaign.Period),
            ("$.legalBasis.number", campaign.LegalBasis.Number),
            ("$.operator.name", campaign.Operator.Name),
            ("$.recipient.name", campaign.Recipient.Name),
            .. campaign.Milestones.Select((milestone, index) => ($"$.milestones[{index}].title", milestone.Title)),
        ];
        return texts.Where(text => string.IsNullOrWhiteSpace(text.Text))
            .Select(text => new CampaignMistake(text.Place, "текст пуст", "впишите его"));
    }

    private static IEnumerable<CampaignMistake> Times(Campaign campaign)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(campaign.TimeZone, out _))
        {
            yield return new("$.timeZone", $"пояс «{campaign.TimeZone}» неизвестен", "впишите имя пояса IANA, например Asia/Tomsk");
            yield break;
        }

        foreach (var (index, milestone) in campaign.Milestones.Index())
        {
            if (milestone.LocalTime != Milestone.EndOfDay
                && !TimeOnly.TryParseExact(milestone.LocalTime, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                yield return new($"$.milestones[{index}].localTime", $"«{milestone.LocalTime}» — не время суток", "впишите ЧЧ:ММ; конец дня — 24:00");
            }
        }

        foreach (var (index, milestone) in campaign.Milestones.Index().Where(each => each.Item.Date.Year is < EarliestYear or > LatestYear))
        {
            yield return new($"$.milestones[{index}].date", $"год {milestone.Date.Year} невозможен", $"впишите год от {EarliestYear} до {LatestYear}");
        }

        var answers = campaign.Milestones.FirstOrDefault(milestone => milestone.Kind == MilestoneKind.Answers);
        foreach (var (index, _) in campaign.Milestones.Index().Where(each => each.Item.Publishes && each.Item.Date < answers?.Date))
        {
            yield return new($"$.milestones[{index}].date", "издание выходит раньше, чем должны прийти ответы", "поставьте дату не раньше срока ответов");
        }

        if (campaign.Milestones.Count(milestone => milestone.Kind == MilestoneKind.Answers) != 1)
        {
            yield return new("$.milestones", "срок представления ответов (kind «answers») должен быть ровно один", "оставьте один такой срок");
        }
    }

    private static IEnumerable<CampaignMistake> Sheet(Campaign campaign)
    {
        if (!SpreadsheetId().IsMatch(campaign.Sheet.SpreadsheetId))
        {
            yield return new("$.sheet.spreadsheetId", "это не идентификатор таблицы Google", "возьмите часть адреса таблицы между /d/ и /edit");
        }

        if (campaign.Sheet.Tabs is { } tabs && (!tabs.Any(tab => tab.Read) || tabs.DistinctBy(tab => tab.SheetId).Count() != tabs.Count))
        {
            yield return new("$.sheet.tabs", "не назван ни один лист для чтения, или лист назван дважды", "отметьте read хотя бы у одного листа и назовите каждый один раз; или уберите поле");
        }

        if (campaign.Sheet.Headers.SubmittedAt.Count == 0 || campaign.Sheet.Headers.Organization.Count == 0)
        {
            yield return new("$.sheet.headers", "не названы столбцы времени и школы", "впишите в submittedAt и organization хотя бы по одному заголовку");
        }

        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        IEnumerable<(string Place, string Header)> headers =
        [
            .. campaign.Sheet.Headers.SubmittedAt.Select(header => ("$.sheet.headers.submittedAt", header)),
            .. campaign.Sheet.Headers.Organization.Select(header => ("$.sheet.headers.organization", header)),
            .. campaign.Activities.SelectMany((activity, index) =>
                activity.AllHeaders().Select(header => ($"$.activities[{index}]", header))),
        ];
        foreach (var (place, header) in headers)
        {
            var key = TextKey.WithoutOrdinal(header);
            if (key.Length == 0)
            {
                yield return new(place, "заголовок столбца пуст", "впишите заголовок так, как он стоит в таблице");
            }
            else if (!columns.TryAdd(key, place) && columns[key] != place)
            {
                yield return new(place, $"заголовок «{header}» уже относится к {columns[key]}", "заголовки разных столбцов должны различаться не только номером, регистром и знаками");
            }
        }
    }

    private static IEnumerable<CampaignMistake> Roster(Campaign campaign)
    {
        if (campaign.Organizations.Count == 0)
        {
            yield return new("$.organizations", "список ООУ пуст", "перечислите организации, которые должны ответить");
        }

        foreach (var (index, organization) in campaign.Organizations.Index())
        {
            if (organization.Email is { } email && !EmailAddress.IsOne(email))
            {
                yield return new($"$.organizations[{index}].email", $"«{email}» — не адрес электронной почты", "впишите один адрес вида school@example.org, до знака @ латиницей, или уберите поле");
            }
        }

        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, organization) in campaign.Organizations.Index())
        {
            foreach (var name in organization.AllNames().Prepend(organization.Id)) // the sheet may name a school by its id
            {
                var key = OrganizationKey.Of(name);
                if (key.Length == 0)
                {
                    yield return new($"$.organizations[{index}]", "название пусто", "впишите название");
                }
                else if (!names.TryAdd(key, index) && names[key] != index)
                {
                    yield return new($"$.organizations[{index}]", $"название «{name}» совпадает с названием организации $.organizations[{names[key]}]", "уточните название, чтобы ответы нельзя было перепутать");
                }
            }
        }
    }

    private static IEnumerable<CampaignMistake> Questionnaire(Campaign campaign)
    {
        if (campaign.Activities.Count == 0)
        {
            yield return new("$.activities", "нет ни одного мероприятия", "перечислите мероприятия дорожной карты");
        }

        foreach (var (index, activity) in campaign.Activities.Index())
        {
            if (activity.Options.Count == 0)
            {
                yield return new($"$.activities[{index}].options", "нет ни одного варианта", "перечислите варианты ответа");
            }

            var texts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (optionIndex, text) in activity.Options.Index().SelectMany(option => option.Item.AllTexts().Select(text => (option.Index, text))))
            {
                var key = TextKey.WithoutOrdinal(text);
                if (key.Length == 0 || (!texts.TryAdd(key, optionIndex) && texts[key] != optionIndex))
                {
                    yield return new($"$.activities[{index}].options[{optionIndex}].text", "текст варианта пуст или повторяется", "варианты одного мероприятия должны различаться не только номером, регистром и знаками");
                }
            }
        }
    }

    private static IEnumerable<CampaignMistake> Recommendations(Campaign campaign) =>
    [
        .. campaign.Recommendations.Index().SelectMany(item => Place().Matches(item.Item.Text)
            .Where(place => place.Value is not (Recommendation.OrganizationsPlace or Recommendation.ActivityPlace))
            .Select(place => new CampaignMistake(
                $"$.recommendations[{item.Index}].text",
                $"неизвестное место {place.Value}",
                $"есть {Recommendation.OrganizationsPlace} и {Recommendation.ActivityPlace}"))),
        .. campaign.Activities.Index().SelectMany(activity => activity.Item.Options.Index()
            .Where(option => option.Item.Excludes.OrEmpty().Except(activity.Item.Options.Select(each => each.Id), StringComparer.Ordinal).Any())
            .Select(option => new CampaignMistake(
                $"$.activities[{activity.Index}].options[{option.Index}].excludes",
                "назван вариант, которого у мероприятия нет",
                "впишите id вариантов того же мероприятия"))),
        .. campaign.Recommendations.Index()
            .Where(item => item.Item.Text.Contains(Recommendation.ActivityPlace, StringComparison.Ordinal) && !IsAboutActivities(item.Item.When))
            .Select(item => new CampaignMistake(
                $"$.recommendations[{item.Index}].text",
                $"место {Recommendation.ActivityPlace} есть только у условий о мероприятиях",
                "уберите его или смените условие")),
    ];

    private static bool IsAboutActivities(RecommendationCondition when) => when is not
        (RecommendationCondition.OrganizationMissing or RecommendationCondition.OrganizationLate or RecommendationCondition.CampaignComplete);

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$", RegexOptions.None, 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex("^[A-Za-z0-9_-]{10,100}$", RegexOptions.None, 1000)]
    private static partial Regex SpreadsheetId();
}
