using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Upkeep.Backup;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Takes a backup now.</summary>
public sealed class TakeBackupFromDesk(BackupJob backups, Journal journal)
{
    [Function(nameof(TakeBackupFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/backups")] HttpRequest request,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var taken = await backups.RunAsync(cancellationToken);
        await journal.AddEverywhereAsync(request, by, JournalAct.BackupTaken, taken.Name, cancellationToken);
        return new SeeOther($"{DeskAddress.Backups}?taken={taken.Name}");
    }
}
