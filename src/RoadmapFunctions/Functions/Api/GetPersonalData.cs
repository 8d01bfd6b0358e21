using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Functions.Api;

/// <summary>The stored data about people of a school, and possible traces of persons in its own words.</summary>
public sealed class GetPersonalData(ISubmissionLog log, Journal journal)
{
    [Function(nameof(GetPersonalData)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/organizations/{organization}/personal-data")]
            HttpRequest request,
        Campaign campaign,
        Organization organization,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        await journal.AddAsync(request, by, JournalAct.PersonalDataShown, campaign, organization, cancellationToken: cancellationToken);
        var history = await SubmissionHistory.ReadOrganizationAsync(log, campaign.Id, organization.Id, cancellationToken);
        var kept = KeptPersonalData.Of(campaign, history);
        return TypedResults.Ok(
            new Kept(
                kept.Respondents,
                campaign.RespondentsEndAt,
                [
                    .. kept.Words.Select(words => new KeptText(
                        words.Activity.Id,
                        words.Activity.Number,
                        words.Text,
                        words.Digest,
                        PersonalTraces.In(words.Text)
                    )),
                ]
            )
        );
    }

    /// <param name="RespondentsEndAt">When they are erased automatically.</param>
    public sealed record Kept(IReadOnlyList<Respondent> Respondents, DateTimeOffset RespondentsEndAt, IReadOnlyList<KeptText> Words);

    /// <param name="Digest">Identifies the text in an erasure.</param>
    /// <param name="Traces">What it looks like; a hint that can be wrong both ways.</param>
    public sealed record KeptText(string Activity, string Number, string Text, string Digest, IReadOnlyList<PersonalTrace> Traces);
}
