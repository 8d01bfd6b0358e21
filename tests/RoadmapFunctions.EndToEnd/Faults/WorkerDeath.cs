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

    /// <summary>One that has died already, unnoticed by the host, does not count: it is the next one's.</summary>
    public static async Task<WorkerDeath> OfAsync(RunningApp app)
    {
        WorkerDeath? death = null;
        await Wait.UntilAsync(
            "a worker runs",
            async () =>
            {
                try
                {
                    var running = Process.GetProcessById(await app.Host.GetWorkerProcessIdAsync(TestContext.Current.CancellationToken));
                    death = new(running);
                    return !running.HasExited;
                }
                catch (ArgumentException)
                {
                    return false;
                }
            }
        );
        return death!;
    }

    public Task ComeAsync()
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
