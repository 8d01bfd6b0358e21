using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Functions;
using RoadmapFunctions.Health;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

public sealed partial class AlertsTests(CompiledTemplate template)
{
    private const int MatchTimeout = 1_000;
    private static readonly Type[] AppTypes = typeof(SyncResponses).Assembly.GetTypes();

    public static TheoryData<string> Queries => [.. Directory.EnumerateFiles(Path.Combine(Bicep.Folder, "alerts"), "*.kql").Select(file => Path.GetFileName(file)!)];

    [Fact]
    public async Task Every_query_belongs_to_a_rule_of_its_name()
    {
        var rules = (await template.ModuleAsync("alerts"))["variables"]!.AsObject()
            .Single(variable => variable.Key == "rules").Value!.AsArray().Select(rule => (string?)rule!["name"]);
        Assert.Equal(
            Queries.Select(query => Path.GetFileNameWithoutExtension(query.Data)).Order(StringComparer.Ordinal), rules.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_names_only_events_and_functions_that_the_app_has(string query)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "alerts", query));
        var code = string.Join('\n', text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
        var events = AppTypes.SelectMany(Methods).Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId).OfType<int>().ToHashSet();
        Assert.Empty(EventIds().Matches(code).Select(match => int.Parse(match.ValueSpan[1..^1], CultureInfo.InvariantCulture)).Except(events));
        var functions = AppTypes.SelectMany(Methods).Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>();
        Assert.Empty(FunctionNames().Matches(code).Select(match => match.Groups["name"].Value).Except(functions, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_reads_only_values_that_its_events_carry(string query)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "alerts", query));
        var known = AppTypes.SelectMany(Methods)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Where(message => text.Contains($"\"{message.EventId}\"", StringComparison.Ordinal))
            .SelectMany(message => Placeholders().Matches(message.Message).Select(match => match.Groups["name"].Value))
            .Concat(["EventId", "CategoryName"]);
        Assert.Empty(Properties().Matches(text).Select(match => match.Groups["name"].Value).Except(known, StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_edition_is_overdue_after_as_many_failures_as_fit_into_the_hour_that_health_allows()
    {
        var failures = (int)(HealthCheck.OverdueAfter / TimeSpan.FromMinutes(15)); // the period of PublishDueReports, which has a test of its own
        Assert.Contains($"Failures >= {failures}", await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "alerts/edition-overdue.kql")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_told_to_an_operator_in_Russian()
    {
        var rules = (await template.ModuleAsync("alerts"))["variables"]!["rules"]!.AsArray();
        Assert.All(rules, rule => Assert.Matches("[а-я].*\\.$", (string)rule!["text"]!));
        var alert = await template.ResourceAsync("Microsoft.Insights/scheduledQueryRules");
        Assert.Contains("actionGroups", alert["properties"]!["actions"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static MethodInfo[] Methods(Type type) => type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);

    [GeneratedRegex("\"[0-9]{4}\"", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex EventIds();

    [GeneratedRegex("Properties\\.Function\\) == \"(?<name>[A-Za-z]+)\"", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex FunctionNames();

    [GeneratedRegex("Properties\\.(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Properties();

    [GeneratedRegex("\\{(?<name>[A-Za-z]+)\\}", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Placeholders();
}
