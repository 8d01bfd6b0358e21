using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Import;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>
/// Accepts a downloaded sheet from the desk: first shows what it brings, and after the operator's confirmation imports the answers.
/// </summary>
public sealed class ImportSheet(ImportReader import, SyncJob sync, Journal journal)
{
    [Function(nameof(ImportSheet)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/import")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var zone = await import.ZoneAsync(campaign, cancellationToken);
        try
        {
            var (form, sent) = await SentFile.ReadAsync(request, DownloadedSheet.Largest, cancellationToken);
            var accepts = form["action"] == "accept";
            // accept exactly what was shown
            var chosen = form["newZone"].ToString() is { Length: > 0 } other && !accepts ? other : form["zone"].ToString();
            zone = SheetZone.Offered(campaign, zone).FirstOrDefault(offered => offered.Id == chosen)?.Id;
            if (zone is null)
            {
                return Again("Выберите часовой пояс таблицы и пришлите файл ещё раз: по нему судят, кто ответил в срок.");
            }

            if (sent is null)
            {
                return Again(
                    $"Файл не выбран, пуст или больше {DownloadedSheet.Largest / 1024 / 1024} "
                        + $"МБ. Выберите файл таблицы: Excel (.xlsx) или CSV."
                );
            }

            var downloaded = DownloadedSheet.Read(sent.Content, campaign, zone);
            if (!accepts)
            {
                return new Page<ImportPage>(ImportModel.Of(await import.PreviewAsync(campaign, sent, downloaded, cancellationToken)));
            }

            var fresh = form["fresh"] == "true";
            var seen = form[fresh ? "seenIfFresh" : "seen"].ToString();
            var file = new ImportedFile(sent.Name, Digest.Of(sent.Content), by.Name);
            if (await sync.ImportAsync(campaign, downloaded.Sheet, fresh, seen, file, cancellationToken) is null)
            {
                return new Page<ImportPage>(
                    ImportModel.Of(
                        await import.PreviewAsync(campaign, sent, downloaded, cancellationToken),
                        "За это время появились другие ответы или решения. Посмотрите, что изменится теперь."
                    ),
                    StatusCodes.Status409Conflict
                );
            }

            await journal.AddAsync(
                request,
                by,
                JournalAct.SheetImported,
                campaign,
                detail: sent.Name,
                cancellationToken: cancellationToken
            );
            return new SeeOther($"{DeskAddress.Of(campaign)}#sheet"); // the run is on record, and the desk shows it
        }
        catch (Exception e) when (e is UnreadableFileException or SyncStoppedException)
        {
            return Again(e.Message);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Again(
                $"Файл слишком велик: принимается не больше "
                    + $"{DownloadedSheet.Largest / 1024 / 1024} МБ. Оставьте в нём только лист с ответами.",
                e.StatusCode
            );
        }

        Page<ImportPage> Again(string problem, int status = StatusCodes.Status400BadRequest) =>
            new(new ImportModel(campaign, zone, Problem: problem), status);
    }
}
