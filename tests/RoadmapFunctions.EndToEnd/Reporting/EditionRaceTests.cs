using Azure;
using Azure.Storage.Blobs;
using RoadmapFunctions.Reporting.Editions;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reporting;

/// <summary>Two builds for one number: the second begins before any write of the first, and ends or dies before any of its own.</summary>
public sealed class EditionRaceTests(AzuriteFixture azurite)
{
    private const int Files = 2;
    private const int Writes = (2 * Files) + 1;

    private static BlobClientOptions NoRetries => new() { Retry = { MaxRetries = 0 } };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_builds_that_overlap_one_stands_whole_whatever_becomes_of_the_other()
    {
        var blobs = new BlobServiceClient(azurite.Storage.ConnectionString);
        await blobs.GetBlobContainerClient(BlobEditionStore.ContainerName).CreateIfNotExistsAsync(cancellationToken: Token);
        await using var first = await FaultyStorage.StartAsync(azurite);
        await using var second = await FaultyStorage.StartAsync(azurite);
        for (var begins = 1; begins <= Writes; begins++)
        {
            for (var dies = 1; dies <= Writes + 1; dies++)
            {
                var campaign = $"overlap-{begins}-{dies}";
                await using var one = await Build.OfAsync(campaign, "one");
                await using var other = await Build.OfAsync(campaign, "other");
                var otherStands = false;
                second.DiesBeforeWrite(dies);
                first.AtWrite(begins, async () => otherStands = await PublishedAsync(other, second));
                var oneStands = await PublishedAsync(one, first);

                Assert.True(oneStands != otherStands, $"{campaign}: one {oneStands}, other {otherStands}.");
                var store = new BlobEditionStore(blobs);
                var stored = Assert.Single(await store.ListAsync(campaign, Token));
                Assert.Equal(oneStands ? "one" : "other", stored.Edition.Reason);
                var found = store.FindFilesAsync(stored.Edition, Token);
                Assert.True((await EditionVerification.VerifyAsync(stored.Manifest, [], found, Token)).Whole, campaign);
            }
        }
    }

    /// <returns>False too when the process has died.</returns>
    private static async Task<bool> PublishedAsync(Build build, FaultyStorage storage)
    {
        try
        {
            var store = new BlobEditionStore(new BlobServiceClient(storage.ConnectionString, NoRetries));
            return await store.TryPublishAsync(build.Edition, build.Files, Token);
        }
        catch (RequestFailedException e) when (e.Status == 0)
        {
            return false;
        }
    }

    private sealed class Build : IAsyncDisposable
    {
        public required Edition Edition { get; init; }

        public required IReadOnlyList<DrawnFile> Files { get; init; }

        public static async Task<Build> OfAsync(string campaign, string who)
        {
            var files = await Task.WhenAll(
                Enumerable.Range(1, EditionRaceTests.Files).Select(number => Drawn.TextAsync($"file-{number}.txt", $"{who} {number}"))
            );
            return new()
            {
                Files = files,
                Edition = new Edition
                {
                    Number = 1,
                    CampaignId = campaign,
                    Title = "Отчёт",
                    Reason = who,
                    SnapshotAt = new(2021, 2, 10, 2, 0, 0, TimeSpan.Zero),
                    InputSha256 = "",
                    ProgramVersion = "",
                    Files = [.. files.Select(drawn => drawn.File)],
                },
            };
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var file in Files)
            {
                await file.DisposeAsync();
            }
        }
    }
}
