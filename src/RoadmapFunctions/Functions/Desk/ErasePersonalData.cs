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
public sealed class ErasePersonalData(ErasureJob erasing, ISubmissionLog log, Journal journal)
{
    [Function(nameof(ErasePersonalData)), Allow(Callers.Operator)]
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
            var history = await SubmissionHistory.ReadOrganizationAsync(log, campaign.Id, organization.Id, cancellationToken);
            var problem = $"Ничего не стёрто: назовите основание, не длиннее {Erasure.LongestBasis} знаков, и выберите, что стереть.";
            return new Page<PersonalDataPage>(
                new PersonalDataModel(campaign, organization, history, problem),
                StatusCodes.Status400BadRequest
            );
        }

        await journal.AddAsync(
            request,
            by,
            respondent ? JournalAct.RespondentErased : JournalAct.WordsErased,
            campaign,
            organization,
            respondent ? null : $"мероприятие {activity!.Number}",
            cancellationToken
        );
        var erasure = respondent
            ? await erasing.EraseRespondentAsync(campaign, organization, basis, by.Name, cancellationToken)
            : await erasing.EraseWordsAsync(campaign, organization, activity!, form["text"].ToString(), basis, by.Name, cancellationToken);
        return new SeeOther($"{DeskAddress.Erasures(campaign)}#e-{erasure.Key}");
    }
}
