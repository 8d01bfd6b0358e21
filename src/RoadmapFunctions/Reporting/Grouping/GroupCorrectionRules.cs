using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>What must hold in a file of corrections beyond the shape of its JSON.</summary>
internal static class GroupCorrectionRules
{
    public static IEnumerable<CampaignMistake> Check(GroupCorrections corrections, Campaign campaign)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, activity) in corrections.Activities.Index())
        {
            if (campaign.Activities.All(each => each.Id != activity.Activity))
            {
                yield return new(
                    $"$.activities[{index}].activity",
                    $"мероприятия «{activity.Activity}» в кампании нет",
                    "впишите id мероприятия из файла кампании"
                );
            }
            else if (!seen.Add(activity.Activity))
            {
                yield return new(
                    $"$.activities[{index}].activity",
                    $"мероприятие «{activity.Activity}» уже названо выше",
                    "соберите все его группы в одном месте"
                );
            }

            foreach (var mistake in Groups(activity.Groups, $"$.activities[{index}].groups"))
            {
                yield return mistake;
            }
        }
    }

    private static IEnumerable<CampaignMistake> Groups(IReadOnlyList<CorrectedGroup> groups, string list)
    {
        var (names, texts) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (index, group) in groups.Index())
        {
            if (string.IsNullOrWhiteSpace(group.Name) || !names.Add(group.Name))
            {
                yield return new($"{list}[{index}].name", "название группы пусто или повторяется", "дайте каждой группе своё название");
            }

            if (!group.AllTexts.Any())
            {
                yield return new(
                    $"{list}[{index}]",
                    "не сказано, какие тексты входят в группу",
                    "впишите тексты в groupsOf (группа целиком) или в texts (только этот текст)"
                );
            }

            foreach (var text in group.AllTexts.Where(text => !texts.Add(WordGroups.KeyOf(text))))
            {
                yield return new(
                    $"{list}[{index}]",
                    $"текст «{CleanText.Shortened(text, 60)}» назван дважды",
                    "оставьте его в одной группе"
                );
            }
        }
    }
}
