using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using WorkerHost.Processes;

namespace WorkerHost.Worker;

/// <summary>Starts the worker of one app and takes it through the opening of the protocol until it is ready.</summary>
internal sealed class WorkerLauncher(
    string appDirectory,
    IReadOnlyDictionary<string, string> environment,
    Uri gatewayAddress,
    WorkerGateway gateway,
    ILoggerFactory loggers,
    TimeProvider time
)
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ProbePause = TimeSpan.FromMilliseconds(20);

    private const int MostPorts = 5;

    /// <exception cref="WorkerStartException">It ended, refused, or was not ready in time.</exception>
    public async Task<WorkerSession> StartAsync(CancellationToken cancellationToken)
    {
        for (var ports = 1; ; ports++)
        {
            try
            {
                return await StartOnceAsync(cancellationToken);
            }
            catch (WorkerStartException failure) when (failure.PortTaken && ports < MostPorts)
            {
                // It looks for a free port before it listens there; on a busy machine another process is quicker.
            }
        }
    }

    private async Task<WorkerSession> StartOnceAsync(CancellationToken cancellationToken)
    {
        var workerId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var output = new WorkerOutput(loggers);
        var arrival = gateway.ExpectAsync(workerId, output.Log);
        var process = Start(workerId, output);
        using var starting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var opening = OpenAsync(process, arrival, starting.Token);
        try
        {
            var first = await Task.WhenAny(opening, process.Exited, Task.Delay(LongestStart, time, starting.Token));
            if (first == process.Exited)
            {
                throw Failure(output, await process.Exited);
            }

            cancellationToken.ThrowIfCancellationRequested();
            return first == opening
                ? await opening
                : throw new WorkerStartException($"Приложение не ответило за {LongestStart.TotalSeconds:0} с после запуска.");
        }
        catch (WorkerLostException lost)
        {
            process.Kill();
            throw Failure(output, await process.Exited, lost);
        }
        finally
        {
            await starting.CancelAsync();
            if (!opening.IsCompletedSuccessfully)
            {
                await process.DisposeAsync();
                await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static WorkerStartException Failure(WorkerOutput output, int exitCode, Exception? inner = null) =>
        new(output.SentenceOfFailure(exitCode), inner) { PortTaken = output.PortTaken };

    private ChildProcess Start(string workerId, WorkerOutput output)
    {
        var variables = new Dictionary<string, string>(environment, StringComparer.Ordinal)
        {
            ["FUNCTIONS_APPLICATION_DIRECTORY"] = appDirectory,
            ["FUNCTIONS_WORKER_DIRECTORY"] = appDirectory,
        };
        return ChildProcess.Start(
            "dotnet",
            [
                Path.Combine(appDirectory, WorkerAssembly()),
                "--functions-uri",
                gatewayAddress.ToString(),
                "--functions-worker-id",
                workerId,
                "--functions-request-id",
                workerId,
                "--functions-grpc-max-message-length",
                "2147483647",
            ],
            appDirectory,
            variables,
            output.Line,
            output.ErrorLine
        );
    }

    private string WorkerAssembly()
    {
        var path = Path.Combine(appDirectory, "worker.config.json");
        if (!File.Exists(path))
        {
            throw new WorkerStartException($"Приложение не собрано: нет файла {path}.");
        }

        using var config = JsonDocument.Parse(File.ReadAllBytes(path));
        return config.RootElement.GetProperty("description").GetProperty("defaultWorkerPath").GetString()!;
    }

    private async Task<WorkerSession> OpenAsync(ChildProcess process, Task<WorkerChannel> arrival, CancellationToken cancellationToken)
    {
        var channel = await arrival.WaitAsync(cancellationToken);
        var opening = await WorkerOpening.RunAsync(channel, appDirectory, cancellationToken);
        if (opening.HttpAddress is { } address)
        {
            await ListeningAsync(address, cancellationToken);
        }

        return new WorkerSession(process, channel, opening.HttpAddress, opening.Functions, time);
    }

    /// <summary>The worker names its HTTP address before it listens there; a request in between would be refused.</summary>
    private async Task ListeningAsync(Uri address, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(address.Host, address.Port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(ProbePause, time, cancellationToken);
            }
        }
    }
}
