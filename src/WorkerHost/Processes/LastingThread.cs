using System.Collections.Concurrent;

namespace WorkerHost.Processes;

/// <summary>
/// One thread that lives as long as the program. Linux sends the parent-death signal when the thread
/// that started the child ends, and a thread of the pool may end at any time.
/// </summary>
internal static class LastingThread
{
    private static readonly BlockingCollection<Action> Work = [];

    static LastingThread() => new Thread(Run) { IsBackground = true, Name = nameof(LastingThread) }.Start();

    public static T Call<T>(Func<T> function)
    {
        var call = new Task<T>(function);
        Work.Add(() => call.RunSynchronously(TaskScheduler.Default));
        return call.GetAwaiter().GetResult();
    }

    private static void Run()
    {
        foreach (var action in Work.GetConsumingEnumerable())
        {
            action();
        }
    }
}
