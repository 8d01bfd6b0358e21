using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Functions.Api;

/// <summary>A school answers directly: 201 with a receipt once the answer is stored.</summary>
public sealed class SubmitAnswers(SubmitJob submit, Journal journal)
{
    private const int LongestKey = 200;

    [Function(nameof(SubmitAnswers)), Allow(Callers.Operator | Callers.School)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/submissions")] HttpRequest request,
        Campaign campaign,
        SchoolCaller? school,
        OperatorCaller? by,
        CancellationToken cancellationToken
    )
    {
        if (!request.HasJsonContentType())
        {
            return Problems.Problem(
                StatusCodes.Status415UnsupportedMediaType,
                "Не тот вид данных",
                "Ответ принимается в JSON: Content-Type: application/json."
            );
        }

        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length > LongestKey)
        {
            return Problems.BadRequest($"Idempotency-Key длиннее {LongestKey} знаков.");
        }

        if (await RequestBody.ReadAsync(request, SubmissionReader.LargestBody, cancellationToken) is not { } body)
        {
            return Problems.TooLarge("Ответ слишком велик", SubmissionReader.LargestBody);
        }

        var receipt = await submit.SubmitAsync(campaign, body, school?.OrganizationId, key.Length == 0 ? null : key, cancellationToken);
        if (by is not null)
        {
            var organization = campaign.FindOrganization(SubmissionKey.OrganizationOf(receipt.Id));
            await journal.AddAsync(
                request,
                by,
                JournalAct.AnswerSentForSchool,
                campaign,
                organization,
                cancellationToken: cancellationToken
            );
        }

        return TypedResults.Created($"/api/campaigns/{campaign.Id}/submissions/{receipt.Id}", receipt);
    }
}
