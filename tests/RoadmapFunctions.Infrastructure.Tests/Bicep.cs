using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

/// <summary>The Bicep compiler that came as a package, over the files of <c>infra/</c>.</summary>
public static class Bicep
{
    public static string Folder { get; } = Path.Combine(Golden.Root, "infra");

    /// <returns>What it printed, and what it complained of: linter warnings are complaints too.</returns>
    public static Task<(string Output, string Complaints)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    /// <param name="variables">Of the environment, beside the inherited ones.</param>
    public static async Task<(string Output, string Complaints)> RunAsync(
        IReadOnlyCollection<(string Name, string Value)> variables,
        params string[] arguments
    )
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
            "The package of the compiler is for Linux on x64."
        );
        var start = new ProcessStartInfo(Metadata("BicepCompiler"), arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // It brings its own runtime, which looks for a library of the system.
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (await output, await complaints);
    }

    private static string Metadata(string key) =>
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
