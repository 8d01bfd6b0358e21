using System.Globalization;
using System.IO.Compression;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Kit;
using RoadmapFunctions.LocalHost.CommandLine;
using RoadmapFunctions.LocalHost.Storage;
using RoadmapFunctions.Upkeep.Backup;

namespace RoadmapFunctions.LocalHost.Backup;

/// <summary>Backs up the data of this machine into a folder, and restores a backup. The app does not run meanwhile.</summary>
/// <param name="answers">What the person types.</param>
/// <param name="freeBytes">Free bytes on the disk of a folder.</param>
public sealed class StorageBackup(
    LocalHostOptions options,
    RepositoryLayout repository,
    OperatorConsole console,
    TextReader answers,
    ILoggerFactory loggers,
    TimeProvider time,
    Func<string, long> freeBytes
)
{
    private string Data => options.StorageDirectory(repository)!;

    /// <param name="folder">Created when missing; must be empty, and is so again when the backup fails.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="IOException">There is nothing to back up, the folder is not empty, or there is too little room; said in a
    /// sentence.</exception>
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

        // The text of a backup is about as long as the data; a backup must not take the room that the app needs to start again.
        DiskOf(Directory.CreateDirectory(folder).FullName).RequireRoom(SizeOf(Data), "для копии");
        try
        {
            Say(await WriteAsync(new BackupFolder(folder), cancellationToken), $"Копия готова и проверена: {folder}");
            return 0;
        }
        catch (Exception e)
        {
            Empty(folder); // half a backup is none, and it would take room
            if (!FullDisk.IsMetBy(e))
            {
                throw;
            }

            console.Failure($"На диске ({folder}) кончилось место, копии нет. Освободите место и повторите. Данные целы.");
            return 1;
        }
    }

    private async Task<BackupManifest> WriteAsync(BackupFolder files, CancellationToken cancellationToken)
    {
        await using (var storage = await StartStorageAsync(cancellationToken))
        {
            console.Step($"Копируются данные из {Data}");
            await new BackupWriter(StorageOf(storage), time).WriteAsync(files, cancellationToken);
        }

        return await BackupReader.VerifyAsync(files, cancellationToken);
    }

    /// <summary>Asks before it replaces data; these are moved aside, never deleted.</summary>
    /// <param name="backup">A folder, or the ZIP file of a nightly backup.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> BringBackAsync(string backup, CancellationToken cancellationToken)
    {
        await using var archive = File.Exists(backup) ? await ZipFile.OpenReadAsync(backup, cancellationToken) : null;
        IBackupFiles files = archive is null ? new BackupFolder(backup) : new BackupZip(archive);
        Say(await BackupReader.VerifyAsync(files, cancellationToken), $"Копия цела: {backup}");
        var place = new DirectoryInfo(Data);
        while (!place.Exists)
        {
            place = place.Parent!;
        }

        // The storage says «stored» before it has written: on a full disk nobody would notice that half is missing.
        DiskOf(place.FullName).RequireRoom(archive?.Entries.Sum(entry => entry.Length) ?? SizeOf(backup), "для данных из копии");
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

    private DiskWatch DiskOf(string directory) => new(directory, freeBytes, console.Failure, time);

    /// <returns>Bytes.</returns>
    private static long SizeOf(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private static void Empty(string folder)
    {
        foreach (var part in Directory.EnumerateDirectories(folder))
        {
            Directory.Delete(part, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(folder))
        {
            File.Delete(file);
        }
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

        try
        {
            Directory.Move(Data, aside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"Прежние данные нельзя отложить в {aside}: {e.Message} Дайте право писать в папку, где лежит {Data}, "
                    + "или укажите другую папку: --data ПАПКА. Ничего не изменено.",
                e
            );
        }

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
