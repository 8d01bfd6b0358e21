using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.School;

namespace RoadmapFunctions.Functions.School;

/// <summary>What the head of a school confirms, or the page where the link is opened.</summary>
public sealed class ShowConfirmation(SubmitJob submit, SchoolLinks links)
{
    [Function(nameof(ShowConfirmation)), Allow(Callers.Head | Callers.Unknown)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "head")] HttpRequest request,
        HeadCaller? head,
        Campaign? campaign,
        Organization? organization,
        CancellationToken cancellationToken
    )
    {
        if (head is not null && campaign is not null && organization is not null)
        {
            var history = await submit.HistoryAsync(campaign, organization.Id, cancellationToken);
            return new Page<HeadPage>(new HeadModel(campaign, organization, history));
        }

        var reading = await links.ReadHeadAsync(Cookies.HeadOf(request) ?? string.Empty, cancellationToken);
        return reading.EndsAt is not null
            ? new Page<HeadDoorPage>(HeadDoorModel.Ended, StatusCodes.Status403Forbidden)
            : new Page<HeadDoorPage>(
                new HeadDoorModel(
                    request.Query.ContainsKey("ended") ? "Вход истёк, ответ не утверждён. Откройте ссылку руководителя ещё раз." : null
                )
            );
    }
}
