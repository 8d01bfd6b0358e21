using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Upkeep.Erasing;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Erases the content of a row in quarantine, on request; answers with the act. That there was a row stays known.</summary>
public sealed class EraseQuarantinedRow(ErasureActs acts)
{
    [Function(nameof(EraseQuarantinedRow)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/quarantine/{key}/erasure")]
            HttpRequest request,
        Campaign campaign,
        string key,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var basis = CleanText.OneLine((await JsonBody.ReadAsync<RowRequest>(request, cancellationToken)).Basis);
        if (basis.Length is 0 or > Erasure.LongestBasis)
        {
            return Problems.BadRequest(ErasureWording.NoBasis);
        }

        return await acts.EraseRowAsync(request, by, campaign, key, basis, cancellationToken) is { } erasure
            ? TypedResults.Ok(ErasureItem.Of(erasure))
            : Problems.Conflict("Ничего не стёрто", ErasureWording.RowGone);
    }

    private sealed record RowRequest(string Basis);
}
