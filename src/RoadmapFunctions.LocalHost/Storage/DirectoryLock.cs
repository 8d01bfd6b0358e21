namespace RoadmapFunctions.LocalHost.Storage;

/// <summary>Two storages in one folder would damage each other's data; the system frees the lock even after SIGKILL.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream file;

    private DirectoryLock(FileStream file) => this.file = file;

    /// <exception cref="IOException">Another process holds it.</exception>
    public static DirectoryLock Take(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, ".lock");
        try
        {
            return new DirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken)
        {
            throw new IOException($"Папка данных занята другим запуском: {directory}. Остановите его или укажите --data.", taken);
        }
    }

    public void Dispose() => file.Dispose();
}
