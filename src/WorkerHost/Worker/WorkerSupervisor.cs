using Microsoft.Extensions.Logging;

namespace WorkerHost.Worker;

/// <summary>
/// Keeps one worker running: when it dies, even while it starts, it is started again, after a pause that grows while it keeps dying.
/// </summary>
internal sealed class WorkerSupervisor(WorkerLauncher launcher, TimeSpan longestPause, ILogger logger, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CalmAfter = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource stopping = new();
    private TaskCompletionSource<WorkerSession> current = NewSource();
    private Task keeping = Task.CompletedTask;

    /// <summary>The worker that is ready now, or the next one as soon as it is ready.</summary>
    public Task<WorkerSession> CurrentAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref current).Task.WaitAsync(cancellationToken);

    /// <exception cref="WorkerStartException">The first worker did not start; the caller can see to it.</exception>
    public async Task<WorkerSession> StartAsync(CancellationToken cancellationToken)
    {
        var session = await launcher.StartAsync(cancellationToken);
        current.SetResult(session);
        keeping = KeepRunningAsync(session, stopping.Token);
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (current.Task.IsCompletedSuccessfully)
        {
            var session = await current.Task;
            await session.StopAsync();
            await session.DisposeAsync();
        }

        stopping.Dispose();
    }

    private async Task KeepRunningAsync(WorkerSession session, CancellationToken cancellationToken)
    {
        var pause = ShortestPause;
        while (true)
        {
            var started = time.GetTimestamp();
            var exitCode = await session.Exited.WaitAsync(cancellationToken);
            Volatile.Write(ref current, NewSource());
            await session.DisposeAsync();
            pause = time.GetElapsedTime(started) > CalmAfter ? ShortestPause : pause;
            HostLog.WorkerDied(logger, exitCode, pause.TotalSeconds);
            (session, pause) = await StartAgainAsync(pause, cancellationToken);
            current.SetResult(session);
            HostLog.WorkerRestarted(logger, session.ProcessId);
        }
    }

    /// <returns>The next worker that is ready, and how long to wait if that one dies soon.</returns>
    private async Task<(WorkerSession Session, TimeSpan Pause)> StartAgainAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < longestPause ? pause * 2 : longestPause;
            try
            {
                return (await launcher.StartAsync(cancellationToken), pause);
            }
            catch (WorkerStartException failure)
            {
                HostLog.WorkerNotStarted(logger, failure.Message, pause.TotalSeconds);
            }
        }
    }

    private static TaskCompletionSource<WorkerSession> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
