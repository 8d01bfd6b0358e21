using RoadmapFunctions.LocalHost.CommandLine;
using RoadmapFunctions.LocalHost.Cycle;
using RoadmapFunctions.Upkeep.Audit;

namespace RoadmapFunctions.LocalHost.Verification;

/// <summary>Asks the app to compare its stored data with what it was made from, campaign by campaign, and reports the result.</summary>
internal sealed class DataAudit(AppClient app, OperatorConsole console)
{
    /// <returns>The exit code: 0 when nothing contradicts anything. A check that could not be made is reported and is
    /// not a contradiction.</returns>
    /// <exception cref="CycleFailedException">The app does not say which campaigns it has.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var agrees = true;
        foreach (var campaign in await app.GetCampaignsAsync(cancellationToken))
        {
            console.Plain("");
            console.Plain(campaign.Id);
            agrees &= await AgreesAsync(campaign.Id, cancellationToken);
        }

        return agrees ? 0 : 1;
    }

    private async Task<bool> AgreesAsync(string campaign, CancellationToken cancellationToken)
    {
        try
        {
            var report = await app.AuditAsync(campaign, cancellationToken);
            foreach (var check in report.Checks)
            {
                console.Plain($"  {check.Title} — {AuditWording.Of(check.Outcome)}. {check.Found}");
                foreach (var detail in check.Details)
                {
                    console.Plain($"    {detail}");
                }
            }

            return report.Checks.All(check => check.Outcome != AuditOutcome.Bad);
        }
        catch (CycleFailedException reason)
        {
            console.Failure($"Кампания {campaign} не проверена. {reason.Message}");
            return false;
        }
    }
}
