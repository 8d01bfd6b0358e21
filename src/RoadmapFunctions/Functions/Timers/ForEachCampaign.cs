using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Functions.Timers;

/// <summary>One campaign's trouble must not keep the others waiting; all troubles are told at the end.</summary>
internal static class ForEachCampaign
{
    public static async Task RunAsync(CampaignCatalog campaigns, Func<Campaign, Task> work)
    {
        var all = Task.WhenAll(campaigns.All.Select(work));
        try
        {
            await all;
        }
        catch when (all.Exception is { InnerExceptions.Count: > 1 } troubles)
        {
            throw new AggregateException(troubles.InnerExceptions); // awaiting tells of the first one only
        }
    }
}
