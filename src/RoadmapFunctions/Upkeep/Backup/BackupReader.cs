using System.Security.Cryptography;
using System.Text.Json;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>Reads a backup, only if it is complete.</summary>
public static class BackupReader
{
    /// <summary>Compares every file with its digest.</summary>
    /// <exception cref="BackupUnusableException">It is unfinished, a later program wrote it, or a file is missing or changed.</exception>
    public static async Task<BackupManifest> VerifyAsync(IBackupFiles files, CancellationToken cancellationToken)
    {
        var manifest = await ReadManifestAsync(files, cancellationToken);
        foreach (var (name, sha256) in manifest.Digests())
        {
            await using var file = files.Open(name) ?? throw Missing(name);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) != sha256)
            {
                throw new BackupUnusableException(
                    $"Файл {name} изменён или повреждён: его контрольная сумма не та, что в списке. Возьмите другую копию."
                );
            }
        }

        return manifest;
    }

    /// <summary>Reads the list alone and looks whether each file that it names is there.</summary>
    /// <exception cref="BackupUnusableException">It is unfinished, a later program wrote it, or a file is missing.</exception>
    public static async Task LookThroughAsync(IBackupFiles files, CancellationToken cancellationToken)
    {
        foreach (var (name, _) in (await ReadManifestAsync(files, cancellationToken)).Digests())
        {
            await using var file = files.Open(name) ?? throw Missing(name);
        }
    }

    private static BackupUnusableException Missing(string name) => new($"В копии нет файла {name}. Возьмите другую копию.");

    private static async Task<BackupManifest> ReadManifestAsync(IBackupFiles files, CancellationToken cancellationToken)
    {
        await using var file =
            files.Open(BackupManifest.FileName)
            ?? throw new BackupUnusableException(
                $"Здесь нет законченной копии: нет файла {BackupManifest.FileName}. Проверьте путь или возьмите другую копию."
            );
        try
        {
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(file, RoadmapJson.Strict, cancellationToken);
            return manifest switch
            {
                { Format: BackupManifest.CurrentFormat } => manifest,
                { Format: var later } => throw new BackupUnusableException(
                    $"Копию сделала другая версия программы: формат {later}, а эта читает "
                        + $"{BackupManifest.CurrentFormat}. Возьмите программу той версии ({manifest.ProgramVersion})."
                ),
                null => throw new JsonException(),
            };
        }
        catch (JsonException)
        {
            throw new BackupUnusableException($"Список копии {BackupManifest.FileName} повреждён. Возьмите другую копию.");
        }
    }
}
