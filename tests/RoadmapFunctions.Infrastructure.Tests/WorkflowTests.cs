using System.Text.RegularExpressions;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

public sealed partial class WorkflowTests
{
    private const int MatchTimeout = 1_000;
    private static readonly string Ci = Read("ci.yml");
    private static readonly string Deploy = Read("deploy.yml");

    [Fact]
    public void Every_action_is_pinned_by_its_commit() => Assert.All(
        Uses().Matches(Ci + Deploy).Select(match => match.Groups["action"].Value), action => Assert.Matches("^[^@]+@[0-9a-f]{40} # v", action));

    [Fact]
    public void What_is_deployed_is_what_ci_has_tested_and_built_once()
    {
        Assert.True(Ci.IndexOf("run: ./test", StringComparison.Ordinal) < Ci.IndexOf("run: ./package", StringComparison.Ordinal));
        Assert.Contains("azd deploy app --from-package out/app.zip", Deploy, StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet ", Deploy, StringComparison.Ordinal);
    }

    [Fact]
    public void Azure_is_entered_without_a_secret()
    {
        Assert.Contains("--federated-credential-provider github", Deploy, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", Ci + Deploy, StringComparison.Ordinal);
    }

    /// <summary>A parameter that the workflow forgets would silently fall back to its default at the next deployment.</summary>
    [Fact]
    public void The_workflow_hands_over_every_variable_that_the_parameters_read() => Assert.All(
        Variables().Matches(File.ReadAllText(Path.Combine(Bicep.Folder, "main.bicepparam"))).Select(match => match.Groups["name"].Value),
        name => Assert.Matches($"\n +{name}: \\$\\{{\\{{ vars.{name}", Deploy));

    [Theory]
    [InlineData("test")]
    [InlineData("run")]
    [InlineData("package")]
    [InlineData("infra/google/federate.sh")]
    public async Task A_script_is_executable_and_has_no_fault_of_syntax(string script) =>
        Assert.Equal((0, string.Empty), await Command.RunAsync(Command.Root, "bash", "-c", $"test -x {script} && bash -n {script}"));

    private static string Read(string name) => File.ReadAllText(Path.Combine(Command.Root, ".github", "workflows", name));

    [GeneratedRegex("uses: (?<action>.+)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Uses();

    [GeneratedRegex("readEnvironmentVariable\\(\\s*'(?<name>\\w+)'", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Variables();
}
