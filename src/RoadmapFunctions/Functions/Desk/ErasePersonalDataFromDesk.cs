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

/// <summary>Erases a name or a text of a school on request. The answer itself stays, and an act says what was done.</summary>
public sealed class ErasePersonalDataFromDesk(ErasureActs acts, ISubmissionLog log)
{
    [Function(nameof(ErasePersonalDataFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/organizations/{organization}/personal-data")]
            HttpRequest request,
        Campaign campaign,
        Organization organization,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        var basis = CleanText.OneLine(form["basis"].ToString());
        var activity = campaign.FindActivity(form["activity"]);
        var respondent = form["action"] == "respondent";
        if (basis.Length is 0 or > Erasure.LongestBasis || (!respondent && (form["action"] != "words" || activity is null)))
        {
            return await AgainAsync(
                $"Ничего не стёрто: назовите основание, не длиннее {Erasure.LongestBasis} знаков, и выберите, что стереть.",
                StatusCodes.Status400BadRequest
            );
        }

        var erasure = respondent
            ? await acts.EraseRespondentAsync(request, by, campaign, organization, basis, cancellationToken)
            : await acts.EraseWordsAsync(request, by, campaign, organization, activity!, form["text"].ToString(), basis, cancellationToken);
        return erasure is null
            ? await AgainAsync(ErasureWording.Gone, StatusCodes.Status409Conflict)
            : new SeeOther($"{DeskAddress.Erasures(campaign)}#e-{erasure.Key}");

        async Task<IResult> AgainAsync(string problem, int status)
        {
            var history = await SubmissionHistory.ReadOrganizationAsync(log, campaign.Id, organization.Id, cancellationToken);
            return new Page<PersonalDataPage>(new PersonalDataModel(campaign, organization, history, problem), status);
        }
    }
}
