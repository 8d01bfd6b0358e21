namespace RoadmapFunctions.EndToEnd.Faults;

/// <summary>Where a worker process keeps its temporary files; a test takes it away and gives it back while the process runs.</summary>
public sealed class Disk : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("roadmap-disk-");

    /// <summary>For a worker process.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["TMPDIR"] = folder.FullName };

    /// <summary>Nothing can be written from now on.</summary>
    public void Breaks() => folder.Delete(recursive: true);

    public void Heals() => folder.Create();

    public void Dispose()
    {
        if (Directory.Exists(folder.FullName))
        {
            folder.Delete(recursive: true);
        }
    }
}
