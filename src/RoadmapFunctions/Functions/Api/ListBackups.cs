using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Upkeep.Backup;

namespace RoadmapFunctions.Functions.Api;

/// <summary>The backups that are kept, the newest first.</summary>
public sealed class ListBackups(BackupJob backups)
{
    [Function(nameof(ListBackups)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/backups")] HttpRequest request,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await backups.ListAsync(cancellationToken));
}
