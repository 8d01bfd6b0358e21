using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.School;

namespace RoadmapFunctions.Functions.School;

/// <summary>The school's form, or the sign-in page; once the campaign is over, what the school has answered.</summary>
public sealed class ShowAnswerForm(
    SubmitJob submit,
    PreviousAnswersReader previous,
    IQuarantine quarantine,
    SchoolLinks links,
    HeadStateReader heads,
    TimeProvider time
)
{
    [Function(nameof(ShowAnswerForm)), Allow(Callers.AnySchool | Callers.Unknown)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "school")] HttpRequest request,
        SchoolCaller? school,
        Campaign? campaign,
        Organization? organization,
        CancellationToken cancellationToken
    )
    {
        if (school is null || campaign is null || organization is null)
        {
            return await DoorAsync(request, cancellationToken);
        }

        var known = await submit.KnownAsync(campaign, organization.Id, cancellationToken);
        if (school.AfterEnd)
        {
            return new Page<AnswerPage>(new AnswerModel(campaign, organization, known, NotSent: request.Query.ContainsKey("ended")));
        }

        var before = await previous.ReadAsync(campaign, organization, cancellationToken);
        var contesting = await quarantine.ReadContestingAsync(campaign.Id, organization.Id, cancellationToken);
        var form = AnswerForm.Of(
            campaign,
            known.Of(organization.Id)?.Current,
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))
        );
        var model = new FormModel(campaign, organization, form, known, time.GetUtcNow(), before)
        {
            Contesting = contesting.Where(item => item.ContestsDirect).Max(item => item.SubmittedAt),
            Remembered = request.Query.ContainsKey(FormModel.Remember),
            Head = await heads.ReadAsync(campaign, organization, known.Of(organization.Id), request, cancellationToken),
        };
        return new Page<FormPage>(model, model.Status);
    }

    private async Task<IResult> DoorAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var reading = await links.ReadAsync(Cookies.SchoolOf(request) ?? string.Empty, cancellationToken);
        return reading.EndsAt is { } end ? new Page<DoorPage>(DoorModel.After(end), StatusCodes.Status403Forbidden)
            : request.Query.ContainsKey("ended")
                ? new Page<DoorPage>(
                    new DoorModel(
                        "Вход истёк, ответ не отправлен. Откройте личную ссылку ещё раз: заполненное сохранено на этом устройстве."
                    )
                )
            : new Page<DoorPage>(new DoorModel());
    }
}
