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

/// <summary>A downloaded sheet from the desk: first a look at what it brings, and with the operator's word the answers.</summary>
public sealed class ImportSheet(ImportReader import, SyncJob sync)
{
    [Function(nameof(ImportSheet)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/import")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken)
    {
        var zone = await import.ZoneAsync(campaign, cancellationToken);
        try
        {
            var (form, sent) = await SentFile.ReadAsync(request, DownloadedSheet.Largest, cancellationToken);
            var accepts = form["action"] == "accept";
            var chosen = form["newZone"].ToString() is { Length: > 0 } other && !accepts ? other : form["zone"].ToString(); // what is accepted is what was shown
            zone = SheetZone.Offered(campaign, zone).FirstOrDefault(offered => offered.Id == chosen)?.Id;
            if (zone is null)
            {
                return ImportPages.Form(campaign, zone, "Выберите часовой пояс таблицы и пришлите файл ещё раз: по нему судят, кто ответил в срок.", StatusCodes.Status400BadRequest);
            }

            if (sent is null)
            {
                return ImportPages.Form(campaign, zone, $"Файл не выбран, пуст или больше {DownloadedSheet.Largest / 1024 / 1024} МБ. Выберите файл таблицы: Excel (.xlsx) или CSV.", StatusCodes.Status400BadRequest);
            }

            var downloaded = DownloadedSheet.Read(sent.Content, campaign, zone);
            if (!accepts)
            {
                return ImportPages.Preview(await import.PreviewAsync(campaign, sent, downloaded, cancellationToken));
            }

            var fresh = form["fresh"] == "true";
            var seen = form[fresh ? "seenIfFresh" : "seen"].ToString();
            return await sync.ImportAsync(campaign, downloaded.Sheet, fresh, seen, new(sent.Name, Digest.Of(sent.Content), by.Name), cancellationToken) is not null
                ? new SeeOther($"{DeskAddress.Of(campaign)}#sheet") // the run is on record, and the desk shows it
                : ImportPages.Preview(
                    await import.PreviewAsync(campaign, sent, downloaded, cancellationToken), "За это время появились другие ответы или решения. Посмотрите, что изменится теперь.", StatusCodes.Status409Conflict);
        }
        catch (Exception e) when (e is UnreadableFileException or SyncStoppedException)
        {
            return ImportPages.Form(campaign, zone, e.Message, StatusCodes.Status400BadRequest);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ImportPages.Form(campaign, zone, $"Файл слишком велик: принимается не больше {DownloadedSheet.Largest / 1024 / 1024} МБ. Оставьте в нём только лист с ответами.", e.StatusCode);
        }
    }
}
