using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Hosting;
using Xunit;

namespace RoadmapFunctions.Tests.Hosting;

public sealed partial class TelemetryTests
{
    [Fact]
    public void Without_a_connection_string_nothing_is_collected()
    {
        var services = new ServiceCollection().AddTelemetry(new ConfigurationBuilder().Build());
        Assert.Empty(services);
    }

    /// <summary>The queries in <c>infra/alerts</c> rest on these columns: a record with an exception becomes an exception there, its event
    /// id a property.</summary>
    [Fact]
    public async Task Log_records_arrive_with_the_event_id_and_the_values_that_the_alerts_ask_for()
    {
        await using var insights = await IngestionStub.StartAsync();
        using var host = await StartAsync(insights);
        var logger = host.Services.GetRequiredService<ILogger<TelemetryTests>>();
        LogCompleted(logger, "tomsk", 3);
        LogExpected(logger, "SyncResponses", new SheetUnavailableException("Таблица не найдена"));
        host.Services.GetRequiredService<LoggerProvider>().ForceFlush();
        await insights.WaitForAsync(record => record.ToJsonString().Contains("9002", StringComparison.Ordinal));

        var completed = Data(insights, "MessageData", "1001");
        Assert.Equal(("tomsk", "3"), ((string?)completed["properties"]!["Campaign"], (string?)completed["properties"]!["Quarantined"]));
        var failed = Data(insights, "ExceptionData", "9002");
        Assert.Equal("SyncResponses", (string?)failed["properties"]!["Function"]);
        Assert.All(
            [completed, failed],
            data => Assert.StartsWith("RoadmapFunctions.", (string?)data["properties"]!["CategoryName"], StringComparison.Ordinal)
        );
        Assert.Equal("Таблица не найдена", (string?)failed["exceptions"]![0]!["message"]);
    }

    private static JsonNode Data(IngestionStub insights, string type, string eventId) =>
        Assert.Single(
            insights.Records.Where(record => (string?)record["data"]!["baseType"] == type).Select(record => record["data"]!["baseData"]!),
            data => (string?)data["properties"]!["EventId"] == eventId
        );

    private static async Task<IHost> StartAsync(IngestionStub insights)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Configuration.AddInMemoryCollection([new("APPLICATIONINSIGHTS_CONNECTION_STRING", insights.ConnectionString)]);
        builder.Services.AddTelemetry(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "Sync of {Campaign} completed: {Quarantined} quarantined")]
    private static partial void LogCompleted(ILogger logger, string campaign, int quarantined);

    [LoggerMessage(EventId = 9002, Level = LogLevel.Warning, Message = "{Function} could not finish; the operator must know")]
    private static partial void LogExpected(ILogger logger, string function, Exception exception);
}
