using Google.Protobuf.WellKnownTypes;
using WorkerHost.Processes;
using WorkerHost.Worker.Protocol;

namespace WorkerHost.Worker;

/// <summary>One worker process that is ready for work.</summary>
internal sealed class WorkerSession(
    ChildProcess process,
    WorkerChannel channel,
    Uri? httpAddress,
    IReadOnlyList<FunctionDefinition> functions,
    TimeProvider time
) : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public int ProcessId => process.Id;

    public Task<int> Exited => process.Exited;

    /// <summary>The worker's own HTTP server; null when the app has no HTTP functions.</summary>
    public Uri? HttpAddress => httpAddress;

    public IReadOnlyList<FunctionDefinition> Functions => functions;

    /// <exception cref="FunctionFailedException">The function threw.</exception>
    /// <exception cref="WorkerLostException">The process ended first.</exception>
    public async Task InvokeAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var function =
            functions.FirstOrDefault(known => known.Name.Equals(invocation.Function, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"В приложении нет функции {invocation.Function}.");
        try
        {
            var answer = await channel.AskAsync(
                new StreamingMessage { InvocationRequest = invocation.ToRequest(function.Id) },
                cancellationToken
            );
            Require(answer.InvocationResponse.Result);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            channel.Send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = invocation.Id } });
            throw;
        }
    }

    /// <summary>Asks the worker to end, and kills it if it takes longer than the grace period of the protocol.</summary>
    public async Task StopAsync()
    {
        channel.Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(Grace) } });
        await process.EndWithinAsync(Grace, time);
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static void Require(StatusResult result)
    {
        if (result.Status != StatusResult.Types.Status.Success)
        {
            throw new FunctionFailedException(result.Exception?.Message ?? result.Result)
            {
                WorkerStackTrace = result.Exception?.StackTrace,
            };
        }
    }
}
