using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Upkeep.Erasing;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Erases a name or a text of a school on request; answers with the act. The answer itself stays.</summary>
public sealed class ErasePersonalData(ErasureActs acts)
{
    [Function(nameof(ErasePersonalData)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/organizations/{organization}/personal-data")]
            HttpRequest request,
        Campaign campaign,
        Organization organization,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var sent = await JsonBody.ReadAsync<ErasureRequest>(request, cancellationToken);
        var basis = CleanText.OneLine(sent.Basis);
        if (basis.Length is 0 or > Erasure.LongestBasis)
        {
            return Problems.BadRequest(ErasureWording.NoBasis);
        }

        var erasing = sent switch
        {
            WordsRequest words when campaign.FindActivity(words.Activity) is { } activity => acts.EraseWordsAsync(
                request,
                by,
                campaign,
                organization,
                activity,
                words.Digest,
                basis,
                cancellationToken
            ),
            WordsRequest => Task.FromResult<Erasure?>(null),
            _ => acts.EraseRespondentAsync(request, by, campaign, organization, basis, cancellationToken),
        };
        return await erasing is { } erasure
            ? TypedResults.Ok(ErasureItem.Of(erasure))
            : Problems.Conflict("Ничего не стёрто", ErasureWording.Gone);
    }

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
    [JsonDerivedType(typeof(RespondentRequest), "respondent")]
    [JsonDerivedType(typeof(WordsRequest), "words")]
    private abstract record ErasureRequest(string Basis);

    private sealed record RespondentRequest(string Basis) : ErasureRequest(Basis);

    /// <param name="Digest">Digest of the text, as <see cref="GetPersonalData"/> gives it.</param>
    private sealed record WordsRequest(string Basis, string Activity, string Digest) : ErasureRequest(Basis);
}
