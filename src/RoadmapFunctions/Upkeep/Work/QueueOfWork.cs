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

    public async Task<IReadOnlyList<SetAsideWork>> ReadSetAsideAsync(CancellationToken cancellationToken)
    {
        PeekedMessage[] messages = await poison.PeekMessagesAsync(Batch, cancellationToken);
        return [.. messages.Select(message => new SetAsideWork(OrderOf(message.Body), message.InsertedOn ?? default))];
    }

    public async Task<bool> TakeSetAsideAsync(
        string campaignId,
        string run,
        Func<WorkOrder, Task> first,
        CancellationToken cancellationToken
    )
    {
        var taken = false;
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
                if (OrderOf(message.Body) is { } order && order.Run == run && order.Campaign == campaignId)
                {
                    if (!taken)
                    {
                        await first(order);
                    }

                    taken = true;
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
