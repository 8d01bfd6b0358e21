using RoadmapFunctions.LocalHost.CommandLine;
using WorkerHost;
using WorkerHost.Worker;

namespace RoadmapFunctions.LocalHost.Cycle;

/// <summary>Sync, publish what is due, check the result: what the timers do over half a year, now and in order.</summary>
/// <param name="outDirectory">Where the editions are saved; null: nowhere.</param>
internal sealed class ReportCycle(AppClient app, FunctionsHost host, OperatorConsole console, string? outDirectory)
{
    private const string PublishTimer = "PublishDueReports";

    /// <summary>Whether a campaign's answers could not be read, or an edition could not be published, while the rest went on.</summary>
    public bool Incomplete { get; private set; }

    /// <exception cref="CycleFailedException">A step failed.</exception>
    public async Task<IReadOnlyList<CampaignOutcome>> RunAsync(CancellationToken cancellationToken)
    {
        var campaigns = await app.GetCampaignsAsync(cancellationToken);
        console.Step($"Кампаний: {campaigns.Length}");
        foreach (var campaign in campaigns)
        {
            await SyncAsync(campaign, cancellationToken);
        }

        await PublishAsync(campaigns, cancellationToken);

        var outcomes = new List<CampaignOutcome>();
        foreach (var campaign in campaigns)
        {
            outcomes.Add(await LookAsync(campaign, cancellationToken));
        }

        return outcomes;
    }

    private async Task SyncAsync(CampaignAnswer campaign, CancellationToken cancellationToken)
    {
        SyncAnswer sync;
        try
        {
            sync = await app.SyncAsync(campaign.Id, cancellationToken);
        }
        catch (CycleFailedException reason)
        {
            Incomplete = true;
            console.Failure($"Ответы не получены ({campaign.Id}). {reason.Message}");
            return;
        }

        console.Step(
            $"Ответы получены ({campaign.Id}): прочитано строк {sync.RowsRead}, новых {sync.New}, известных {sync.Known}, "
                + $"в карантине {sync.Quarantined}, пустых {sync.Blank}, отозвано {sync.Withdrawn}, возвращено {sync.Returned}"
        );
    }

    private async Task PublishAsync(IEnumerable<CampaignAnswer> campaigns, CancellationToken cancellationToken)
    {
        try
        {
            await host.InvokeTimerAsync(PublishTimer, cancellationToken);
        }
        catch (Exception reason) when (reason is FunctionFailedException or WorkerLostException)
        {
            Incomplete = true;
            console.Failure($"Публикация удалась не вся: {reason.Message}");
        }

        foreach (var campaign in campaigns)
        {
            try
            {
                await app.PublishedAsync(campaign.Id, cancellationToken);
            }
            catch (CycleFailedException reason)
            {
                Incomplete = true;
                console.Failure($"Публикация удалась не вся ({campaign.Id}): {reason.Message}");
            }
        }

        if (!Incomplete)
        {
            console.Step("Проверено, каким изданиям пришёл срок; опубликованы те, которых ещё не было");
        }
    }

    private async Task<CampaignOutcome> LookAsync(CampaignAnswer campaign, CancellationToken cancellationToken)
    {
        var progress = await app.GetProgressAsync(campaign.Id, cancellationToken);
        var editions = await app.GetEditionsAsync(campaign.Id, cancellationToken);
        var folders = new List<string>();
        if (outDirectory is not null)
        {
            foreach (var edition in editions)
            {
                folders.Add(await EditionFolder.SaveAsync(app, campaign.Id, edition, outDirectory, cancellationToken));
                console.Step($"Издание № {edition.Number} сохранено и сверено: {folders[^1]}");
            }
        }

        return new CampaignOutcome(campaign, progress, editions, folders);
    }
}
