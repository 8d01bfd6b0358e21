using System.IO.Compression;

namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>A backup as one ZIP file.</summary>
public sealed class BackupZip(ZipArchive archive) : IBackupFiles
{
    public Stream Create(string name) => archive.CreateEntry(name).Open();

    public Stream? Open(string name) => archive.GetEntry(name)?.Open();
}
