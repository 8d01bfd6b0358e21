using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Desk;
using RoadmapFunctions.Hosting;

namespace RoadmapFunctions.Functions;

/// <summary>A campaign file from the desk: first a look at what it changes, and with the operator's word the change.</summary>
public sealed class UploadCampaign(CampaignCatalog campaigns, ICampaignVersions versions, CampaignUpdate update)
{
    private const int Envelope = 64 * 1024;

    [Function(nameof(UploadCampaign)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns")] HttpRequest request, CancellationToken cancellationToken)
    {
        // The file comes back in the form as Base64, which takes four thirds of its size.
        var form = await RequestForm.ReadWithFilesAsync(request, (CampaignUpdate.Largest / 3 * 4) + Envelope, cancellationToken);
        if (await FileOfAsync(form, cancellationToken) is not { Length: > 0 and <= CampaignUpdate.Largest } file)
        {
            return await PageAsync(
                mistakes: [new("файл", "файл не выбран, пуст или слишком велик", $"выберите файл кампании (*.json) не больше {CampaignUpdate.Largest / 1024 / 1024} МБ")], cancellationToken: cancellationToken);
        }

        try
        {
            var proposal = await update.ReadAsync(campaignId: null, file, cancellationToken);
            var acceptOrphans = form["acceptOrphans"] == "true";
            if (form["action"] != "accept" || (proposal.Orphans.Count > 0 && !acceptOrphans))
            {
                return await PageAsync(proposal, cancellationToken: cancellationToken);
            }

            var by = ((OperatorCaller)AccessControl.CallerOf(request)).Name;
            return await update.AcceptAsync(proposal, acceptOrphans, by, cancellationToken) is null
                ? await PageAsync(proposal, notice: "Файл не сохранён: другой оператор только что прислал свою версию. Посмотрите, что изменится теперь.", status: StatusCodes.Status409Conflict, cancellationToken: cancellationToken)
                : new SeeOther(DeskAddress.Campaigns);
        }
        catch (CampaignFileException e)
        {
            return await PageAsync(mistakes: e.Mistakes, cancellationToken: cancellationToken);
        }
    }

    private static async Task<byte[]?> FileOfAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        if (form["kept"].ToString() is { Length: > 0 } kept)
        {
            var decoded = new byte[kept.Length];
            return Convert.TryFromBase64String(kept, decoded, out var length) ? decoded[..length] : null;
        }

        if (form.Files["file"] is not { } sent)
        {
            return null;
        }

        using var content = new MemoryStream();
        await sent.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }

    private async Task<IResult> PageAsync(
        CampaignProposal? proposal = null, IReadOnlyList<CampaignMistake>? mistakes = null, string? notice = null, int? status = null, CancellationToken cancellationToken = default) =>
        DeskPages.CampaignFiles(
            campaigns.All, await versions.ListAsync(cancellationToken), proposal, mistakes, notice, status ?? (mistakes is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest));
}
