using Microsoft.Extensions.Logging.Abstractions;
using RoadmapFunctions.LocalHost.CommandLine;
using RoadmapFunctions.LocalHost.Storage;
using Xunit;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace RoadmapFunctions.EndToEnd.Fixtures;

/// <summary>
/// One real Azurite for all tests; each test has a campaign of its own, and so partitions and folders of its own. A class takes a storage
/// of its own by <see cref="IClassFixture{T}"/> where it damages the storage, reads all of it, ends what belongs to no campaign, or makes
/// campaigns and drafts: every list shows them.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("roadmap-azurite-");

    public AzuriteProcess Storage { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Storage = await AzuriteProcess.StartAsync(
            RepositoryLayout.Find().AzuriteDirectory,
            folder.FullName,
            NullLogger.Instance,
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
