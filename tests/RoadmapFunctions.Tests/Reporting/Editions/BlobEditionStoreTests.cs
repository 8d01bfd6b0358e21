using System.Net;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using RoadmapFunctions.Reporting.Editions;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Editions;

/// <summary>What Azurite cannot say: the container has a policy by which a file is written once.</summary>
public sealed class BlobEditionStoreTests
{
    [Fact]
    public async Task A_number_that_is_taken_under_the_policy_is_a_lost_race_and_no_fault()
    {
        using var immutable = new Immutable();
        var blobs = new BlobServiceClient(
            new Uri("https://roadmap.test/"),
            new BlobClientOptions { Transport = new HttpClientTransport(immutable), Retry = { MaxRetries = 0 } }
        );
        await using var file = await Drawn.TextAsync("report.txt", "1");
        Assert.False(await new BlobEditionStore(blobs).TryPublishAsync(EditionOf(file), [file], CancellationToken.None));
        Assert.Equal(3, immutable.Refused); // a block and the list of blocks of the file, and the manifest
    }

    private static Edition EditionOf(DrawnFile drawn) =>
        new()
        {
            Number = 1,
            CampaignId = "small",
            Title = "Отчёт",
            Reason = "срок",
            SnapshotAt = default,
            InputSha256 = string.Empty,
            ProgramVersion = "1",
            Files = [drawn.File],
        };

    private sealed class Immutable : HttpMessageHandler
    {
        public int Refused { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var writes = request.Method == HttpMethod.Put;
            Refused += writes ? 1 : 0;
            if (request.Method == HttpMethod.Get)
            {
                var winner = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent("{}") };
                winner.Content.Headers.LastModified = DateTimeOffset.UnixEpoch;
                winner.Headers.ETag = new("\"1\"");
                return Task.FromResult(winner);
            }

            var answer = new HttpResponseMessage(writes ? HttpStatusCode.Conflict : HttpStatusCode.NotFound) { RequestMessage = request };
            answer.Headers.Add("x-ms-error-code", writes ? "BlobImmutableDueToPolicy" : "ContainerNotFound");
            return Task.FromResult(answer);
        }
    }
}
