using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Upkeep.Health;

namespace RoadmapFunctions.Functions.Api;

/// <summary>200 when all is well, 503 with reasons when it is not. Open to all, so it names no school.</summary>
public sealed class GetHealth(HealthCheck health)
{
    [Function(nameof(GetHealth)), Allow(Callers.Everybody)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/ready")] HttpRequest request, CancellationToken cancellationToken)
    {
        var report = await health.CheckAsync(cancellationToken);
        return TypedResults.Json(report, statusCode: report.Healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
