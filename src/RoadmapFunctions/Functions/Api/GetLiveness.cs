using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Api;

/// <summary>200 as long as the app runs, whatever Google and the storage do: while it answers, a restart would not help.</summary>
public sealed class GetLiveness
{
    [Function(nameof(GetLiveness)), Allow(Callers.Everybody)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/live")] HttpRequest request) =>
        TypedResults.Ok(new Liveness(Edition.RunningProgramVersion));

    /// <param name="Version">Version of the program, with the commit that it was built from.</param>
    public sealed record Liveness(string Version);
}
