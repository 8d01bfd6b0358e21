using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The department's letterhead: whether there is one, and a place to send it.</summary>
public sealed class ShowLetterhead(ILetterheads letterheads)
{
    [Function(nameof(ShowLetterhead)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/letterhead")] HttpRequest request,
        CancellationToken cancellationToken
    ) => new Page<LetterheadPage>(new LetterheadModel(await letterheads.ReadAsync(cancellationToken) is not null));
}
