using Azure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions;

/// <summary>
/// Before a function runs, the catalog learns of versions that came since the last look, at most every <see cref="Interval"/>:
/// so every instance knows a new version soon, and an instance that is idle asks nothing.
/// </summary>
public sealed partial class CampaignRefresh(CampaignCatalog catalog, ICampaignVersions versions, TimeProvider time, ILogger<CampaignRefresh> logger)
    : IFunctionsWorkerMiddleware, IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    // It says that the app runs, whatever the storage does, and it says so at once.
    private const string NeedsNoStorage = "GetLiveness";

    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
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

    /// <summary>After a write of our own.</summary>
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
        catch (Exception e) when (e is RequestFailedException or AggregateException && lookedAt is not null)
        {
            lookedAt = time.GetUtcNow(); // what was known stays known; who needs the storage for more will say so
            LogNotLooked(e);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            catalog.Close(e); // an instance that has never looked may not act by files that were replaced long ago
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var latest = (await versions.ListAsync(cancellationToken)).GroupBy(version => version.CampaignId, StringComparer.Ordinal).Select(group => group.Last());
        var changed = new List<Campaign>();
        foreach (var version in latest.Where(version => known.GetValueOrDefault(version.CampaignId) != version.Number))
        {
            try
            {
                changed.Add(CampaignFile.Parse(version.CampaignId, await versions.ReadAsync(version, cancellationToken)));
            }
            catch (CampaignFileException e)
            {
                LogUnreadable(version.CampaignId, version.Number, e); // only checked files are stored: an older app has met a newer file
            }

            known[version.CampaignId] = version.Number;
        }

        catalog.Put(changed);
    }

    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "New versions of campaigns could not be looked for")]
    private partial void LogNotLooked(Exception exception);

    [LoggerMessage(EventId = 1302, Level = LogLevel.Error, Message = "Version {Number} of {Campaign} cannot be read by this version of the app; the one before stays in force")]
    private partial void LogUnreadable(string campaign, int number, Exception exception);
}
