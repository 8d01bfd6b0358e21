using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Hosting;

public sealed class StorageFaultsTests
{
    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_refusal_or_fault_of_storage_means_it_is_unavailable(HttpStatusCode status)
    {
        await Assert.ThrowsAsync<StorageUnavailableException>(() => ReadEntityAsync(_ => Answer(status)));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => ReadBlobAsync(_ => Answer(status)));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    public async Task An_expected_error_of_storage_reaches_the_adapter(HttpStatusCode status)
    {
        Assert.Equal((int)status, (await Assert.ThrowsAsync<RequestFailedException>(() => ReadEntityAsync(_ => Answer(status)))).Status);
        Assert.Equal((int)status, (await Assert.ThrowsAsync<RequestFailedException>(() => ReadBlobAsync(_ => Answer(status)))).Status);
    }

    [Fact]
    public async Task A_connection_that_fails_at_each_attempt_is_a_storage_that_is_not_available()
    {
        static HttpResponseMessage Fail(CancellationToken cancellation) => throw new HttpRequestException("refused");
        await Assert.ThrowsAsync<StorageUnavailableException>(() => ReadEntityAsync(Fail));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => ReadBlobAsync(Fail));
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_told_so()
    {
        using var caller = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ReadEntityAsync(
                cancellation =>
                {
                    caller.Cancel();
                    cancellation.ThrowIfCancellationRequested();
                    return Answer(HttpStatusCode.OK);
                },
                caller.Token
            )
        );
    }

    private static HttpResponseMessage Answer(HttpStatusCode status) => new(status) { Content = new StringContent(string.Empty) };

    private static async Task ReadEntityAsync(Func<CancellationToken, HttpResponseMessage> answer, CancellationToken cancellation = default)
    {
        using var http = new HttpClient(new Stub(answer));
        var options = Configured(new TableClientOptions(), http);
        var service = new TableServiceClient(
            new Uri("http://127.0.0.1:1/account"),
            new TableSharedKeyCredential("account", Convert.ToBase64String(new byte[64])),
            options
        );
        await service.GetTableClient("Submissions").GetEntityAsync<TableEntity>("campaign", "row", cancellationToken: cancellation);
    }

    private static async Task ReadBlobAsync(Func<CancellationToken, HttpResponseMessage> answer)
    {
        using var http = new HttpClient(new Stub(answer));
        var service = new BlobServiceClient(new Uri("http://127.0.0.1:1/account"), Configured(new BlobClientOptions(), http));
        await service.GetBlobContainerClient("editions").GetBlobClient("manifest").DownloadContentAsync();
    }

    private static T Configured<T>(T options, HttpClient http)
        where T : ClientOptions
    {
        options.Transport = new HttpClientTransport(http);
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        options.AddPolicy(new StorageFaults(), HttpPipelinePosition.PerCall);
        return options;
    }

    private sealed class Stub(Func<CancellationToken, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(cancellationToken));
    }
}
