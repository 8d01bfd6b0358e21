using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>
/// Campaigns that read the same tab: one form often serves one campaign after the other. The first day of their answers tells them apart,
/// so each row belongs to one campaign.
/// </summary>
public static class SharedSheets
{
    /// <summary>Each campaign with the moment at which the answers of the next one begin.</summary>
    public static IEnumerable<Campaign> ToldApart(IReadOnlyList<Campaign> campaigns) =>
        from campaign in campaigns
        let next = Sharing(campaign, campaigns)
            .Select(other => other.Answers.From)
            .Where(start => start > (campaign.Answers.From ?? DateTimeOffset.MinValue))
            .Min()
        // What others remember of a campaign stays valid as long as it is the same object.
        select campaign.NextAnswersFrom == next ? campaign : campaign with { NextAnswersFrom = next };

    /// <returns>A mistake when nothing tells the campaign's answers from those of another one; otherwise null.</returns>
    public static CampaignMistake? Clash(Campaign campaign, IReadOnlyList<Campaign> others) =>
        Sharing(campaign, others).FirstOrDefault(other => other.Answers.From == campaign.Answers.From) is { } same
            ? new(
                "$.sheet",
                $"кампания {Russian.Quoted(same.Id)} читает тот же лист той же таблицы, и ответы обеих считаются с одного дня",
                "впишите в answersFrom день, с которого считаются ответы этой кампании, или другую таблицу либо лист"
            )
            : null;

    private static IEnumerable<Campaign> Sharing(Campaign campaign, IReadOnlyList<Campaign> campaigns) =>
        campaigns.Where(other => other.Id != campaign.Id && SameTab(other.Sheet, campaign.Sheet));

    // A tab may be named by its id in one file and by its title in the other. Unless they are proved to differ, they count as the same tab.
    private static bool SameTab(ResponseSheet one, ResponseSheet other) =>
        one.SpreadsheetId == other.SpreadsheetId
        && (TabsOf(one) is not { } tabs || TabsOf(other) is not { } others || tabs.Overlaps(others));

    private static HashSet<int>? TabsOf(ResponseSheet sheet) =>
        sheet.Tabs is { } decided ? [.. decided.Where(tab => tab.Read).Select(tab => tab.SheetId)]
        : sheet.Tab.SheetId is { } id ? [id]
        : null;
}
