using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

public sealed partial class BicepTests(CompiledTemplate template)
{
    [Fact]
    public async Task The_linter_has_no_complaint() => Assert.Equal(string.Empty, (await Bicep.RunAsync("lint", "main.bicep")).Complaints);

    [Fact]
    public async Task Every_file_is_formatted() =>
        await Parallel.ForEachAsync(
            Directory.EnumerateFiles(Bicep.Folder, "*.bicep", SearchOption.AllDirectories),
            async (file, cancellationToken) =>
            {
                var (formatted, _) = await Bicep.RunAsync("format", file, "--stdout");
                Assert.Equal(formatted.TrimEnd(), (await File.ReadAllTextAsync(file, cancellationToken)).TrimEnd());
            }
        );

    [Fact]
    public async Task The_parameters_of_azd_give_every_parameter_that_has_no_default()
    {
        var (output, complaints) = await Bicep.RunAsync("build-params", "main.bicepparam", "--stdout");
        Assert.Equal(string.Empty, complaints);
        var given = JsonNode.Parse((string)JsonNode.Parse(output)!["parametersJson"]!)!["parameters"]!
            .AsObject()
            .Select(parameter => parameter.Key);
        var needed = (await template.RootAsync())["parameters"]!
            .AsObject()
            .Where(parameter => parameter.Value!["defaultValue"] is null)
            .Select(parameter => parameter.Key);
        Assert.Subset(given.ToHashSet(StringComparer.Ordinal), needed.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_page_on_Azure_names_every_variable_that_the_parameters_read_with_its_default()
    {
        var read = Variables()
            .Matches(await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "main.bicepparam")))
            .Select(match => $"{match.Groups["name"].Value}={match.Groups["default"].Value}");
        var named = Rows()
            .Matches(await File.ReadAllTextAsync(Path.Combine(Command.Root, "docs/azure.md")))
            .Select(match => $"{match.Groups["name"].Value}={match.Groups["default"].Value}");
        Assert.Equal(read.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("GOOGLE_CREDENTIAL", "federated", "GOOGLE_CREDENTIAL is Federated or ServiceAccountKey.")]
    [InlineData("MAIL_SECURITY", "None", "MAIL_SECURITY is StartTls or Tls.")]
    [InlineData("STAFF_KEY_SHA256", "correct horse", "STAFF_KEY_SHA256 is 64 hexadecimal digits")]
    [InlineData("STAFF_KEY_SHA256", "g123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "64 hexadecimal digits")]
    [InlineData("AUTH_ENABLED", "yes", "parameter \"authentication\"")]
    [InlineData("MAIL_PORT", "smtp", "'smtp'")]
    public async Task A_value_that_cannot_be_meant_is_refused_before_anything_is_deployed(string name, string value, string why)
    {
        var (output, complaints) = await Bicep.RunAsync([(name, value)], "build-params", "main.bicepparam", "--stdout");
        Assert.Empty(output);
        Assert.Contains(why, complaints, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GOOGLE_CREDENTIAL", "ServiceAccountKey")]
    [InlineData("MAIL_SECURITY", "Tls")]
    [InlineData("STAFF_KEY_SHA256", "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("AUTH_ENABLED", "true")]
    public async Task A_value_that_is_meant_arrives(string name, string value)
    {
        var (output, complaints) = await Bicep.RunAsync([(name, value)], "build-params", "main.bicepparam", "--stdout");
        Assert.Empty(complaints);
        Assert.Contains(value, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_settings_nothing_that_costs_money_while_idle_is_made()
    {
        var (output, _) = await Bicep.RunAsync("build-params", "main.bicepparam", "--stdout");
        var given = JsonNode.Parse((string)JsonNode.Parse(output)!["parametersJson"]!)!["parameters"]!;
        Assert.Equal("", (string?)given["alerting"]!["value"]!["email"]);
        Assert.False((bool)given["privateNetworking"]!["value"]!);
        Assert.False((bool)given["authentication"]!["value"]!["enabled"]!);
        Assert.Equal("Federated", (string?)given["google"]!["value"]!["credential"]);

        var conditions = (await template.RootAsync())["resources"]!
            .AsObject()
            .Where(module => module.Value!["condition"] is not null)
            .Select(module => $"{module.Key}: {module.Value!["condition"]}");
        Assert.Equal(
            [
                "network: [parameters('privateNetworking')]",
                "vault: [variables('usesVault')]",
                "alerts: [variables('watched')]",
                "secretExpiry: [and(variables('watched'), variables('usesVault'))]",
                "availability: [variables('watched')]",
                "budget: [and(variables('watched'), not(empty(parameters('alerting').budgetStart)))]",
            ],
            conditions
        );
    }

    [GeneratedRegex(@"readEnvironmentVariable\(\s*'(?<name>\w+)', '(?<default>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variables();

    [GeneratedRegex(@"^\| `(?<name>[A-Z0-9_]+)` \| (`(?<default>[^`]*)` )?\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rows();
}
