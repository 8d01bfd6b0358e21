using System.Diagnostics;
using System.Globalization;
using System.Text;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Fixtures;

/// <summary><c>./run</c> as a process, with its children.</summary>
internal sealed class RunningScript : IDisposable
{
    private readonly Process host;
    private readonly StringBuilder output = new();
    private readonly int port;
    private List<int> children = [];

    private RunningScript(ProcessStartInfo start, int port)
    {
        this.port = port;
        host = new Process { StartInfo = start };
        host.OutputDataReceived += (_, line) => Keep(line.Data);
        host.ErrorDataReceived += (_, line) => Keep(line.Data);
        host.Start();
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    public static RunningScript Start(IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        Start(environment, 0, arguments);

    public static async Task<RunningScript> StartAsync(MailServer mail, params IEnumerable<string> arguments)
    {
        var free = MailServer.FreePort();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{free}/");
        var run = Start(
            mail.Environment(("Mail__PublicAddress", address)),
            free,
            [.. arguments, "--port", free.ToString(CultureInfo.InvariantCulture)]
        );
        await run.HasStartedAsync();
        return run;
    }

    /// <summary>What the timer does, now; the answer comes before the timer's end.</summary>
    public async Task SendRemindersAsync()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("x-functions-key", Output.Split("x-functions-key: ")[1].Split('\'')[0]);
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        var address = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/admin/functions/SendDueReminders");
        using var answer = await http.PostAsync(new Uri(address), body);
        Assert.True(answer.IsSuccessStatusCode, Output);
    }

    /// <summary>The storage stays: it is told by its pipe that its owner has gone, writes its data and ends by itself.</summary>
    public void KillHostAndWorker()
    {
        foreach (var id in children.Where(id => CommandOf(id).Contains("RoadmapFunctions.dll", StringComparison.Ordinal)).Append(host.Id))
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
    }

    public async Task HasStartedAsync()
    {
        await Wait.UntilAsync("./run has started", () => host.HasExited || Output.Contains("Остановить: Ctrl+C", StringComparison.Ordinal));
        Assert.False(host.HasExited, Output);
        children = [.. ChildrenOf(host.Id)];
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndedAsync()
    {
        await host.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Wait.UntilAsync("the children of ./run have ended", () => children.TrueForAll(id => CommandOf(id).Length == 0));
        return host.ExitCode;
    }

    public void Dispose()
    {
        if (!host.HasExited)
        {
            host.Kill(entireProcessTree: true);
        }

        host.Dispose();
    }

    private static RunningScript Start(IReadOnlyDictionary<string, string> environment, int port, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(RepositoryLayout.Find().Root, "run"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RunningScript(start, port);
    }

    private static IEnumerable<int> ChildrenOf(int parent) =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id =>
                id != 0
                && ReadOrNothing($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/status")
                    .Contains($"PPid:\t{parent.ToString(CultureInfo.InvariantCulture)}\n", StringComparison.Ordinal)
            );

    private static string CommandOf(int id) => ReadOrNothing($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/cmdline");

    private static string ReadOrNothing(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return string.Empty; // it has ended
        }
    }

    private void Keep(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
