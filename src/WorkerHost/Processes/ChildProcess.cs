using System.Diagnostics;
using System.Text;

namespace WorkerHost.Processes;

/// <summary>A program that belongs to this one: its lines are read, and it never outlives its owner.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private const string SetPriv = "/usr/bin/setpriv";
    private const string SetSid = "/usr/bin/setsid";
    private readonly Process process;

    private ChildProcess(Process process, Action<string> onOutput, Action<string> onError)
    {
        this.process = process;
        Id = process.Id;
        Exited = WaitAsync(PumpAsync(process.StandardOutput, onOutput), PumpAsync(process.StandardError, onError));
    }

    public int Id { get; }

    /// <summary>The exit code, once the process has ended and every line of it has been read.</summary>
    public Task<int> Exited { get; }

    /// <summary>
    /// Stdin stays an open pipe, so that a child can notice by its end that the owner was killed. On Linux the child also gets SIGTERM, and
    /// it has a session of its own: Ctrl+C then reaches only the owner, which ends its children in order. Both helper programs replace
    /// themselves by the program, so the process id is its own.
    /// </summary>
    public static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        string workingDirectory,
        IReadOnlyDictionary<string, string> environment,
        Action<string> onOutput,
        Action<string> onError
    )
    {
        var isHelped = OperatingSystem.IsLinux() && File.Exists(SetPriv) && File.Exists(SetSid);
        string[] command = isHelped ? [SetPriv, "--pdeathsig", "TERM", SetSid, program, .. arguments] : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var started = LastingThread.Call(() => Process.Start(start)) ?? throw new InvalidOperationException($"{program} did not start.");
        return new ChildProcess(started, onOutput, onError);
    }

    /// <summary>Closes the pipe; its end tells the child to exit.</summary>
    public void CloseInput() => process.StandardInput.Close();

    /// <summary>Waits for the end; kills the process when it takes longer.</summary>
    public async Task EndWithinAsync(TimeSpan grace, TimeProvider time)
    {
        await ((Task)Exited).WaitAsync(grace, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Kill();
        await Exited;
    }

    public void Kill() => process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Exited;
        process.Dispose();
    }

    private static async Task PumpAsync(StreamReader reader, Action<string> onLine)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            onLine(line);
        }
    }

    private async Task<int> WaitAsync(Task output, Task error)
    {
        await process.WaitForExitAsync();
        await Task.WhenAll(output, error);
        return process.ExitCode;
    }
}
