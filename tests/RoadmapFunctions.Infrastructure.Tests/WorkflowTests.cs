using System.Text.RegularExpressions;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

public sealed partial class WorkflowTests
{
    private const int MatchTimeout = 1_000;
    private static readonly string Ci = Read("ci.yml");
    private static readonly string Deploy = Read("deploy.yml");
    private static readonly string CodeQl = Read("codeql.yml");

    [Fact]
    public void Every_action_is_pinned_by_its_commit() =>
        Assert.All(
            Uses().Matches(Ci + Deploy + CodeQl).Select(match => match.Groups["action"].Value),
            action => Assert.Matches("^[^@]+@[0-9a-f]{40} # v", action)
        );

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
        Assert.DoesNotContain("secrets.", Ci + Deploy + CodeQl, StringComparison.Ordinal);
    }

    [Fact]
    public void What_ci_built_is_attested_there_and_verified_before_it_is_deployed()
    {
        Assert.Contains("subject-checksums: out/SHA256SUMS", Ci, StringComparison.Ordinal);
        Assert.True(Before("gh attestation verify app.zip", "azd deploy app"));
    }

    [Fact]
    public void A_rollback_leaves_the_infrastructure_alone_and_a_deployment_first_shows_what_would_change()
    {
        var step = Deploy[Deploy.IndexOf("- name: Infrastructure", StringComparison.Ordinal)..];
        Assert.Equal("if: github.event_name == 'workflow_run' || inputs.infrastructure", step.Split('\n')[1].Trim());
        Assert.Contains(
            "infrastructure:\n        description: Provision, too; not for a rollback\n        type: boolean\n        default: false",
            Deploy,
            StringComparison.Ordinal
        );
        Assert.True(Before("azd provision --preview", "azd provision --no-prompt"));
    }

    [Fact]
    public void Only_one_environment_may_enter_Azure_and_not_on_the_day_of_a_milestone()
    {
        Assert.Contains("environment: production", Deploy, StringComparison.Ordinal);
        Assert.True(Before("infra/quiet-day.sh", "azd auth login"));
        // A milestone that an old commit does not know yet counts, too.
        Assert.Contains("ref: main\n          path: today\n", Deploy, StringComparison.Ordinal);
        Assert.Contains("run: today/infra/quiet-day.sh $QUIET_DAYS", Deploy, StringComparison.Ordinal);
    }

    /// <summary>A parameter that the workflow forgets would silently fall back to its default at the next deployment.</summary>
    [Fact]
    public void The_workflow_hands_over_every_variable_that_the_parameters_read() =>
        Assert.All(
            Variables()
                .Matches(File.ReadAllText(Path.Combine(Bicep.Folder, "main.bicepparam")))
                .Select(match => match.Groups["name"].Value),
            name => Assert.Matches($"\n +{name}: \\$\\{{\\{{ vars.{name}", Deploy)
        );

    /// <summary>What azd copies to the repository; the names of the environment and its region it copies by itself.</summary>
    [Fact]
    public async Task The_pipeline_is_given_every_variable_of_the_environment()
    {
        var azd = await File.ReadAllTextAsync(Path.Combine(Command.Root, "azure.yaml"));
        Assert.Equal(
            Variables()
                .Matches(await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "main.bicepparam")))
                .Select(match => match.Groups["name"].Value)
                .Except(["AZURE_ENV_NAME", "AZURE_LOCATION"], StringComparer.Ordinal),
            Copied().Matches(azd).Select(match => match.Groups["name"].Value)
        );
    }

    [Theory]
    [InlineData("test")]
    [InlineData("run")]
    [InlineData("package")]
    [InlineData("infra/google/federate.sh")]
    [InlineData("infra/register-providers.sh")]
    [InlineData("infra/quiet-day.sh")]
    public async Task A_script_is_executable_and_has_no_fault_of_syntax(string script) =>
        Assert.Equal((0, string.Empty), await Command.RunAsync(Command.Root, "bash", "-c", $"test -x {script} && bash -n {script}"));

    private static bool Before(string first, string second) =>
        Deploy.IndexOf(first, StringComparison.Ordinal) is >= 0 and var at && at < Deploy.IndexOf(second, StringComparison.Ordinal);

    private static string Read(string name) => File.ReadAllText(Path.Combine(Command.Root, ".github", "workflows", name));

    [GeneratedRegex("^    - (?<name>[A-Z0-9_]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Copied();

    [GeneratedRegex("uses: (?<action>.+)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Uses();

    [GeneratedRegex("readEnvironmentVariable\\(\\s*'(?<name>\\w+)'", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Variables();
}
