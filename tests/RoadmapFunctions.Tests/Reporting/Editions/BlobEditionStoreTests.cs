using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Kit;
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
        Assert.Equal(3, immutable.Refused); // a block, the list of blocks, and the manifest
    }

    /// <summary>In Azure the app has no right to delete there either.</summary>
    [Theory]
    [InlineData(HttpStatusCode.Conflict, "BlobImmutableDueToPolicy", 2)]
    [InlineData(HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch", 1)]
    public async Task What_a_died_build_has_left_stays_without_a_fault_while_the_policy_holds_it(
        HttpStatusCode status,
        string code,
        int asked
    )
    {
        await using var file = await Drawn.TextAsync("report.txt", "1");
        using var holding = new Holding(status, code, EditionOf(file));
        var options = new BlobClientOptions { Transport = new HttpClientTransport(holding), Retry = { MaxRetries = 0 } };
        options.AddPolicy(new StorageFaults(), Azure.Core.HttpPipelinePosition.PerCall);
        var blobs = new BlobServiceClient(new Uri("https://roadmap.test/"), options);
        var remains = new BlobEditionRemains(blobs, new BlobEditionStore(blobs), TimeProvider.System);
        Assert.Equal(2, Assert.Single(await remains.FindAsync("small", CancellationToken.None)).Files.Count);
        await remains.SweepAsync("small", CancellationToken.None);
        Assert.Equal(asked, holding.Refused);
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

    /// <summary>Lists two files of a build of 2021, beside the manifest of another, and lets nobody delete them.</summary>
    private sealed class Holding(HttpStatusCode status, string code, Edition edition) : HttpMessageHandler
    {
        public int Refused { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage(request.Method == HttpMethod.Delete ? status : HttpStatusCode.OK)
            {
                RequestMessage = request,
            };
            if (request.Method == HttpMethod.Delete)
            {
                Refused++;
                answer.Headers.Add("x-ms-error-code", code);
            }
            else if (request.RequestUri!.AbsolutePath.EndsWith(Edition.ManifestName, StringComparison.Ordinal))
            {
                answer.Content = new StringContent(JsonSerializer.Serialize(edition, RoadmapJson.Options));
                answer.Content.Headers.LastModified = DateTimeOffset.UnixEpoch;
                answer.Headers.ETag = new("\"1\"");
            }
            else
            {
                answer.Content = new StringContent(
                    $"<EnumerationResults><Blobs>{File("abc/a.txt")}{File("abc/b.txt")}{File(Edition.ManifestName)}</Blobs>"
                        + "<NextMarker /></EnumerationResults>",
                    Encoding.UTF8,
                    "application/xml"
                );
            }

            return Task.FromResult(answer);
        }

        private static string File(string name) =>
            $"<Blob><Name>small/0001/{name}</Name><Properties><Last-Modified>Wed, 10 Feb 2021 02:00:00 GMT</Last-Modified>"
            + "<Etag>0x1</Etag><BlobType>BlockBlob</BlobType></Properties></Blob>";
    }
}
