using System.Collections.Concurrent;
using Grpc.Core;
using WorkerHost.Worker.Protocol;

namespace WorkerHost.Worker;

/// <summary>Where workers connect. Only an expected worker, recognised by its id, is accepted.</summary>
internal sealed class WorkerGateway : FunctionRpc.FunctionRpcBase
{
    private readonly ConcurrentDictionary<string, Guest> expected = new(StringComparer.Ordinal);

    public Task<WorkerChannel> ExpectAsync(string workerId, Action<RpcLog> onLog)
    {
        var guest = new Guest(onLog, new TaskCompletionSource<WorkerChannel>(TaskCreationOptions.RunContinuationsAsynchronously));
        expected[workerId] = guest;
        return guest.Arrival.Task;
    }

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context
    )
    {
        if (
            !await requestStream.MoveNext(context.CancellationToken)
            || requestStream.Current.StartStream is not { } hello
            || !expected.TryRemove(hello.WorkerId, out var guest)
        )
        {
            throw new Grpc.Core.RpcException(new Status(StatusCode.PermissionDenied, "This worker is not expected."));
        }

        var channel = new WorkerChannel(guest.OnLog);
        var running = channel.RunAsync(requestStream, responseStream, context.CancellationToken);
        guest.Arrival.SetResult(channel);
        await running;
    }

    private sealed record Guest(Action<RpcLog> OnLog, TaskCompletionSource<WorkerChannel> Arrival);
}
