using Microsoft.Extensions.Logging;

namespace WorkerHost.Worker;

/// <summary>Keeps one worker running: when it dies it is started again, after a pause that grows while it keeps dying.</summary>
internal sealed class WorkerSupervisor(WorkerLauncher launcher, ILogger logger, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CalmAfter = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource stopping = new();
    private TaskCompletionSource<WorkerSession> current = NewSource();

    /// <summary>Ends only with <see cref="DisposeAsync"/>, or fails when a worker did not become ready again.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>The worker that is ready now, or the next one as soon as it is.</summary>
    public Task<WorkerSession> CurrentAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref current).Task.WaitAsync(cancellationToken);

    public async Task<WorkerSession> StartAsync(CancellationToken cancellationToken)
    {
        var session = await launcher.StartAsync(cancellationToken);
        current.SetResult(session);
        Completion = KeepRunningAsync(session, stopping.Token);
        return session;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
            HostLog.WorkerDied(logger, exitCode, pause);
            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            session = await StartAgainAsync(cancellationToken);
            HostLog.WorkerRestarted(logger, session.ProcessId);
        }
    }

    private async Task<WorkerSession> StartAgainAsync(CancellationToken cancellationToken)
    {
        try
        {
            var session = await launcher.StartAsync(cancellationToken);
            current.SetResult(session);
            return session;
        }
        catch (WorkerStartException failure)
        {
            current.SetException(failure);
            throw;
        }
    }

    private static TaskCompletionSource<WorkerSession> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
