using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Stores a new version of the analyst's words at one place. It never overrides another analyst's words unseen.</summary>
public sealed class WriteAnalysis(AnalystNotes notes, Journal journal)
{
    private const string NotStored = "Слова не записаны";

    [Function(nameof(WriteAnalysis)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/analysis")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var sent = await JsonBody.ReadAsync<NoteRequest>(request, cancellationToken);
        var note = new AnalystNote
        {
            Place = sent.Place,
            Number = sent.Seen + 1,
            Text = CleanText.Of(sent.Text),
            By = by.Name,
            ObservedAt = default,
        };
        switch (await notes.WriteAsync(campaign, note, cancellationToken))
        {
            case NoteOutcome.Overtaken:
                return Problems.Conflict(
                    NotStored,
                    "После того, что вы видели, эти слова изменил другой сотрудник. Прочитайте их, сведите со своими и отправьте ещё раз."
                );
            case NoteOutcome.TooLong:
                return Problems.Problem(StatusCodes.Status400BadRequest, NotStored, ReviewWording.TooLong(note));
            case NoteOutcome.UnknownPlace:
                return Problems.Problem(
                    StatusCodes.Status400BadRequest,
                    NotStored,
                    $"Такого места в отчёте нет. Место (place) — одно из: {Russian.List([.. AnalystNotes.PlacesOf(campaign)])}."
                );
            default:
                await journal.AddAsync(
                    request,
                    by,
                    JournalAct.AnalysisWritten,
                    campaign,
                    detail: ReviewWording.Place(campaign, note.Place),
                    cancellationToken: cancellationToken
                );
                return TypedResults.Ok(AnalysisPlace.AllOf(campaign, await notes.ReadAsync(campaign, cancellationToken)));
        }
    }

    /// <param name="Seen">Number of versions of the words at that place that the program has read.</param>
    private sealed record NoteRequest(string Place, int Seen, string Text);
}
