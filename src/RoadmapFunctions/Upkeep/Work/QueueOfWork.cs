using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Upkeep.Work;

/// <summary>A storage queue, and beside it the poison queue in which the Functions host lays what has failed.</summary>
/// <param name="name">Of the queue.</param>
public sealed class QueueOfWork(QueueServiceClient queues, string name) : IWaitingWork
{
    /// <summary>The app setting that names the queue, in the notation of a trigger.</summary>
    public const string Setting = "WorkQueue";

    private const int Batch = 32; // the service gives no more at once
    private static readonly TimeSpan Search = TimeSpan.FromSeconds(30);

    private readonly QueueClient queue = queues.GetQueueClient(name);
    private readonly QueueClient poison = queues.GetQueueClient($"{name}-poison");

    /// <param name="setting">The value of <see cref="Setting"/>.</param>
    /// <exception cref="FormatException">It is missing; the message says what to write.</exception>
    public static string NameOf(string? setting) =>
        setting is { Length: > 0 } ? setting : throw new FormatException($"Нет настройки {Setting}: имя очереди, например roadmap-work.");

    /// <summary>For an app that is set up by itself, as on a laptop. In Azure the template makes them.</summary>
    public async Task CreateIfMissingAsync(CancellationToken cancellationToken)
    {
        foreach (var each in new[] { queue, poison })
        {
            if (!await each.ExistsAsync(cancellationToken))
            {
                await each.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            }
        }
    }

    public Task SendAsync(WorkOrder order, CancellationToken cancellationToken) =>
        queue.SendMessageAsync(JsonSerializer.Serialize(order, RoadmapJson.Options), cancellationToken);

    public async Task<SetAsideMessages> ReadSetAsideAsync(CancellationToken cancellationToken)
    {
        PeekedMessage[] messages = await poison.PeekMessagesAsync(Batch, cancellationToken);
        var all =
            messages.Length < Batch
                ? messages.Length
                : (await poison.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCountLong;
        return new(
            [.. messages.Select(message => new SetAsideWork(OrderOf(message.Body), message.InsertedOn ?? default))],
            (int)Math.Max(0, all - messages.Length)
        );
    }

    public async Task<IReadOnlyList<WorkOrder>> ListSetAsideAsync(CancellationToken cancellationToken)
    {
        var orders = new List<WorkOrder>();
        await TakeAsync(
            order =>
            {
                orders.AddRange(order is null ? [] : [order]);
                return Task.FromResult(false);
            },
            cancellationToken
        );
        return orders;
    }

    public async Task<bool> TakeSetAsideAsync(
        string campaignId,
        string run,
        Func<WorkOrder, Task> first,
        CancellationToken cancellationToken
    )
    {
        var done = false;
        await TakeAsync(
            async order =>
            {
                if (order?.Run != run || order.Campaign != campaignId)
                {
                    return false;
                }

                if (!done)
                {
                    await first(order);
                }

                return done = true;
            },
            cancellationToken
        );
        return done;
    }

    public Task<int> DropUnreadableAsync(CancellationToken cancellationToken) =>
        TakeAsync(order => Task.FromResult(order is null), cancellationToken);

    /// <summary>Goes through all messages that were set aside. While that lasts, others do not see them.</summary>
    /// <param name="which">Gets null for a message that cannot be read; says whether it is to be deleted.</param>
    /// <returns>How many were deleted.</returns>
    private async Task<int> TakeAsync(Func<WorkOrder?, Task<bool>> which, CancellationToken cancellationToken)
    {
        var taken = 0;
        var others = new List<QueueMessage>();
        while (true)
        {
            QueueMessage[] messages = await poison.ReceiveMessagesAsync(Batch, Search, cancellationToken);
            if (messages.Length == 0)
            {
                break;
            }

            foreach (var message in messages)
            {
                if (await which(OrderOf(message.Body)))
                {
                    taken++;
                    await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
                }
                else
                {
                    others.Add(message);
                }
            }
        }

        foreach (var message in others)
        {
            await poison.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.Body, TimeSpan.Zero, cancellationToken);
        }

        return taken;
    }

    /// <exception cref="JsonException">It is no order.</exception>
    public static WorkOrder Read(string message) =>
        JsonSerializer.Deserialize<WorkOrder>(message, RoadmapJson.Strict) ?? throw new JsonException("null");

    private static WorkOrder? OrderOf(BinaryData body)
    {
        try
        {
            return Read(body.ToString());
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
