using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.School;

namespace RoadmapFunctions.Functions.School;

/// <summary>What a school prints and keeps.</summary>
public sealed class ShowReceipt(SubmitJob submit, HeadStateReader heads)
{
    [Function(nameof(ShowReceipt)), Allow(Callers.AnySchool)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "school/receipts/{id}")] HttpRequest request,
        string id,
        SchoolCaller school,
        Campaign campaign,
        Organization organization,
        CancellationToken cancellationToken
    )
    {
        var history = await submit.HistoryAsync(campaign, organization.Id, cancellationToken);
        if (history?.Versions.FirstOrDefault(version => version.Submission.Key == id) is not { Submission: var submission })
        {
            return Problems.NotFound("Такого ответа у вашей школы нет.");
        }

        var counts = history.Current?.Key == id && !school.AfterEnd;
        return new Page<ReceiptPage>(
            new ReceiptModel(campaign, Receipt.Of(submission, history, campaign), submission, school.AfterEnd)
            {
                Head = counts ? await heads.ReadAsync(campaign, organization, history, request, cancellationToken) : null,
            }
        );
    }
}
