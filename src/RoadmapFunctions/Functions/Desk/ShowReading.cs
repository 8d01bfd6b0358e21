using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The reading desk: the texts that wait for a reader, one after another, each with the school's other answers.</summary>
public sealed class ShowReading(ReadingReader reading)
{
    [Function(nameof(ShowReading)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/reading")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var (school, activity) = (request.Query["school"].ToString(), request.Query["activity"].ToString());
        var model = await reading.ReadAsync(
            campaign,
            list => request.Query.ContainsKey("next") ? list.After(school, activity) : list.Find(school, activity) ?? list.First(),
            cancellationToken
        );
        var notice =
            request.Query["accepted"].ToString() is { Length: > 0 and < 8 } accepted && accepted.All(char.IsAsciiDigit)
                ? $"Принято ответов: {accepted}."
                : null;
        return new Page<ReadingPage>(model with { Notice = notice });
    }
}
