using System.Globalization;

namespace RoadmapFunctions.Campaigns;

/// <summary>Reminders go out near the due day, and at most one a day.</summary>
internal static class ReminderRules
{
    private const int FarthestDay = 60;
    private const int Most = 10;

    public static IEnumerable<CampaignMistake> Check(Campaign campaign)
    {
        if (campaign.Reminders is not { } reminders)
        {
            yield break;
        }

        if (reminders.Count > Most)
        {
            yield return new(
                "$.reminders",
                $"дней больше, чем {Most.ToString(CultureInfo.InvariantCulture)}",
                "уберите лишние: частые письма не читают"
            );
        }

        var taken = new HashSet<int>();
        foreach (var (index, day) in reminders.Index())
        {
            if (day.Days is < 0 or > FarthestDay)
            {
                yield return new(
                    $"$.reminders[{index}].days",
                    $"{day.Days.ToString(CultureInfo.InvariantCulture)} — слишком далеко от срока",
                    $"впишите число дней от 0 до {FarthestDay.ToString(CultureInfo.InvariantCulture)}"
                );
            }
            else if (!taken.Add(day.Offset))
            {
                yield return new($"$.reminders[{index}].days", "этот день уже назван", "оставьте его один раз");
            }
        }
    }
}
