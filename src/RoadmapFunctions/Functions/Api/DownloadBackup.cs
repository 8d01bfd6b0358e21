using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Http;
using RoadmapFunctions.Upkeep.Backup;

namespace RoadmapFunctions.Functions.Api;

/// <summary>
/// Downloads a backup, to be kept elsewhere. It contains the key that signs every link and session, so a person's own key is not enough.
/// </summary>
public sealed class DownloadBackup(BackupJob backups, Journal journal)
{
    [Function(nameof(DownloadBackup)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/backups/{name}")] HttpRequest request,
        string name,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        if (by.PersonId is not null)
        {
            return Problems.Problem(
                StatusCodes.Status403Forbidden,
                "Копию скачивает другой",
                "В копии лежит ключ, которым подписаны все ссылки и сеансы. Её скачивает тот, у кого главный ключ оператора."
            );
        }

        if (await backups.OpenAsync(name, cancellationToken) is not { } backup)
        {
            return Problems.NotFound("Такой копии нет: возможно, её срок хранения прошёл.");
        }

        await journal.AddEverywhereAsync(request, by, JournalAct.BackupDownloaded, name, cancellationToken);
        return TypedResults.Stream(backup, "application/zip", name);
    }
}
