using System.Diagnostics;

namespace RoadmapFunctions.Infrastructure.Tests;

/// <summary>Runs a program as a person would in a shell.</summary>
public static class Command
{
    public static string Root { get; } = Golden.Root;

    /// <returns>Its exit code and all that it printed.</returns>
    public static async Task<(int Code, string Output)> RunAsync(string directory, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // a node that stays would keep the output open
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Copies what is needed to build the app, and nothing that an earlier build has left.</summary>
    public static async Task CopySourcesAsync(string destination)
    {
        const string Sources = ".config .editorconfig *.props *.txt global.json host.json package src/RoadmapFunctions";
        var (code, output) = await RunAsync(
            Root,
            "bash",
            "-c",
            $"tar --create --exclude bin --exclude obj --exclude out {Sources} | tar --extract --directory '{destination}'"
        );
        if (code != 0)
        {
            throw new InvalidOperationException(output);
        }
    }
}
