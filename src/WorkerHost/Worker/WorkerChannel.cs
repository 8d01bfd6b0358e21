using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using WorkerHost.Worker.Protocol;

namespace WorkerHost.Worker;

/// <summary>The stream of one worker: it sends questions and hands each answer to the caller that asked.</summary>
/// <param name="onLog">Receives what the worker writes to its log.</param>
internal sealed class WorkerChannel(Action<RpcLog> onLog)
{
    private readonly Channel<StreamingMessage> outbox = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> questions = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Send(StreamingMessage message) => outbox.Writer.TryWrite(message);

    /// <exception cref="WorkerLostException">The stream ended before the answer came.</exception>
    public async Task<StreamingMessage> AskAsync(StreamingMessage question, CancellationToken cancellationToken)
    {
        var key = KeyOf(question);
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!questions.TryAdd(key, answer))
        {
            throw new InvalidOperationException($"{key} is already being asked.");
        }

        try
        {
            Send(question);
            await Task.WhenAny(answer.Task, closed.Task).WaitAsync(cancellationToken);
            return answer.Task.IsCompleted ? await answer.Task : throw new WorkerLostException();
        }
        finally
        {
            questions.TryRemove(key, out _);
        }
    }

    /// <summary>Carries messages both ways until either side ends the stream.</summary>
    public async Task RunAsync(
        IAsyncStreamReader<StreamingMessage> incoming,
        IServerStreamWriter<StreamingMessage> outgoing,
        CancellationToken cancellationToken
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = SendAllAsync(outgoing, ending.Token);
        try
        {
            while (await incoming.MoveNext(cancellationToken))
            {
                Receive(incoming.Current);
            }
        }
        finally
        {
            closed.TrySetResult();
            await ending.CancelAsync();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendAllAsync(IServerStreamWriter<StreamingMessage> outgoing, CancellationToken cancellationToken)
    {
        await foreach (var message in outbox.Reader.ReadAllAsync(cancellationToken))
        {
            await outgoing.WriteAsync(message, cancellationToken);
        }
    }

    private void Receive(StreamingMessage message)
    {
        if (message.ContentCase == StreamingMessage.ContentOneofCase.RpcLog)
        {
            onLog(message.RpcLog);
        }
        else if (questions.TryGetValue(KeyOf(message), out var question))
        {
            question.TrySetResult(message);
        }
    }

    /// <summary>A question and its answer have the same key. The worker may choose request ids of its own, so those do not count.</summary>
    private static string KeyOf(StreamingMessage message) =>
        message.ContentCase switch
        {
            StreamingMessage.ContentOneofCase.WorkerInitRequest or StreamingMessage.ContentOneofCase.WorkerInitResponse => "init",
            StreamingMessage.ContentOneofCase.FunctionsMetadataRequest => "functions",
            StreamingMessage.ContentOneofCase.FunctionMetadataResponse => "functions",
            StreamingMessage.ContentOneofCase.FunctionLoadRequest => "load " + message.FunctionLoadRequest.FunctionId,
            StreamingMessage.ContentOneofCase.FunctionLoadResponse => "load " + message.FunctionLoadResponse.FunctionId,
            StreamingMessage.ContentOneofCase.InvocationRequest => "invocation " + message.InvocationRequest.InvocationId,
            StreamingMessage.ContentOneofCase.InvocationResponse => "invocation " + message.InvocationResponse.InvocationId,
            _ => "",
        };
}
