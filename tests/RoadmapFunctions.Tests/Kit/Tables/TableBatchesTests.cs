using System.Net;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;
using Xunit;

namespace RoadmapFunctions.Tests.Kit.Tables;

public sealed class TableBatchesTests
{
    // https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
    private const int LargestRequest = 4 * 1024 * 1024;

    [Theory]
    [InlineData('я')]
    [InlineData('"')]
    [InlineData('a')]
    public async Task A_batch_is_never_longer_than_storage_takes_however_the_client_spells_it(char sign)
    {
        using var recorder = new Recorder();
        using var http = new HttpClient(recorder);
        var table = Table(http);
        var entities = Enumerable
            .Range(0, 400)
            .Select(number => new TableEntity("campaign", $"school-{number}") { ["Answers0"] = new string(sign, 9_900) });

        await Assert.ThrowsAsync<StorageUnavailableException>(() => TableBatches.AddMissingAsync(table, entities, CancellationToken.None));

        Assert.All(recorder.Lengths, length => Assert.InRange(length, 1, LargestRequest));
    }

    [Fact]
    public async Task What_is_merged_beside_the_entities_stands_once_in_a_batch_and_counts()
    {
        using var recorder = new Recorder();
        using var http = new HttpClient(recorder);
        var entities = Enumerable.Range(0, 400).Select(number => new TableEntity("campaign", $"school-{number}"));

        await Assert.ThrowsAsync<StorageUnavailableException>(() =>
            TableBatches.AddMissingAsync(
                Table(http),
                entities,
                entity => new("campaign", $"mark-{entity.RowKey.Length}-{entity.RowKey[^1]}") { ["Last"] = entity.RowKey },
                CancellationToken.None
            )
        );

        Assert.All(
            recorder.Bodies,
            body =>
            {
                Assert.InRange(body.Split("HTTP/1.1").Length - 1, 90, 100);
                Assert.InRange(body.Split("MERGE ").Length + body.Split("PATCH ").Length - 2, 10, 20);
            }
        );
    }

    [Theory]
    [InlineData(0, 0)] // the entity is there already
    [InlineData(1, null)] // what is merged beside it is in conflict, so nothing was stored
    public async Task Only_a_conflict_of_the_entity_itself_says_that_it_is_there(int action, int? added)
    {
        using var refusal = new Refusal(action);
        using var http = new HttpClient(refusal);
        Task<int> AddAsync() =>
            TableBatches.AddMissingAsync(Table(http), [new("campaign", "school")], _ => new("campaign", "mark"), CancellationToken.None);
        if (added is { } count)
        {
            Assert.Equal(count, await AddAsync());
        }
        else
        {
            await Assert.ThrowsAnyAsync<Exception>(AddAsync);
        }
    }

    private static TableClient Table(HttpClient http)
    {
        var options = new TableClientOptions { Transport = new HttpClientTransport(http), Retry = { MaxRetries = 0 } };
        options.AddPolicy(new StorageFaults(), HttpPipelinePosition.PerCall);
        return new TableClient(
            new Uri("http://127.0.0.1:1/account"),
            "Submissions",
            new TableSharedKeyCredential("account", Convert.ToBase64String(new byte[64])),
            options
        );
    }

    /// <summary>Measures requests and refuses them.</summary>
    private sealed class Recorder : HttpMessageHandler
    {
        private readonly System.Collections.Concurrent.ConcurrentBag<byte[]> bodies = [];

        public IEnumerable<long> Lengths => bodies.Select(body => body.LongLength);

        public IEnumerable<string> Bodies => bodies.Select(body => System.Text.Encoding.UTF8.GetString(body));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            bodies.Add(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            return new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StringContent("") };
        }
    }

    /// <summary>Answers a transaction as the storage does when one of its actions is in conflict.</summary>
    private sealed class Refusal(int action) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var message = JsonSerializer.Serialize(new { value = $"{action}:It is there." });
            var body = string.Join(
                "\r\n",
                "--batch",
                "Content-Type: multipart/mixed; boundary=change",
                "",
                "--change",
                "Content-Type: application/http",
                "Content-Transfer-Encoding: binary",
                "",
                "HTTP/1.1 409 Conflict",
                "Content-Type: application/json;odata=minimalmetadata;charset=utf-8",
                "",
                $"{{\"odata.error\":{{\"code\":\"EntityAlreadyExists\",\"message\":{message}}}}}",
                "--change--",
                "--batch--",
                ""
            );
            var answer = new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StringContent(body) };
            answer.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/mixed; boundary=batch");
            return Task.FromResult(answer);
        }
    }
}
