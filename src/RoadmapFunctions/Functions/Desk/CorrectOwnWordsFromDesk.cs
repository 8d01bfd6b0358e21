using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>One step of the operator in the groups of an activity's own words. A page that is out of date changes nothing.</summary>
public sealed class CorrectOwnWordsFromDesk(OwnWordsReader words, IGroupCorrections corrections, Journal journal)
{
    private const string Stale =
        "Ничего не записано: пока страница была открыта, группы исправил "
        + "другой оператор. Ниже они такие, как сейчас; посмотрите и повторите.";

    [Function(nameof(CorrectOwnWordsFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/own-words/{activity}")] HttpRequest request,
        Campaign campaign,
        Activity activity,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = OwnWordsForm.Of(await RequestForm.ReadAsync(request, cancellationToken));
        var now = await words.ReadAsync(campaign, cancellationToken);
        if (form.Revision != now.Stored.Revision)
        {
            return Again(now, Stale, StatusCodes.Status409Conflict);
        }

        try
        {
            var corrected = form.Apply(now, now.Analysis.Activities.First(each => each.Activity.Id == activity.Id));
            if (await corrections.TryWriteAsync(campaign, corrected, form.Revision, cancellationToken) is null)
            {
                return Again(await words.ReadAsync(campaign, cancellationToken), Stale, StatusCodes.Status409Conflict);
            }

            await journal.AddAsync(
                request,
                by,
                JournalAct.CorrectionsSaved,
                campaign,
                detail: $"мероприятие {activity.Number}",
                cancellationToken: cancellationToken
            );
            return new SeeOther($"{DeskAddress.OwnWords(campaign, activity)}?saved");
        }
        catch (GroupEditException e)
        {
            return Again(now, e.Message, StatusCodes.Status400BadRequest);
        }

        Page<ActivityWordsPage> Again(OwnWordsNow shown, string problem, int status) =>
            new(new ActivityWordsModel(campaign, activity, shown, form, Problem: problem), status);
    }
}
