using System.ComponentModel;
using System.Text;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost;
using RoadmapFunctions.LocalHost.Backup;
using RoadmapFunctions.LocalHost.CommandLine;
using RoadmapFunctions.LocalHost.Recording;
using RoadmapFunctions.LocalHost.Skeletons;
using RoadmapFunctions.LocalHost.Storage;
using RoadmapFunctions.LocalHost.Verification;
using RoadmapFunctions.Upkeep.Backup;
using WorkerHost.Worker;

const int Failed = 1;
const int Interrupted = 130;

Console.OutputEncoding = Encoding.UTF8;
using var signals = new StopSignals();
using var console = new OperatorConsole(Console.Out, Console.Error, TimeProvider.System);
return await LocalHostCommand.Create(RunAsync).InvokeAsync(args, Console.Error, signals.Token);

async Task<int> RunAsync(LocalHostOptions options, CancellationToken cancellationToken)
{
    using var loggers = LoggerFactory.Create(logging =>
        logging
            .AddProvider(console)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None) // a server that does not start throws as well
            .AddFilter("System", LogLevel.Warning)
            .AddFilter("Grpc", LogLevel.Warning)
            .AddFilter("Polly", LogLevel.Warning)
            .AddFilter("Yarp", LogLevel.Critical)
    );
    try
    {
        if (options.Record is { } recording)
        {
            return await SheetRecorder.RecordAsync(recording, options.Campaign, console, cancellationToken);
        }

        if (options.NewKey)
        {
            return OperatorKey.Generate().Tell(console);
        }

        if (options.NewCampaign is { } skeleton)
        {
            return await CampaignSkeletonFile.WriteAsync(skeleton, options.Campaign, console, cancellationToken);
        }

        if (options.Verify is { } folder)
        {
            return await EditionFolderVerifier.VerifyAsync(folder, console, cancellationToken);
        }

        if ((options.Backup ?? options.Restore) is not null)
        {
            var backup = new StorageBackup(
                options,
                RepositoryLayout.Find(),
                console,
                Console.In,
                loggers,
                TimeProvider.System,
                DiskWatch.FreeBytes
            );
            return options.Backup is { } copy
                ? await backup.TakeAsync(copy, cancellationToken)
                : await backup.BringBackAsync(options.Restore!, cancellationToken);
        }

        return await new LocalRun(options, RepositoryLayout.Find(), console, loggers, TimeProvider.System).RunAsync(cancellationToken);
    }
    catch (Exception stopped) when (cancellationToken.IsCancellationRequested)
    {
        console.Step(stopped is OperationCanceledException ? "Остановлено" : $"Остановлено: {stopped.Message}");
        return options.Once ? Interrupted : 0;
    }
    catch (Exception reason)
        when (reason
                is CampaignFileException
                    or BackupUnusableException
                    or WorkerStartException
                    or IOException
                    or UnauthorizedAccessException
                    or Win32Exception
        )
    {
        console.Failure(reason is Win32Exception ? $"Не запущена нужная программа: {reason.Message}" : reason.Message);
        return Failed;
    }
}
