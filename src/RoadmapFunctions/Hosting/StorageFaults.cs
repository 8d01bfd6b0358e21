using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Hosting;

/// <summary>
/// Translates failures of the Azure Storage clients. When no attempt brought a meaningful answer, the call ends in a
/// <see cref="StorageUnavailableException"/>. Other answers (404, 409, 412) go on to the adapter that asked. The policy stands before the
/// retry policy, so it sees how the last attempt ended.
/// </summary>
public sealed class StorageFaults : HttpPipelinePolicy
{
    private const int Unauthorized = 401;
    private const int Forbidden = 403;
    private const int RequestTimeout = 408;
    private const int TooManyRequests = 429;
    private const int ServerFault = 500;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        catch (Exception e) when (IsFault(e, message))
        {
            throw new StorageUnavailableException(e);
        }

        Check(message.Response);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            ProcessNext(message, pipeline);
        }
        catch (Exception e) when (IsFault(e, message))
        {
            throw new StorageUnavailableException(e);
        }

        Check(message.Response);
    }

    private static void Check(Response response)
    {
        if (response.Status is Unauthorized or Forbidden or RequestTimeout or TooManyRequests or >= ServerFault)
        {
            throw new StorageUnavailableException(new RequestFailedException(response));
        }
    }

    // The client throws the exceptions of all its attempts; the last one counts.
    private static bool IsFault(Exception exception, HttpMessage message) =>
        exception switch
        {
            AggregateException { InnerExceptions: [.., var last] } => IsFault(last, message),
            OperationCanceledException => !message.CancellationToken.IsCancellationRequested, // the time limit of one attempt
            _ => exception is RequestFailedException or IOException,
        };
}
