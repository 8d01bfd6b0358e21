using System.Diagnostics;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Faults;

/// <summary>The worker process that runs now can be killed (SIGKILL) once, at whatever moment a test chooses.</summary>
public sealed class WorkerDeath : IDisposable
{
    private readonly Process worker;
    private int strikes;

    private WorkerDeath(Process worker) => this.worker = worker;

    public bool HasCome => strikes > 0;

    public static async Task<WorkerDeath> OfAsync(RunningApp app) =>
        new(Process.GetProcessById(await app.Host.GetWorkerProcessIdAsync(TestContext.Current.CancellationToken)));

    public Task StrikeAsync()
    {
        Strike();
        return Task.CompletedTask;
    }

    /// <summary>When it returns the process is no more.</summary>
    public void Strike()
    {
        if (Interlocked.Increment(ref strikes) == 1)
        {
            worker.Kill();
            worker.WaitForExit();
        }
    }

    public void Dispose() => worker.Dispose();
}
