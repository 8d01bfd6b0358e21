using System.Globalization;

namespace RoadmapFunctions.Campaigns;

/// <summary>Milestones have a known zone, possible times and a possible order.</summary>
internal static class TimeRules
{
    private const int EarliestYear = 2000;
    private const int LatestYear = 2100;

    public static IEnumerable<CampaignMistake> Check(Campaign campaign)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(campaign.TimeZone, out _))
        {
            yield return new("$.timeZone", $"пояс «{campaign.TimeZone}» неизвестен", "впишите имя пояса IANA, например Asia/Tomsk");
        }

        foreach (var (index, milestone) in campaign.Milestones.Index())
        {
            if (
                milestone.LocalTime != Milestone.EndOfDay
                && !TimeOnly.TryParseExact(milestone.LocalTime, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            )
            {
                yield return new(
                    $"$.milestones[{index}].localTime",
                    $"«{milestone.LocalTime}» — не время суток",
                    "впишите ЧЧ:ММ; конец дня — 24:00"
                );
            }
        }

        if (
            campaign.AnswersFrom is { } from
            && (
                from.Year is < EarliestYear or > LatestYear
                || campaign.Milestones.Any(milestone => milestone.Kind == MilestoneKind.Answers && from > milestone.Date)
            )
        )
        {
            yield return new(
                "$.answersFrom",
                "ответы считаются со дня, который позже срока их представления или невозможен",
                "впишите день не позже срока ответов; без этого поля ответы считаются с даты документа"
            );
        }

        if (
            campaign.RespondentsUntil is { } until
            && (until.Year > LatestYear || campaign.Milestones.Any(milestone => until < milestone.Date))
        )
        {
            yield return new(
                "$.respondentsUntil",
                $"{until:yyyy-MM-dd} — раньше последнего срока кампании или слишком далеко",
                $"впишите день от последнего срока до {LatestYear} года или уберите поле: тогда это год после последнего срока"
            );
        }

        foreach (var (index, milestone) in campaign.Milestones.Index().Where(each => each.Item.Date.Year is < EarliestYear or > LatestYear))
        {
            yield return new(
                $"$.milestones[{index}].date",
                $"год {milestone.Date.Year} невозможен",
                $"впишите год от {EarliestYear} до {LatestYear}"
            );
        }

        if (campaign.LegalBasis.Date.Year is < EarliestYear or > LatestYear)
        {
            yield return new(
                "$.legalBasis.date",
                $"год {campaign.LegalBasis.Date.Year} невозможен",
                $"впишите год от {EarliestYear} до {LatestYear}"
            );
        }

        var answers = campaign.Milestones.FirstOrDefault(milestone => milestone.Kind == MilestoneKind.Answers);
        foreach (var (index, _) in campaign.Milestones.Index().Where(each => each.Item.Publishes && each.Item.Date < answers?.Date))
        {
            yield return new(
                $"$.milestones[{index}].date",
                "издание выходит раньше, чем должны прийти ответы",
                "поставьте дату не раньше срока ответов"
            );
        }

        if (campaign.Milestones.Count(milestone => milestone.Kind == MilestoneKind.Answers) != 1)
        {
            yield return new(
                "$.milestones",
                "срок представления ответов (kind «answers») должен быть ровно один",
                "оставьте один такой срок"
            );
        }
    }
}
