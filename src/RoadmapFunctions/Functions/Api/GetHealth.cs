using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Upkeep.Health;

namespace RoadmapFunctions.Functions.Api;

/// <summary>200 when all is well, 503 when it is not. Everybody learns that much; only the operator learns the reasons.</summary>
public sealed class GetHealth(RecentHealth health)
{
    [Function(nameof(GetHealth)), Allow(Callers.Everybody)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/ready")] HttpRequest request,
        OperatorCaller? by,
        CancellationToken cancellationToken
    )
    {
        var report = await health.GetAsync(cancellationToken);
        return TypedResults.Json(
            new Readiness(report.Healthy, by is null ? null : report.Problems),
            statusCode: report.Healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    /// <param name="Problems">Sentences; null for everybody except the operator.</param>
    public sealed record Readiness(bool Healthy, IReadOnlyList<string>? Problems);
}
