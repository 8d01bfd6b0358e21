using System.Net;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Upkeep.Work;
using Xunit;

namespace RoadmapFunctions.Tests.Hosting;

public sealed class StorageSetupTests
{
    [Fact]
    public async Task Calls_are_served_only_after_the_storage_is_set_up()
    {
        using var storage = new Storage();
        var transport = new HttpClientTransport(storage);
        var (tables, blobs, queues) = (
            new TableServiceClient(
                new Uri("https://roadmap.test/"),
                new TableSharedKeyCredential("roadmap", "a2V5"),
                new TableClientOptions { Transport = transport }
            ),
            new BlobServiceClient(new Uri("https://roadmap.test/"), new BlobClientOptions { Transport = transport }),
            new QueueServiceClient(new Uri("https://roadmap.test/"), new QueueClientOptions { Transport = transport })
        );
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddHostedService(_ => new Serving(storage)); // registered first, as the worker is
        builder.Services.AddHostedService(_ => new StorageSetup(tables, blobs, new QueueOfWork(queues, "work")));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.NotEqual(0, storage.Asked);
        Assert.Equal(storage.Asked, storage.AskedBeforeServing);
    }

    private sealed class Serving(Storage storage) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            storage.AskedBeforeServing = storage.Asked;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Everything is there already.</summary>
    private sealed class Storage : HttpMessageHandler
    {
        private int asked;

        public int Asked => asked;

        public int AskedBeforeServing { get; set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref asked);
            var answer = new HttpResponseMessage(request.Method == HttpMethod.Post ? HttpStatusCode.Conflict : HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new StringContent("""{"odata.error":{"code":"TableAlreadyExists","message":{"value":""}}}"""),
            };
            answer.Content.Headers.ContentType = new("application/json");
            answer.Content.Headers.LastModified = DateTimeOffset.UnixEpoch;
            answer.Headers.ETag = new("\"1\"");
            return Task.FromResult(answer);
        }
    }
}
