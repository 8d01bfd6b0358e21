using System.Text.RegularExpressions;

namespace RoadmapFunctions.Campaigns;

/// <summary>
/// What must hold in a campaign beyond the shape that its schema describes. A campaign that passes can be printed, sent and published: no
/// mistake may wait until the day of the deadline to show up.
/// </summary>
public static partial class CampaignRules
{
    public static IEnumerable<CampaignMistake> Check(Campaign campaign) =>
        [
            .. Ids(campaign),
            .. TextRules.Check(campaign),
            .. TimeRules.Check(campaign),
            .. ReminderRules.Check(campaign),
            .. SheetRules.Check(campaign),
            .. TermRules.Check(campaign),
            .. RosterRules.Check(campaign),
            .. QuestionnaireRules.Check(campaign),
            .. QuestionTableRules.Check(campaign),
            .. QuestionConditionRules.Check(campaign),
            .. NumberCheckRules.Check(campaign),
            .. RecommendationRules.Check(campaign),
        ];

    private static IEnumerable<CampaignMistake> Ids(Campaign campaign) =>
        [
            .. OfCampaign(campaign),
            .. OfList("$.milestones", campaign.Milestones.Select(milestone => milestone.Id)),
            .. OfList("$.organizations", campaign.Organizations.Select(organization => organization.Id)),
            .. OfList("$.activities", campaign.Activities.Select(activity => activity.Id)),
            .. campaign
                .Activities.Index()
                .SelectMany(activity =>
                    OfList($"$.activities[{activity.Index}].options", activity.Item.Options.Select(option => option.Id))
                ),
            .. OfList("$.recommendations", campaign.Recommendations.Select(recommendation => recommendation.Id)),
        ];

    private static IEnumerable<CampaignMistake> OfCampaign(Campaign campaign)
    {
        if (campaign.Format != CampaignFile.Format)
        {
            yield return CampaignFile.OtherFormat(campaign.Format);
        }

        if (!IsId(campaign.Id))
        {
            yield return NotAnId("$.id", campaign.Id);
        }

        if (campaign.Previous == campaign.Id)
        {
            yield return new(
                "$.previous",
                "кампания названа предыдущей сама себе",
                "впишите id кампании, с которой нужно сравнивать, или уберите поле"
            );
        }
        else if (campaign.Previous is { } previous && !IsId(previous))
        {
            yield return NotAnId("$.previous", previous);
        }
    }

    private static IEnumerable<CampaignMistake> OfList(string list, IEnumerable<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, id) in ids.Index())
        {
            if (!IsId(id))
            {
                yield return NotAnId($"{list}[{index}].id", id);
            }
            else if (!seen.Add(id))
            {
                yield return new($"{list}[{index}].id", $"id «{id}» повторяется", "дайте каждому свой id");
            }
        }
    }

    /// <summary>Whether the text can be the id of a campaign, a school, an activity or an option.</summary>
    public static bool IsId(string text) => Id().IsMatch(text);

    private static CampaignMistake NotAnId(string place, string id) =>
        new(place, $"«{id}» не годится как id", "используйте латинские строчные буквы, цифры и дефис, не больше 64 знаков");

    // «$» would let a line feed at the end pass; «\z» does not.
    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\z", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
