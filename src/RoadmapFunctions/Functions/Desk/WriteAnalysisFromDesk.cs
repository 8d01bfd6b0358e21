using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Stores a new version of the analyst's words at one place. It never overrides another analyst's words unseen.</summary>
public sealed class WriteAnalysisFromDesk(AnalystNotes notes, Journal journal)
{
    [Function(nameof(WriteAnalysisFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/analysis")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        var draft = new AnalystNote
        {
            Place = form["place"].ToString(),
            Number = int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen + 1 : 1,
            Text = CleanText.Of(form["text"].ToString()),
            By = by.Name,
            ObservedAt = default,
        };
        return await notes.WriteAsync(campaign, draft, cancellationToken) switch
        {
            NoteOutcome.Stored => await StoredAsync(),
            NoteOutcome.Overtaken => await AgainAsync(
                "Не записано: пока страница была открыта, эти слова изменил другой сотрудник. "
                    + "Его текст — последний в списке версий под полем, ваш остался в поле. "
                    + "Сведите их и запишите ещё раз.",
                StatusCodes.Status409Conflict
            ),
            NoteOutcome.TooLong => await AgainAsync(ReviewWording.TooLong(draft), StatusCodes.Status400BadRequest),
            _ => Problems.BadRequest("Такого места в отчёте нет."),
        };

        async Task<IResult> StoredAsync()
        {
            await journal.AddAsync(
                request,
                by,
                JournalAct.AnalysisWritten,
                campaign,
                detail: ReviewWording.Place(campaign, draft.Place),
                cancellationToken: cancellationToken
            );
            return new SeeOther($"{DeskAddress.Analysis(campaign)}?saved#{draft.Place}");
        }

        async Task<IResult> AgainAsync(string problem, int status) =>
            new Page<AnalysisPage>(
                new AnalysisModel(campaign, await notes.ReadAsync(campaign, cancellationToken), draft, Problem: problem),
                status
            );
    }
}
