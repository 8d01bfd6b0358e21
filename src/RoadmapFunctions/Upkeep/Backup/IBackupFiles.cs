namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>The files of one backup: a folder or a ZIP file. Names have «/» between folders. Only one file is open at a time.</summary>
public interface IBackupFiles
{
    /// <returns>Write and dispose of it before the next file is created.</returns>
    Stream Create(string name);

    /// <returns>Null when there is no such file.</returns>
    Stream? Open(string name);
}
