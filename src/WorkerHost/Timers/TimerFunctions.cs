using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WorkerHost.Worker;

namespace WorkerHost.Timers;

/// <summary>All timers of the app. They wait for <see cref="FollowSchedules"/> before they run by themselves.</summary>
internal sealed class TimerFunctions : IAsyncDisposable
{
    private readonly Dictionary<string, TimerFunction> timers;
    private readonly ConcurrentBag<Task> running = [];
    private readonly CancellationTokenSource stopping = new();

    /// <param name="beforeRun">Told of each run.</param>
    /// <exception cref="WorkerStartException">A schedule cannot be read or names a missing setting.</exception>
    public TimerFunctions(
        IEnumerable<FunctionDefinition> functions,
        IReadOnlyDictionary<string, string> settings,
        WorkerSupervisor worker,
        Action beforeRun,
        ILogger logger,
        TimeProvider time
    ) =>
        timers = functions
            .Where(function => function.Trigger is TimerTrigger)
            .Select(function => (function.Name, Trigger: (TimerTrigger)function.Trigger!))
            .Select(timer => new TimerFunction(
                timer.Name,
                timer.Trigger,
                ScheduleOf(timer.Name, timer.Trigger, settings),
                worker,
                beforeRun,
                logger,
                time
            ))
            .ToDictionary(timer => timer.Name, StringComparer.OrdinalIgnoreCase);

    public void FollowSchedules()
    {
        foreach (var timer in timers.Values)
        {
            running.Add(timer.FollowScheduleAsync(stopping.Token));
        }
    }

    public async Task RunAsync(string function, CancellationToken cancellationToken)
    {
        var timer = timers.GetValueOrDefault(function) ?? throw new InvalidOperationException($"В приложении нет таймера {function}.");
        await timer.RunAsync(cancellationToken);
    }

    /// <returns>False when there is no such timer.</returns>
    public bool TryStart(string function)
    {
        var known = timers.TryGetValue(function, out var timer);
        if (known)
        {
            running.Add(timer!.TryRunAsync(stopping.Token));
        }

        return known;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var timer in timers.Values)
        {
            timer.Dispose();
        }

        stopping.Dispose();
    }

    private static TimerSchedule ScheduleOf(string function, TimerTrigger trigger, IReadOnlyDictionary<string, string> settings)
    {
        try
        {
            return TimerSchedule.Parse(SettingReferences.Resolve(trigger.Schedule, settings));
        }
        catch (Exception reason) when (reason is FormatException or KeyNotFoundException)
        {
            throw new WorkerStartException($"Таймер {function}: {reason.Message}", reason);
        }
    }
}
