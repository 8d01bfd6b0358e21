using System.Runtime.CompilerServices;
using Azure;

namespace RoadmapFunctions.Kit.Tables;

/// <summary>
/// How an adapter of Azure Storage says that it failed: whatever means «try again later» becomes a
/// <see cref="StorageUnavailableException"/>.
/// Answers that mean something (404, 409, 412) pass through to the adapter.
/// </summary>
public static class StorageCalls
{
    private const int NoAnswer = 0;
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;
    private const int ServerFault = 500;

    /// <exception cref="StorageUnavailableException">The storage did not answer.</exception>
    public static async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (IsUnavailable(e))
        {
            throw new StorageUnavailableException(e);
        }
    }

    /// <exception cref="StorageUnavailableException">The storage stopped answering, at the start or between two items.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        IAsyncEnumerable<T> items,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var each = items.GetAsyncEnumerator(cancellationToken);
        while (await CallAsync(() => each.MoveNextAsync().AsTask()))
        {
            yield return each.Current;
        }
    }

    // The client throws what each of its attempts threw; the last one tells how it stands.
    private static bool IsUnavailable(Exception exception) =>
        exception switch
        {
            AggregateException { InnerExceptions: [.., var last] } => IsUnavailable(last),
            RequestFailedException failed => failed.Status is NoAnswer or RequestTimeout or TooManyRequests or >= ServerFault,
            _ => false,
        };
}
