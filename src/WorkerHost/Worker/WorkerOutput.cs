using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WorkerHost.Worker.Protocol;

namespace WorkerHost.Worker;

/// <summary>Everything that one worker process prints, passed on as log lines.</summary>
internal sealed class WorkerOutput(ILoggerFactory loggers)
{
    private const int KeptLines = 20;
    private readonly ILogger console = loggers.CreateLogger("Worker.Console");
    private readonly ConcurrentQueue<string> lastErrorLines = new();

    /// <summary>The worker could not listen where it meant to. Kestrel says so in these words.</summary>
    public bool PortTaken { get; private set; }

    public void Line(string line) => HostLog.WorkerLine(console, line);

    public void ErrorLine(string line)
    {
        PortTaken |= line.Contains("address already in use", StringComparison.OrdinalIgnoreCase);
        lastErrorLines.Enqueue(line);
        if (lastErrorLines.Count > KeptLines)
        {
            lastErrorLines.TryDequeue(out _);
        }

        HostLog.WorkerErrorLine(console, line);
    }

    public void Log(RpcLog entry)
    {
        var text = string.IsNullOrEmpty(entry.Exception?.Message) ? entry.Message : $"{entry.Message} {entry.Exception.Message}";
        var logger = loggers.CreateLogger(entry.Category);
        HostLog.WorkerLog(logger, (LogLevel)entry.Level, text);
    }

    /// <summary>The worker's own words if it left any: it knows best why it could not start.</summary>
    public string SentenceOfFailure(int exitCode) =>
        lastErrorLines.IsEmpty
            ? $"Приложение завершилось с кодом {exitCode}, не успев начать работу."
            : string.Join(Environment.NewLine, lastErrorLines);
}
