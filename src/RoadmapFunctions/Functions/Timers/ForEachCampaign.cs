using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Functions.Timers;

/// <summary>Neither an exception nor a stall of one campaign keeps the others waiting; all failures are reported at the end.</summary>
public static class ForEachCampaign
{
    /// <summary>For one campaign; less than the host gives a function (host.json, functionTimeout).</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(9);

    public static Task RunAsync(
        IEnumerable<Campaign> campaigns,
        Func<Campaign, CancellationToken, Task> work,
        CancellationToken cancellationToken
    ) => RunAsync(campaigns, work, Limit, TimeProvider.System, cancellationToken);

    /// <param name="limit">For one campaign.</param>
    public static async Task RunAsync(
        IEnumerable<Campaign> campaigns,
        Func<Campaign, CancellationToken, Task> work,
        TimeSpan limit,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var all = Task.WhenAll(campaigns.Select(campaign => OneAsync(campaign, work, limit, time, cancellationToken)));
        try
        {
            await all;
        }
        catch when (all.Exception is { InnerExceptions.Count: > 1 } troubles)
        {
            throw new AggregateException(troubles.InnerExceptions); // awaiting would report only the first one
        }
    }

    private static async Task OneAsync(
        Campaign campaign,
        Func<Campaign, CancellationToken, Task> work,
        TimeSpan limit,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        using var timeUp = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeUp.Token);
        try
        {
            // Work that ignores the token is abandoned when it is cancelled.
            await work(campaign, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException e) when (timeUp.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{campaign.Id}: not done within {limit}.", e);
        }
    }
}
