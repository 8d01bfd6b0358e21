using System.Diagnostics;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;
using RoadmapFunctions.Hosting;
using Xunit;

namespace RoadmapFunctions.Tests.Hosting;

/// <summary>What a collector of OpenTelemetry receives over OTLP/HTTP.</summary>
public sealed partial class CollectorTests
{
    private const int Error = 2;
    private static readonly ActivitySource Source = new("RoadmapFunctions");

    [Fact]
    public async Task Spans_and_log_records_arrive()
    {
        await using var collector = await CollectorStub.StartAsync();
        using var host = await StartAsync(collector, storage: null);
        using (Source.StartActivity("sync"))
        {
            LogNobodyWaits(host.Services.GetRequiredService<ILogger<CollectorTests>>());
        }

        Flush(host);
        Assert.Equal(0, (await CollectorStub.ArrivalAsync(collector.Spans, span => span.Name == "sync")).Code);
        await CollectorStub.ArrivalAsync(collector.Logs, log => log.Contains("Nobody waits", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(404, true, false)]
    [InlineData(409, true, false)]
    [InlineData(412, true, false)]
    [InlineData(403, true, true)]
    [InlineData(500, true, true)]
    [InlineData(404, false, true)] // Google's, for one
    [InlineData(200, false, false)]
    public async Task A_call_to_the_storage_that_was_answered_as_expected_is_no_error(int status, bool isStorage, bool isError)
    {
        await using var collector = await CollectorStub.StartAsync();
        using var host = await StartAsync(collector, isStorage ? collector.Address : null);
        using var http = new HttpClient();
        using (await http.GetAsync(new Uri(collector.Address, $"answers/{status}")))
        {
            Flush(host);
        }

        var span = await CollectorStub.ArrivalAsync(collector.Spans, span => span.Status == status);
        Assert.Equal(isError, span.Code == Error);
    }

    private static void Flush(IHost host)
    {
        host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        host.Services.GetRequiredService<LoggerProvider>().ForceFlush();
    }

    private static async Task<IHost> StartAsync(CollectorStub collector, Uri? storage)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([
            new("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address.ToString()),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ]);
        builder.Services.AddTelemetry(builder.Configuration);
        if (storage is not null)
        {
            builder.Services.AddSingleton(new TableServiceClient(storage, new TableSharedKeyCredential("account", "a2V5")));
        }

        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Nobody waits")]
    private static partial void LogNobodyWaits(ILogger logger);
}
