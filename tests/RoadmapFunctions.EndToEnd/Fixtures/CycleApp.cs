using Xunit;

namespace RoadmapFunctions.EndToEnd.Fixtures;

/// <summary>One app for all tests that look at the first campaign after its whole cycle.</summary>
[CollectionDefinition(nameof(CycleApp))]
public sealed class CycleApp(AzuriteFixture azurite) : IAsyncLifetime, ICollectionFixture<CycleApp>
{
    public RunningApp Running { get; } = new(azurite);

    public ValueTask InitializeAsync() => Running.InitializeAsync();

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
