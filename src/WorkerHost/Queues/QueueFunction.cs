using System.Globalization;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using WorkerHost.Worker;

namespace WorkerHost.Queues;

/// <summary>
/// One function that is triggered by a queue. It gets one message at a time. A message whose function fails comes again; after the last
/// attempt it lies in the poison queue.
/// </summary>
internal sealed class QueueFunction(
    string name,
    QueueTrigger trigger,
    QueueClient queue,
    QueueClient poison,
    QueueRules rules,
    WorkerSupervisor worker,
    ILogger logger,
    TimeProvider time
) : IDisposable
{
    /// <summary>A message that is being worked at is out of sight for so long, and again after half of it; as in the real host.</summary>
    private static readonly TimeSpan OutOfSight = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);
    private readonly SemaphoreSlim awake = new(0, 1);

    /// <summary>Somebody may just be sending a message: the next looks follow soon.</summary>
    public void Wake()
    {
        try
        {
            awake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been woken already.
        }
    }

    public void Dispose() => awake.Dispose();

    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var pause = ShortestPause;
        while (true)
        {
            if (await TryOneAsync(cancellationToken))
            {
                pause = ShortestPause;
            }
            else if (await awake.WaitAsync(pause, cancellationToken))
            {
                pause = ShortestPause;
            }
            else
            {
                pause = pause * 1.5 < rules.MaxPollingInterval ? pause * 1.5 : rules.MaxPollingInterval;
            }
        }
    }

    /// <returns>False when there was no message, or the storage did not give it.</returns>
    private async Task<bool> TryOneAsync(CancellationToken cancellationToken)
    {
        try
        {
            var session = await worker.CurrentAsync(cancellationToken);
            QueueMessage? message = await queue.ReceiveMessageAsync(OutOfSight, cancellationToken);
            if (message is not null)
            {
                await WorkAsync(session, message, cancellationToken);
            }

            return message is not null;
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException)
        {
            if (fault is not RequestFailedException { Status: 404 }) // an app makes its queue in its own time
            {
                HostLog.QueueUnread(logger, queue.Name, fault.Message);
            }

            return false;
        }
    }

    private async Task WorkAsync(WorkerSession session, QueueMessage message, CancellationToken cancellationToken)
    {
        if (message.DequeueCount > rules.MaxDequeueCount)
        {
            await SetAsideAsync(message, message.PopReceipt); // whoever tried last died over it
            return;
        }

        var held = new HeldMessage(queue, message, OutOfSight, time);
        try
        {
            await held.WhileAsync(session.InvokeAsync(InvocationOf(message), cancellationToken), cancellationToken);
            await queue.DeleteMessageAsync(message.MessageId, held.Receipt, CancellationToken.None);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await held.ReleaseAsync(TimeSpan.Zero);
            throw;
        }
        catch (Exception failure) when (failure is FunctionFailedException or WorkerLostException)
        {
            HostLog.FunctionFailed(logger, failure, name);
            if (message.DequeueCount >= rules.MaxDequeueCount)
            {
                await SetAsideAsync(message, held.Receipt);
            }
            else
            {
                await held.ReleaseAsync(rules.VisibilityTimeout);
            }
        }
    }

    private async Task SetAsideAsync(QueueMessage message, string receipt)
    {
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1));
        await queue.DeleteMessageAsync(message.MessageId, receipt);
        HostLog.MessageSetAside(logger, message.MessageId, poison.Name);
    }

    private Invocation InvocationOf(QueueMessage message) =>
        Invocation.OfQueue(
            name,
            trigger,
            message.Body.ToString(),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["QueueTrigger"] = message.Body.ToString(),
                ["DequeueCount"] = message.DequeueCount.ToString(CultureInfo.InvariantCulture),
                ["Id"] = message.MessageId,
                ["InsertionTime"] = Text(message.InsertedOn),
                ["ExpirationTime"] = Text(message.ExpiresOn),
                ["NextVisibleTime"] = Text(message.NextVisibleOn),
                ["PopReceipt"] = message.PopReceipt,
            }
        );

    private static string Text(DateTimeOffset? moment) => moment?.ToString("O", CultureInfo.InvariantCulture) ?? string.Empty;
}
