using System.Collections.Concurrent;

namespace WorkerHost.Processes;

/// <summary>Things started one after another and ended in the opposite order.</summary>
public sealed class OwnedParts : IAsyncDisposable
{
    private readonly ConcurrentStack<IAsyncDisposable> parts = new();

    public T Add<T>(T part)
        where T : IAsyncDisposable
    {
        parts.Push(part);
        return part;
    }

    public async ValueTask DisposeAsync()
    {
        while (parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }
}
