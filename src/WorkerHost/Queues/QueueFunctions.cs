using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;
using WorkerHost.Timers;
using WorkerHost.Worker;

namespace WorkerHost.Queues;

/// <summary>All functions of the app that queues trigger.</summary>
internal sealed class QueueFunctions : IAsyncDisposable
{
    private const string PoisonSuffix = "-poison";

    private readonly List<QueueFunction> functions;
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;

    /// <exception cref="WorkerStartException">The setting with a function's connection string is missing.</exception>
    public QueueFunctions(
        IEnumerable<FunctionDefinition> functions,
        QueueRules rules,
        IReadOnlyDictionary<string, string> settings,
        WorkerSupervisor worker,
        ILogger logger,
        TimeProvider time
    ) =>
        this.functions = [
            .. from function in functions
            let trigger = function.Trigger as QueueTrigger
            where trigger is not null
            let name = SettingReferences.Resolve(trigger.Queue, settings)
            select new QueueFunction(
                function.Name,
                trigger,
                Client(function.Name, trigger, name, rules, settings),
                Client(function.Name, trigger, name + PoisonSuffix, rules, settings),
                rules,
                worker,
                logger,
                time
            ),
        ];

    public void Follow() => running = Task.WhenAll(functions.Select(function => function.FollowAsync(stopping.Token)));

    /// <summary>A request or a timer may just be sending a message.</summary>
    public void Wake() => functions.ForEach(function => function.Wake());

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        functions.ForEach(function => function.Dispose());
        stopping.Dispose();
    }

    private static QueueClient Client(
        string function,
        QueueTrigger trigger,
        string queue,
        QueueRules rules,
        IReadOnlyDictionary<string, string> settings
    ) =>
        settings.GetValueOrDefault(trigger.Connection) is { Length: > 0 } connectionString
            ? new QueueClient(
                connectionString,
                queue,
                new QueueClientOptions { MessageEncoding = rules.Base64 ? QueueMessageEncoding.Base64 : QueueMessageEncoding.None }
            )
            : throw new WorkerStartException($"Функция {function}: нет настройки {trigger.Connection} со строкой подключения к очереди.");
}
