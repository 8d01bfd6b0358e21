using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Writes to schools in the operator's words.</summary>
public sealed class SendMessage(MessageActs messages)
{
    [Function(nameof(SendMessage)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/message")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var sent = await JsonBody.ReadAsync<MessageRequest>(request, cancellationToken);
        var ids = sent.Organizations.Distinct(StringComparer.Ordinal).ToList();
        if (ids.FirstOrDefault(id => campaign.FindOrganization(id) is null) is { } unknown)
        {
            return Problems.BadRequest($"Ничего не отправлено: в кампании нет школы {Russian.Quoted(CleanText.Shortened(unknown, 40))}.");
        }

        var schools = ids.ConvertAll(id => campaign.FindOrganization(id)!);
        var reached = schools.Where(school => school.Email is not null).ToList();
        var text = CleanText.Of(sent.Text);
        if (messages.Problem(reached, text) is { } problem)
        {
            return messages.Configured ? Problems.BadRequest(problem) : Problems.Conflict("Ничего не отправлено", problem);
        }

        var run = (await messages.SendAsync(request, by, campaign, reached, text, cancellationToken))!;
        return TypedResults.Ok(
            new MessageAnswer(
                run.Sent,
                [.. schools.Where(school => school.Email is null).Select(school => school.Id)],
                run.Trouble?.Message
            )
        );
    }

    /// <param name="Organizations">Ids of the recipients.</param>
    private sealed record MessageRequest(string Text, IReadOnlyList<string> Organizations);

    /// <param name="Sent">Number of letters sent now. The same words reach a school once a day.</param>
    /// <param name="WithoutAddress">Ids of schools without an e-mail address.</param>
    /// <param name="Trouble">Why other letters wait for the next run, in Russian; null when none does.</param>
    public sealed record MessageAnswer(int Sent, IReadOnlyList<string> WithoutAddress, string? Trouble);
}
