using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Functions.Api;

public sealed class GetReceipt(SubmitJob submit)
{
    [Function(nameof(GetReceipt)), Allow(Callers.Operator | Callers.AnySchool)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/submissions/{id}")] HttpRequest request,
        Campaign campaign,
        string id,
        Caller by,
        CancellationToken cancellationToken
    ) =>
        by.MaySee(campaign.Id, SubmissionKey.OrganizationOf(id)) && await submit.FindAsync(campaign, id, cancellationToken) is { } receipt
            ? TypedResults.Ok(receipt)
            : Problems.NotFound("Такого ответа нет.");
}
