using WorkerHost.Worker.Protocol;

namespace WorkerHost.Worker;

/// <summary>What a worker tells of itself before it takes work: where its HTTP server listens, and its functions, all loaded.</summary>
internal sealed record WorkerOpening(Uri? HttpAddress, IReadOnlyList<FunctionDefinition> Functions)
{
    public static async Task<WorkerOpening> RunAsync(WorkerChannel channel, string appDirectory, CancellationToken cancellationToken)
    {
        var initialized = (
            await channel.AskAsync(
                new StreamingMessage
                {
                    WorkerInitRequest = new WorkerInitRequest
                    {
                        HostVersion = "4.0.0",
                        WorkerDirectory = appDirectory,
                        FunctionAppDirectory = appDirectory,
                    },
                },
                cancellationToken
            )
        ).WorkerInitResponse;
        Require(initialized.Result, "Приложение отказалось начать работу");

        var described = (
            await channel.AskAsync(
                new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = appDirectory } },
                cancellationToken
            )
        ).FunctionMetadataResponse;
        Require(described.Result, "Приложение не назвало свои функции");

        foreach (var function in described.FunctionMetadataResults)
        {
            var loaded = (
                await channel.AskAsync(
                    new StreamingMessage
                    {
                        FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function },
                    },
                    cancellationToken
                )
            ).FunctionLoadResponse;
            Require(loaded.Result, $"Функция {function.Name} не загрузилась");
        }

        return new WorkerOpening(
            initialized.Capabilities.TryGetValue("HttpUri", out var address) ? new Uri(address) : null,
            [
                .. described.FunctionMetadataResults.Select(function =>
                    FunctionDefinition.Parse(function.FunctionId, function.Name, function.RawBindings)
                ),
            ]
        );
    }

    private static void Require(StatusResult result, string otherwise)
    {
        if (result.Status != StatusResult.Types.Status.Success)
        {
            throw new WorkerStartException($"{otherwise}: {result.Exception?.Message ?? result.Result}");
        }
    }
}
