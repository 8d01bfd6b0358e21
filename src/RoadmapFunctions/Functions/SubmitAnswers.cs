using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Intake;

namespace RoadmapFunctions.Functions;

/// <summary>A school answers directly: 201 with a receipt once the answer is stored.</summary>
public sealed class SubmitAnswers(CampaignCatalog campaigns, SubmitJob submit)
{
    private const int LongestKey = 200;

    [Function(nameof(SubmitAnswers)), Allow(Callers.Operator | Callers.School)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/submissions")] HttpRequest request,
        string campaign,
        CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var caller = AccessControl.CallerOf(request);
        if (caller is SchoolCaller school && school.CampaignId != found.Id)
        {
            return Problems.UnknownCampaign(campaign); // of another campaign it knows nothing
        }

        if (!request.HasJsonContentType())
        {
            return Problems.Problem(StatusCodes.Status415UnsupportedMediaType, "Не тот вид данных", "Ответ принимается в JSON: Content-Type: application/json.");
        }

        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length > LongestKey)
        {
            return Problems.BadRequest($"Idempotency-Key длиннее {LongestKey} знаков.");
        }

        if (await RequestBody.ReadAsync(request, cancellationToken) is not { } body)
        {
            return Problems.Problem(StatusCodes.Status413PayloadTooLarge, "Ответ слишком велик", $"Принимается не больше {RequestBody.Largest} байт.");
        }

        var receipt = await submit.SubmitAsync(found, body, (caller as SchoolCaller)?.OrganizationId, key.Length == 0 ? null : key, cancellationToken);
        return TypedResults.Created($"/api/campaigns/{found.Id}/submissions/{receipt.Id}", receipt);
    }
}
