namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>A backup as a folder.</summary>
public sealed class BackupFolder(string path) : IBackupFiles
{
    public Stream Create(string name)
    {
        var file = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return new FileStream(file, FileMode.CreateNew, FileAccess.Write);
    }

    public Stream? Open(string name) => File.Exists(PathOf(name)) ? File.OpenRead(PathOf(name)) : null;

    // A manifest from elsewhere must not name a file outside its folder.
    private string PathOf(string name)
    {
        var root = Path.GetFullPath(path);
        var file = Path.GetFullPath(Path.Combine(root, name));
        return file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? file
            : throw new BackupUnusableException($"Список копии называет файл вне её папки: {name}. Такой копии нельзя доверять.");
    }
}
