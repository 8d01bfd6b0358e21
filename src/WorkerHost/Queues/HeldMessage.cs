using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace WorkerHost.Queues;

/// <summary>A message that is being worked at: nobody else sees it meanwhile, however long that takes.</summary>
internal sealed class HeldMessage(QueueClient queue, QueueMessage message, TimeSpan outOfSight, TimeProvider time)
{
    /// <summary>The right to change the message; each change gives another one.</summary>
    public string Receipt { get; private set; } = message.PopReceipt;

    public async Task WhileAsync(Task work, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var halfTime = Task.Delay(outOfSight / 2, time, over.Token);
            if (await Task.WhenAny(work, halfTime) == work)
            {
                await over.CancelAsync();
                await work;
                return;
            }

            await HoldAsync(outOfSight);
        }
    }

    /// <summary>Lets others see it after a while.</summary>
    public async Task ReleaseAsync(TimeSpan after)
    {
        try
        {
            await HoldAsync(after);
        }
        catch (RequestFailedException)
        {
            // It comes into sight by itself, later.
        }
    }

    private async Task HoldAsync(TimeSpan span)
    {
        UpdateReceipt receipt = await queue.UpdateMessageAsync(message.MessageId, Receipt, message.Body, span);
        Receipt = receipt.PopReceipt;
    }
}
