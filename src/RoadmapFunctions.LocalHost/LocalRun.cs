using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using RoadmapFunctions.LocalHost.CommandLine;
using RoadmapFunctions.LocalHost.Cycle;
using RoadmapFunctions.LocalHost.GoogleSheets;
using RoadmapFunctions.LocalHost.Storage;
using RoadmapFunctions.LocalHost.Verification;
using WorkerHost;
using WorkerHost.Http;
using WorkerHost.Processes;

namespace RoadmapFunctions.LocalHost;

/// <summary>One run of the local host, from the first start to the last end.</summary>
internal sealed class LocalRun(
    LocalHostOptions options,
    RepositoryLayout repository,
    OperatorConsole console,
    ILoggerFactory loggers,
    TimeProvider time
)
{
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Public is not null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(WorkerSettings.StaffKey)))
        {
            console.Failure(
                $"В окружении нет {WorkerSettings.StaffKey}: никто не сможет войти. "
                    + "Придумайте ключ — ./run --new-key — и впишите отпечаток."
            );
            return 1;
        }

        await using var parts = new OwnedParts();
        var directory = options.StorageDirectory(repository) ?? parts.Add(new TemporaryFolder()).FullName;
        Directory.CreateDirectory(directory);
        var disk = DiskWatch.Of(directory, console.Failure, time);
        disk.RequireRoom();
        var startingStorage = StartStorageAsync(directory, parts, cancellationToken);
        var startingSheets = StartSheetsAsync(parts, cancellationToken);
        await Task.WhenAll(startingStorage, startingSheets);
        var storage = await startingStorage;
        var sheets = await startingSheets;

        var key = options.Public is null ? OperatorKey.Generate() : null;
        var ahead = options.Now - time.GetUtcNow();
        var settings = WorkerSettings.Create(
            storage,
            sheets,
            CampaignsDirectory(parts),
            key,
            ahead,
            Environment.GetEnvironmentVariable,
            options.Public
        );
        var host = parts.Add(
            await FunctionsHost.StartAsync(
                options.AppDirectory ?? repository.AppDirectory,
                settings,
                RequireFree(options.Port),
                new HostRules { PublicAddress = options.Public },
                loggers,
                ahead is { } offset ? new RehearsalTime(time, offset) : time, // timers must follow the same clock as the app
                cancellationToken
            )
        );
        console.Step($"Приложение готово, функций: {host.Functions.Count}; адрес {host.BaseAddress}");
        if (options.Now is { } now)
        {
            console.Step(FormattableString.Invariant($"Репетиция: часы приложения и его таймеров показывают {now:yyyy-MM-dd HH:mm zzz}"));
        }

        if (key is null)
        {
            console.Step($"Люди открывают приложение по адресу {options.Public}");
            return await ServeAsync(host, storage, disk, cancellationToken);
        }

        using var http = new HttpClient { BaseAddress = host.BaseAddress, Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Text);
        var app = new AppClient(http, time);
        if (options.Audit)
        {
            return await TryAuditAsync(new DataAudit(app, console), cancellationToken);
        }

        var cycle = new ReportCycle(app, host, console, options.OutDirectory);
        var outcomes = await TryCycleAsync(cycle, cancellationToken);
        if (options.Once)
        {
            console.Plain("");
            console.Plain("Посмотреть в браузере рабочее место оператора и формы школ: ./run");
            return outcomes is null || cycle.Incomplete ? 1 : 0;
        }

        foreach (var line in Addresses.Lines(host, key, storage, sheets, outcomes ?? []))
        {
            console.Plain(line);
        }

        return await ServeAsync(host, storage, disk, cancellationToken);
    }

    private async Task<AzuriteProcess> StartStorageAsync(string directory, OwnedParts parts, CancellationToken cancellationToken)
    {
        var storage = parts.Add(
            await AzuriteProcess.StartAsync(
                repository.AzuriteDirectory,
                directory,
                loggers.CreateLogger<AzuriteProcess>(),
                time,
                cancellationToken
            )
        );
        console.Step($"Хранилище запущено: {storage.BlobEndpoint}");
        return storage;
    }

    private async Task<SheetsEmulator?> StartSheetsAsync(OwnedParts parts, CancellationToken cancellationToken)
    {
        if (options.Sheets.Count == 0 && !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(WorkerSettings.GoogleCredential)))
        {
            console.Step("Ответы читаются из настоящей таблицы Google: доступ задан в окружении");
            return null;
        }

        if (options is { Sheets: [], Public: not null })
        {
            console.Step("Доступ к Google не задан: таблицу присылают файлом, школы отвечают по личным ссылкам");
            return null;
        }

        IReadOnlyList<SheetArgument> arguments = options.Sheets is [] ? [new(null, repository.DefaultSheet)] : options.Sheets;
        var recorded = RecordedSheets.Read(arguments);
        var sheets = parts.Add(await SheetsEmulator.StartAsync(recorded, loggers, cancellationToken));
        foreach (var path in recorded.Paths)
        {
            console.Step($"Ответы школ — из записанной таблицы: {path}");
        }

        return sheets;
    }

    private string? CampaignsDirectory(OwnedParts parts)
    {
        if (options.Campaign is not { } campaign)
        {
            return null;
        }

        CampaignFile.Read(campaign); // read here, so that a mistake names the operator's own file
        var folder = parts.Add(new TemporaryFolder());
        File.Copy(campaign, Path.Combine(folder.FullName, Path.GetFileName(campaign)));
        return folder.FullName;
    }

    private static int? RequireFree(int? port) =>
        port is not { } asked || LoopbackServer.IsFree(asked)
            ? port
            : throw new IOException($"Порт {port} занят. Укажите другой или --port 0.");

    /// <returns>Null when the cycle failed, which has already been reported.</returns>
    private async Task<IReadOnlyList<CampaignOutcome>?> TryCycleAsync(ReportCycle cycle, CancellationToken cancellationToken)
    {
        try
        {
            var outcomes = await cycle.RunAsync(cancellationToken);
            console.Plain("");
            foreach (var line in SummaryTable.Lines(outcomes))
            {
                console.Plain(line);
            }

            return outcomes;
        }
        catch (Exception reason) when (reason is CycleFailedException or HttpRequestException)
        {
            console.Failure(reason.Message);
            return null;
        }
    }

    private async Task<int> TryAuditAsync(DataAudit audit, CancellationToken cancellationToken)
    {
        try
        {
            return await audit.RunAsync(cancellationToken);
        }
        catch (Exception reason) when (reason is CycleFailedException or HttpRequestException)
        {
            console.Failure(reason.Message);
            return 1;
        }
    }

    /// <summary>Runs until somebody stops it, the storage (which nothing restarts) has ended, or the disk is full.</summary>
    private async Task<int> ServeAsync(FunctionsHost host, AzuriteProcess storage, DiskWatch disk, CancellationToken cancellationToken)
    {
        console.ShowsProgress = true;
        host.FollowSchedules();
        console.Step("Таймеры работают по расписанию. Остановить: Ctrl+C");
        var full = disk.FullAsync(cancellationToken);
        await Task.WhenAny(storage.Exited.WaitAsync(cancellationToken), full);
        cancellationToken.ThrowIfCancellationRequested();
        console.Failure(full.IsCompletedSuccessfully ? await full : "Хранилище завершилось само; без него работать нельзя.");
        return 1;
    }
}
