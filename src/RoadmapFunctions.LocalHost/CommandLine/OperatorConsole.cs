using System.Globalization;
using Microsoft.Extensions.Logging;

namespace RoadmapFunctions.LocalHost.CommandLine;

/// <summary>What the operator sees: steps on standard output, the log of the app on standard error, both with the time of day.</summary>
public sealed class OperatorConsole(TextWriter output, TextWriter log, TimeProvider time) : ILoggerProvider
{
    /// <summary>Whether to show the app's progress too, and not only its warnings.</summary>
    public bool ShowsProgress { get; set; }

    public void Step(string text) => output.WriteLine($"{Now()}  {text}");

    public void Plain(string text) => output.WriteLine(text);

    public void Failure(string text) => log.WriteLine($"{Now()}  Ошибка. {text}");

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // The writers belong to the process.
    }

    private string Now() => time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string NameOf(LogLevel level) =>
        level switch
        {
            LogLevel.Critical or LogLevel.Error => "ошибка",
            LogLevel.Warning => "внимание",
            _ => "журнал",
        };

    private sealed class Logger(OperatorConsole console, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && (console.ShowsProgress || logLevel >= LogLevel.Warning);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            var reason = exception is null ? "" : $" {exception.Message}";
            console.WriteLog($"{console.Now()}  [{NameOf(logLevel)}] {category}: {formatter(state, exception)}{reason}");
        }
    }

    private void WriteLog(string line) => log.WriteLine(line);
}
