using System.Globalization;
using System.IO.Compression;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.LocalHost.CommandLine;
using RoadmapFunctions.LocalHost.Storage;
using RoadmapFunctions.Upkeep.Backup;

namespace RoadmapFunctions.LocalHost.Backup;

/// <summary>Backs up the data of this machine into a folder, and restores a backup. The app does not run meanwhile.</summary>
internal sealed class StorageBackup(
    LocalHostOptions options,
    RepositoryLayout repository,
    OperatorConsole console,
    TextReader answers,
    ILoggerFactory loggers,
    TimeProvider time
)
{
    private string Data => options.StorageDirectory(repository)!;

    /// <param name="folder">Created when missing; must be empty.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> TakeAsync(string folder, CancellationToken cancellationToken)
    {
        if (!HasData())
        {
            throw new IOException($"В папке {Data} нет данных: копировать нечего. Укажите папку данных: --data ПАПКА.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"Папка {folder} не пуста. Укажите новую папку: каждая копия лежит отдельно.");
        }

        var files = new BackupFolder(folder);
        await using (var storage = await StartStorageAsync(cancellationToken))
        {
            console.Step($"Копируются данные из {Data}");
            await new BackupWriter(StorageOf(storage), time).WriteAsync(files, cancellationToken);
        }

        Say(await BackupReader.VerifyAsync(files, cancellationToken), $"Копия готова и проверена: {folder}");
        return 0;
    }

    /// <param name="backup">A folder, or the ZIP file of a nightly backup.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> BringBackAsync(string backup, CancellationToken cancellationToken)
    {
        await using var archive = File.Exists(backup) ? await ZipFile.OpenReadAsync(backup, cancellationToken) : null;
        IBackupFiles files = archive is null ? new BackupFolder(backup) : new BackupZip(archive);
        Say(await BackupReader.VerifyAsync(files, cancellationToken), $"Копия цела: {backup}");
        if (HasData() && !SetAside())
        {
            console.Failure("Ничего не изменено: прежние данные на месте.");
            return 1;
        }

        await using var storage = await StartStorageAsync(cancellationToken);
        await new BackupRestore(StorageOf(storage)).RunAsync(files, cancellationToken);
        console.Step($"Данные восстановлены в {Data}. Запустите приложение с этой папкой: ./run --data {Data}");
        return 0;
    }

    private bool HasData() => Directory.Exists(Data) && Directory.EnumerateFiles(Data, "*.json").Any();

    // Existing data is moved, never deleted: a wrong copy must not cost the right data.
    private bool SetAside()
    {
        var moment = time.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var aside = $"{Path.TrimEndingDirectorySeparator(Data)}-до-восстановления-{moment}";
        console.Plain($"В папке {Data} уже есть данные. Восстановление заменит их; прежние данные останутся в папке {aside}.");
        console.Plain("Заменить? Введите «да»:");
        if (answers.ReadLine()?.Trim().Equals("да", StringComparison.OrdinalIgnoreCase) != true)
        {
            return false;
        }

        using (DirectoryLock.Take(Data))
        {
            // Taken only to be sure that nobody else works there.
        }

        Directory.Move(Data, aside);
        return true;
    }

    private void Say(BackupManifest manifest, string sentence)
    {
        console.Step(sentence);
        console.Step(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Снята {manifest.TakenAt:yyyy-MM-dd HH:mm} UTC; таблиц: {manifest.Tables.Count}, "
                    + $"записей: {manifest.Tables.Sum(table => table.Entities)}, файлов: {manifest.Blobs.Count}"
            )
        );
    }

    private Task<AzuriteProcess> StartStorageAsync(CancellationToken cancellationToken) =>
        AzuriteProcess.StartAsync(repository.AzuriteDirectory, Data, loggers.CreateLogger<AzuriteProcess>(), time, cancellationToken);

    private static BackedUpStorage StorageOf(AzuriteProcess storage) =>
        new(new TableServiceClient(storage.ConnectionString), new BlobServiceClient(storage.ConnectionString));
}
