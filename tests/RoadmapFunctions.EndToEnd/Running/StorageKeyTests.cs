using System.Net;
using Azure;
using Azure.Data.Tables;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Running;

/// <summary>The local storage is on a port of this machine, where any page in a browser may ask.</summary>
public sealed class StorageKeyTests(AzuriteFixture azurite)
{
    // Published by Microsoft, the same for every Azurite and for the emulator before it.
    private const string WellKnown = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    [Fact]
    public async Task It_opens_with_the_key_of_the_run_and_not_with_the_well_known_one()
    {
        var owner = new TableServiceClient(azurite.Storage.ConnectionString);
        await owner.CreateTableIfNotExistsAsync("Known", TestContext.Current.CancellationToken);
        var stranger = new TableServiceClient(azurite.Storage.TableEndpoint, new TableSharedKeyCredential("devstoreaccount1", WellKnown));
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            stranger.CreateTableIfNotExistsAsync("Known", TestContext.Current.CancellationToken)
        );
        Assert.Equal((int)HttpStatusCode.Forbidden, refused.Status);
    }
}
