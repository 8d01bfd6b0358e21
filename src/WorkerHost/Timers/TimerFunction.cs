using System.Text.Json;
using Microsoft.Extensions.Logging;
using WorkerHost.Worker;

namespace WorkerHost.Timers;

/// <summary>One timer of the app: runs at its times and on request, but never twice at once.</summary>
internal sealed class TimerFunction(
    string name,
    TimerTrigger trigger,
    TimerSchedule schedule,
    WorkerSupervisor worker,
    Action beforeRun,
    ILogger logger,
    TimeProvider time
) : IDisposable
{
    /// <summary>A delay is limited to 49 days, and a yearly timer waits longer.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim gate = new(1, 1);
    private DateTimeOffset? lastRun;

    public string Name => name;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var session = await worker.CurrentAsync(cancellationToken);
            var started = time.GetUtcNow();
            beforeRun();
            await session.InvokeAsync(Invocation.OfTimer(name, trigger, TimerInfo(started)), cancellationToken);
            lastRun = started;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Due times that pass during a run are skipped, as in the real host.</summary>
    public async Task FollowScheduleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await SleepUntilAsync(schedule.NextAfter(time.GetUtcNow()), cancellationToken);
            await TryRunAsync(cancellationToken);
        }
    }

    /// <summary>A run that nobody waits for: its failure goes to the log.</summary>
    public async Task TryRunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is FunctionFailedException or WorkerLostException)
        {
            HostLog.FunctionFailed(logger, failure, name);
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task SleepUntilAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        for (var left = instant - time.GetUtcNow(); left > TimeSpan.Zero; left = instant - time.GetUtcNow())
        {
            await Task.Delay(left < LongestSleep ? left : LongestSleep, time, cancellationToken);
        }
    }

    /// <summary>Only runs since this start are known: the local host stores no timer status, so nothing is ever past due.</summary>
    private string TimerInfo(DateTimeOffset now) =>
        JsonSerializer.Serialize(
            new
            {
                Schedule = new { AdjustForDST = true },
                ScheduleStatus = new
                {
                    Last = (lastRun ?? default).UtcDateTime,
                    Next = schedule.NextAfter(now).UtcDateTime,
                    LastUpdated = now.UtcDateTime,
                },
                IsPastDue = false,
            }
        );
}
