using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Upkeep.Erasing;

namespace RoadmapFunctions.Functions.Timers;

/// <summary>
/// Every night, before the backup: erases what may no longer be kept — respondents of campaigns after their last day for names, and
/// sessions that ended — and what builds of editions that died have left.
/// </summary>
public sealed class EraseOverdueData(
    CampaignCatalog campaigns,
    ErasureJob erasing,
    BlobEditionRemains remains,
    StaffSessions sessions,
    Journal journal
)
{
    /// <summary>18:00 UTC is 01:00 in Tomsk, half an hour before the backup.</summary>
    public const string Schedule = "0 0 18 * * *";

    [Function(nameof(EraseOverdueData))]
    public async Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken)
    {
        await sessions.ForgetOldAsync(cancellationToken);
        await ForEachCampaign.RunAsync(
            campaigns.All,
            async (campaign, token) =>
            {
                if (await erasing.RunAsync(campaign, token) is > 0 and var changed)
                {
                    await journal.AddByProgramAsync(JournalAct.RespondentsErased, campaign, $"версий ответов: {changed}", token);
                }

                await remains.SweepAsync(campaign.Id, token);
            },
            cancellationToken
        );
    }
}
