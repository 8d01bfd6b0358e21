using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RoadmapFunctions.EndToEnd.Fixtures;

/// <summary>Every line of every log, of the host and of the worker, at every level.</summary>
public sealed class KeptLogs : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, int Event, string Text)> lines = [];

    public IReadOnlyCollection<string> Lines => [.. lines.Select(line => line.Text)];

    /// <summary>What somebody may have to look at: warnings and worse.</summary>
    public IReadOnlyCollection<string> Complaints => [.. lines.Where(line => line.Level >= LogLevel.Warning).Select(line => line.Text)];

    /// <summary>Sentences of these events, in their order.</summary>
    public IEnumerable<(int Event, string Text)> Events(params int[] ids) =>
        lines.Where(line => ids.Contains(line.Event)).Select(line => (line.Event, line.Text.Trim()));

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => lines.Enqueue((logLevel, eventId.Id, $"{formatter(state, exception)} {exception}"));

    public void Dispose()
    {
        // There is nothing to give back.
    }
}
