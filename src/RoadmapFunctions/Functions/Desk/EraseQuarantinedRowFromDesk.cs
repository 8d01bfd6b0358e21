using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Upkeep.Erasing;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>
/// Erases the content of a row in quarantine, on request. That there was a row stays known, and an act says what was done.
/// </summary>
public sealed class EraseQuarantinedRowFromDesk(ErasureActs acts, DeskReader desk)
{
    [Function(nameof(EraseQuarantinedRowFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/quarantine/{key}/erasure")]
            HttpRequest request,
        Campaign campaign,
        string key,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        var basis = CleanText.OneLine(form["basis"].ToString());
        if (basis.Length is 0 or > Erasure.LongestBasis)
        {
            return await AgainAsync(ErasureWording.NoBasis, StatusCodes.Status400BadRequest);
        }

        return await acts.EraseRowAsync(request, by, campaign, key, basis, cancellationToken) is { } erasure
            ? new SeeOther($"{DeskAddress.Erasures(campaign)}#e-{erasure.Key}")
            : await AgainAsync(ErasureWording.RowGone, StatusCodes.Status409Conflict);

        async Task<IResult> AgainAsync(string problem, int status) =>
            new Page<QuarantinePage>(await desk.QuarantinePageAsync(campaign, cancellationToken) with { Problem = problem }, status);
    }
}
