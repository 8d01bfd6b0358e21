namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>Where the files of one backup lie: a folder or a ZIP file. Names have «/» between folders. One file is open at a
/// time.</summary>
public interface IBackupFiles
{
    /// <returns>To be written and disposed before the next file is made.</returns>
    Stream Create(string name);

    /// <returns>Null when there is no such file.</returns>
    Stream? Open(string name);
}
