namespace RoadmapFunctions.LocalHost;

/// <summary>A folder that is deleted at the end.</summary>
internal sealed class TemporaryFolder : IAsyncDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("roadmap-").FullName;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(FullName, recursive: true);
        return ValueTask.CompletedTask;
    }
}
