using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions;

/// <summary>
/// Before a function runs, the catalog loads new versions, at most once per <see cref="Interval"/>: so every instance soon knows a new
/// version, and an idle instance reads nothing.
/// </summary>
public sealed partial class CampaignRefresh(
    CampaignCatalog catalog,
    ICampaignVersions versions,
    TimeProvider time,
    ILogger<CampaignRefresh> logger
) : IFunctionsWorkerMiddleware, IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    // It reports that the app runs, whatever the storage does, and must not wait for it.
    private const string NeedsNoStorage = "GetLiveness";

    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> unreadable = new(StringComparer.Ordinal);
    private readonly HashSet<(string Campaign, int Number)> told = [];
    private DateTimeOffset? lookedAt;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.FunctionDefinition.Name != NeedsNoStorage)
        {
            await RefreshAsync(context.CancellationToken);
        }

        await next(context);
    }

    public Task RefreshAsync(CancellationToken cancellationToken) => RefreshAsync(Interval, cancellationToken);

    /// <summary>For use after this instance has written a version.</summary>
    public Task RefreshNowAsync(CancellationToken cancellationToken) => RefreshAsync(TimeSpan.Zero, cancellationToken);

    public void Dispose() => gate.Dispose();

    private async Task RefreshAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (lookedAt is not { } at || now - at >= interval || now < at)
            {
                await LookAsync(cancellationToken);
                lookedAt = now;
            }
        }
        catch (StorageUnavailableException e) when (lookedAt is not null)
        {
            lookedAt = time.GetUtcNow(); // known versions stay known; a function that needs the storage will report the fault itself
            LogNotLooked(e);
        }
        catch (StorageUnavailableException e)
        {
            catalog.Close(e); // an instance that has never looked must not work with files that may have been replaced long ago
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var changed = new List<Campaign>();
        foreach (
            var campaign in (await versions.ListAsync(cancellationToken)).GroupBy(version => version.CampaignId, StringComparer.Ordinal)
        )
        {
            if (await NewestReadableAsync([.. campaign.OrderByDescending(version => version.Number)], cancellationToken) is { } newest)
            {
                changed.Add(newest);
            }
        }

        catalog.Put(changed);
        catalog.Unreadable = [.. unreadable.Values];
    }

    /// <returns>Null when no version newer than the one in force can be read.</returns>
    private async Task<Campaign?> NewestReadableAsync(IReadOnlyList<CampaignVersion> newestFirst, CancellationToken cancellationToken)
    {
        var (id, inForce) = (newestFirst[0].CampaignId, known.GetValueOrDefault(newestFirst[0].CampaignId));
        if (inForce == newestFirst[0].Number)
        {
            unreadable.Remove(id);
            return null;
        }

        foreach (var version in newestFirst.TakeWhile(version => version.Number > inForce))
        {
            if (await ReadAsync(version, cancellationToken) is { } campaign)
            {
                known[id] = version.Number;
                Tell(version, newestFirst[0]);
                return campaign;
            }
        }

        Tell(inForce == 0 ? null : new(id, inForce, default, string.Empty, false), newestFirst[0]);
        return null;
    }

    private void Tell(CampaignVersion? inForce, CampaignVersion newest)
    {
        unreadable.Remove(newest.CampaignId);
        if (inForce?.Number != newest.Number)
        {
            unreadable[newest.CampaignId] =
                $"{newest.CampaignId}: версия {newest.Number} файла кампании не читается, действует "
                + $"{(inForce is null ? "файл, поставленный с программой" : $"версия {inForce.Number}")}.";
        }
    }

    private async Task<Campaign?> ReadAsync(CampaignVersion version, CancellationToken cancellationToken)
    {
        try
        {
            var campaign = CampaignFile.Parse(version.CampaignId, await versions.ReadAsync(version, cancellationToken));
            return campaign.Id == version.CampaignId
                ? campaign
                : throw new CampaignFileException(
                    version.CampaignId,
                    [new("$.id", $"это файл кампании «{campaign.Id}»", "пришлите файл ещё раз")]
                );
        }
        catch (CampaignFileException e)
        {
            // Only checked files are stored: so the blob was damaged, or an older app reads a newer file.
            if (told.Add((version.CampaignId, version.Number)))
            {
                LogUnreadable(version.CampaignId, version.Number, e);
            }

            return null;
        }
    }

    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "New versions of campaigns could not be looked for")]
    private partial void LogNotLooked(Exception exception);

    [LoggerMessage(
        EventId = 1302,
        Level = LogLevel.Error,
        Message = "Version {Number} of {Campaign} cannot be read; the newest one that can is in force"
    )]
    private partial void LogUnreadable(string campaign, int number, Exception exception);
}
