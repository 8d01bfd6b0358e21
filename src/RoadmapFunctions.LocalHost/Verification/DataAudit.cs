using RoadmapFunctions.LocalHost.CommandLine;
using RoadmapFunctions.LocalHost.Cycle;
using RoadmapFunctions.Upkeep.Audit;

namespace RoadmapFunctions.LocalHost.Verification;

/// <summary>Asks the app to hold what it stores against what it was made from, campaign by campaign, and says what came of it.</summary>
internal sealed class DataAudit(AppClient app, OperatorConsole console)
{
    /// <returns>The exit code: 0 when nothing contradicts anything. What could not be checked is said and is no contradiction.</returns>
    /// <exception cref="CycleFailedException">The app did not answer.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var contradicts = false;
        foreach (var campaign in await app.GetCampaignsAsync(cancellationToken))
        {
            var report = await app.AuditAsync(campaign.Id, cancellationToken);
            console.Plain("");
            console.Plain(campaign.Id);
            foreach (var check in report.Checks)
            {
                console.Plain($"  {check.Title} — {AuditWording.Of(check.Outcome)}. {check.Found}");
                foreach (var detail in check.Details)
                {
                    console.Plain($"    {detail}");
                }

                contradicts |= check.Outcome == AuditOutcome.Bad;
            }
        }

        return contradicts ? 1 : 0;
    }
}
