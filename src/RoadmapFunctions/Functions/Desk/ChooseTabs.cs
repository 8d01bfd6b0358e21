using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>
/// Chooses which of several similar tabs are read. The choice is a version of the campaign's file, which records who made it and when.
/// </summary>
public sealed class ChooseTabs(CampaignUpdate update, Journal journal)
{
    [Function(nameof(ChooseTabs)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/tabs")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        var (offered, read) = (Ids("offered"), Ids("read"));
        if (!offered.Any(read.Contains))
        {
            return Problems.BadRequest("Отметьте хотя бы один лист, который нужно читать.");
        }

        var before = campaign.Sheet.Tabs ?? [];
        var chosen = campaign with
        {
            Sheet = campaign.Sheet with
            {
                Tabs =
                [
                    .. before.Where(tab => !offered.Contains(tab.SheetId)),
                    .. offered.Select(tab => new TabChoice(
                        tab,
                        read.Contains(tab),
                        read.Contains(tab) ? null : Number(form[$"last-{tab}"])
                    )),
                ],
            },
        };
        var proposal = await update.ReadAsync(
            campaign.Id,
            JsonSerializer.SerializeToUtf8Bytes(chosen, CampaignFile.Json),
            cancellationToken
        );
        if (await update.AcceptAsync(proposal, acceptOrphans: false, by.Name, cancellationToken) is not { } version)
        {
            return Problems.Problem(
                StatusCodes.Status409Conflict,
                "Выбор не записан",
                "Другой оператор только что изменил файл кампании. Обновите страницу и выберите ещё раз."
            );
        }

        await journal.AddAsync(
            request,
            by,
            JournalAct.TabsChosen,
            campaign,
            detail: $"версия файла {version.Number}",
            cancellationToken: cancellationToken
        );
        return new SeeOther($"{DeskAddress.Of(campaign)}#sheet");

        HashSet<int> Ids(string field) => [.. form[field].Select(Number).OfType<int>()];

        static int? Number(string? text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
