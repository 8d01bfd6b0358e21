using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Upkeep.Backup;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Takes a backup now, in addition to the nightly ones; before an upgrade, for instance.</summary>
public sealed class TakeBackup(BackupJob backups, Journal journal)
{
    [Function(nameof(TakeBackup)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/backups")] HttpRequest request,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var taken = await backups.RunAsync(cancellationToken);
        await journal.AddEverywhereAsync(request, by, JournalAct.BackupTaken, taken.Name, cancellationToken);
        return TypedResults.Created($"/api/backups/{taken.Name}", taken);
    }
}
