using Azure.Data.Tables;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Hosting;

/// <summary>Logs, traces and metrics go to Application Insights, an OpenTelemetry collector, or both; a laptop needs neither.</summary>
public static class Telemetry
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    // The host reads the same setting for its own telemetry:
    // https://learn.microsoft.com/azure/azure-functions/configure-monitoring#enable-application-insights-integration.
    private const string Authentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    // The SDK reads the rest of this family itself: https://opentelemetry.io/docs/specs/otel/protocol/exporter/.
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var connectionString = configuration[ConnectionString];
        var hasCollector = configuration[Collector] is { Length: > 0 };
        if (string.IsNullOrEmpty(connectionString) && !hasCollector)
        {
            return services;
        }

        // host.json sets telemetryMode to OpenTelemetry: only the two together keep the host from logging the worker's lines a second time.
        var telemetry = services
            .AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithLogging()
            .WithTracing(traces =>
                traces
                    .AddSource(Instrumentation.Name, ExpectedStorageAnswers.Source) // the second: calls to Google and to the storage
                    .AddProcessor(provider => new ExpectedStorageAnswers(
                        provider.GetService<TableServiceClient>()?.Uri,
                        provider.GetService<BlobServiceClient>()?.Uri
                    ))
            )
            .WithMetrics(metrics => metrics.AddMeter(Instrumentation.Name));
        if (hasCollector)
        {
            telemetry.UseOtlpExporter();
        }

        if (!string.IsNullOrEmpty(connectionString))
        {
            telemetry.UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = connectionString;
                options.Credential = Credential(configuration[Authentication]);
                options.EnableLiveMetrics = false; // it keeps a connection open, which costs more than an app that mostly sleeps

                // The alerts count log records, so sampling must not drop any; the traffic is small.
                options.EnableTraceBasedLogsSampler = false;
                options.TracesPerSecond = null;
                options.SamplingRatio = 1;
            });
        }

        return services;
    }

    // For instance «ClientId=…;Authorization=AAD».
    private static ManagedIdentityCredential? Credential(string? authentication)
    {
        var parts = (authentication ?? string.Empty)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .ToDictionary(part => part[0], part => part[^1], StringComparer.OrdinalIgnoreCase);
        if (!string.Equals(parts.GetValueOrDefault("Authorization"), "AAD", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return new ManagedIdentityCredential(
            parts.GetValueOrDefault("ClientId") is { Length: > 0 } clientId
                ? ManagedIdentityId.FromUserAssignedClientId(clientId)
                : ManagedIdentityId.SystemAssigned
        );
    }
}
