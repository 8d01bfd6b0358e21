using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Intake;
using RoadmapFunctions.School;

namespace RoadmapFunctions.Functions;

/// <summary>The school's form, or the door to it.</summary>
public sealed class ShowAnswerForm(CampaignCatalog campaigns, SubmitJob submit, TimeProvider time)
{
    [Function(nameof(ShowAnswerForm)), Allow(Callers.School | Callers.Unknown)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "school")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (AccessControl.CallerOf(request) is not SchoolCaller school)
        {
            return SchoolPages.Door();
        }

        var (campaign, organization) = campaigns.Of(school);
        var current = (await submit.HistoryAsync(campaign, organization.Id, cancellationToken))?.Current;
        var form = AnswerForm.Of(campaign, current, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        return SchoolPages.Form(campaign, organization, form, current, time.GetUtcNow());
    }
}
