using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Functions.Api;

/// <summary>The analyst's words at every place of the report that may have some, with all their versions.</summary>
public sealed class GetAnalysis(AnalystNotes notes)
{
    [Function(nameof(GetAnalysis)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/analysis")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(AnalysisPlace.AllOf(campaign, await notes.ReadAsync(campaign, cancellationToken)));
}

/// <param name="Seen">Number of versions; to be sent back with new words.</param>
/// <param name="Versions">The last one counts; an empty text removes the words.</param>
public sealed record AnalysisPlace(string Place, int Seen, IReadOnlyList<NoteVersion> Versions)
{
    /// <param name="notes">Every version.</param>
    public static IReadOnlyList<AnalysisPlace> AllOf(Campaign campaign, IReadOnlyList<AnalystNote> notes)
    {
        var byPlace = notes.ToLookup(note => note.Place, StringComparer.Ordinal);
        return
        [
            .. AnalystNotes
                .PlacesOf(campaign)
                .Select(place => new AnalysisPlace(
                    place,
                    byPlace[place].LastOrDefault()?.Number ?? 0,
                    [.. byPlace[place].Select(note => new NoteVersion(note.Number, note.ObservedAt, note.By, note.Text))]
                )),
        ];
    }
}

public sealed record NoteVersion(int Number, DateTimeOffset At, string By, string Text);
