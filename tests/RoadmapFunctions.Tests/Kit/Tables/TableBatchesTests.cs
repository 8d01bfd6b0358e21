using System.Net;
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
        var options = new TableClientOptions { Transport = new HttpClientTransport(http), Retry = { MaxRetries = 0 } };
        options.AddPolicy(new StorageFaults(), HttpPipelinePosition.PerCall);
        var table = new TableClient(
            new Uri("http://127.0.0.1:1/account"),
            "Submissions",
            new TableSharedKeyCredential("account", Convert.ToBase64String(new byte[64])),
            options
        );
        var entities = Enumerable
            .Range(0, 400)
            .Select(number => new TableEntity("campaign", $"school-{number}") { ["Answers0"] = new string(sign, 9_900) });

        await Assert.ThrowsAsync<StorageUnavailableException>(() => TableBatches.AddMissingAsync(table, entities, CancellationToken.None));

        Assert.All(recorder.Lengths, length => Assert.InRange(length, 1, LargestRequest));
    }

    /// <summary>Measures requests and refuses them.</summary>
    private sealed class Recorder : HttpMessageHandler
    {
        private readonly System.Collections.Concurrent.ConcurrentBag<long> lengths = [];

        public IEnumerable<long> Lengths => lengths;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lengths.Add((await request.Content!.ReadAsByteArrayAsync(cancellationToken)).LongLength);
            return new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StringContent("") };
        }
    }
}
