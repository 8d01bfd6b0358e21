using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using RoadmapFunctions.Reporting.Editions;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reporting;

/// <summary>Two builds for one number: the second begins before any write of the first, and ends or dies before any of its own.</summary>
public sealed class EditionRaceTests(AzuriteFixture azurite)
{
    private const int Files = 2;
    private const int Writes = (2 * Files) + 1;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_builds_that_overlap_one_stands_whole_whatever_becomes_of_the_other()
    {
        var blobs = new BlobServiceClient(azurite.Storage.ConnectionString);
        await blobs.GetBlobContainerClient(BlobEditionStore.ContainerName).CreateIfNotExistsAsync(cancellationToken: Token);
        for (var begins = 0; begins < Writes; begins++)
        {
            for (var dies = 0; dies <= Writes; dies++)
            {
                var campaign = $"overlap-{begins}-{dies}";
                await using var one = await Build.OfAsync(campaign, "one");
                await using var other = await Build.OfAsync(campaign, "other");
                var otherStands = false;
                var meanwhile = new Before(begins, async () => otherStands = await PublishedAsync(other, new CrashAfter(dies)));
                var oneStands = await PublishedAsync(one, meanwhile);

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
    private async Task<bool> PublishedAsync(Build build, HttpPipelinePolicy policy)
    {
        var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        try
        {
            var store = new BlobEditionStore(new BlobServiceClient(azurite.Storage.ConnectionString, options));
            return await store.TryPublishAsync(build.Edition, build.Files, Token);
        }
        catch (IOException)
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

    /// <param name="writes">Before which of the writes, counted from 0, the other thing happens.</param>
    private sealed class Before(int writes, Func<Task> happens) : HttpPipelinePolicy
    {
        private int left = writes;

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (message.Request.Method == RequestMethod.Put && left-- == 0)
            {
                await happens();
            }

            await ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
    }
}
