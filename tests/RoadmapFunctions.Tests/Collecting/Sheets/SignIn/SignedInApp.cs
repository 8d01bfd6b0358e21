using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Hosting;

namespace RoadmapFunctions.Tests.Collecting.Sheets.SignIn;

/// <summary>The app's own composition root with every log line kept, its Google being the stub.</summary>
public sealed class SignedInApp : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly ConcurrentQueue<string> lines = [];

    public SignedInApp(TokenServices google, params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings
                    .Append(("BaseAddress", google.Address.AbsoluteUri))
                    .Append(("TokenServiceAddress", new Uri(google.Address, "v1/token").AbsoluteUri))
                    .Append(("IamCredentialsAddress", google.Address.AbsoluteUri))
                    .Select(setting => KeyValuePair.Create($"GoogleSheets:{setting.Item1}", setting.Item2))
                    .Append(KeyValuePair.Create("AzureWebJobsStorage", (string?)"UseDevelopmentStorage=true"))
            )
            .Build();
        services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LogLines(lines)))
            .AddRoadmap(configuration)
            .AddSingleton<IReadsLedger, OwnReads>() // there is no storage
            .BuildServiceProvider();
    }

    public string Log => string.Join('\n', lines);

    public Task<SheetSnapshot> ReadAsync() =>
        services
            .GetRequiredService<ISheetReader>()
            .ReadAsync(
                new ResponseSheet("sheet-1", new ResponseTab(), new ResponseHeaders([], [])),
                KnownRows.None,
                CancellationToken.None
            );

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed class LogLines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
