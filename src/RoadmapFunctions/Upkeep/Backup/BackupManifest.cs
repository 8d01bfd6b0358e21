namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>What a backup holds. It is written last: a backup without it was never finished.</summary>
/// <param name="Format">Format of the files and of this list; an older program refuses a later format.</param>
/// <param name="TakenAt">When the reading of the storage began; UTC.</param>
public sealed record BackupManifest(
    int Format,
    DateTimeOffset TakenAt,
    string ProgramVersion,
    IReadOnlyList<TableInBackup> Tables,
    IReadOnlyList<BlobInBackup> Blobs
)
{
    public const int CurrentFormat = 1;

    public const string FileName = "backup.json";

    /// <summary>Digests of all files: two backups of the same data have the same digests.</summary>
    public IEnumerable<(string File, string Sha256)> Digests() =>
        Tables.Select(table => (table.File, table.Sha256)).Concat(Blobs.Select(blob => (blob.File, blob.Sha256)));
}

/// <param name="File">JSON lines, one entity each, see <see cref="EntityLine"/>.</param>
public sealed record TableInBackup(string Name, string File, int Entities, string Sha256);

/// <param name="File">The blob itself.</param>
/// <param name="Size">Bytes.</param>
public sealed record BlobInBackup(
    string Container,
    string Name,
    string File,
    long Size,
    string Sha256,
    string ContentType,
    IReadOnlyDictionary<string, string> Metadata
);

/// <summary>The backup cannot be used. The message says why and what to do, in Russian.</summary>
public sealed class BackupUnusableException(string message) : Exception(message);
