using RoadmapFunctions.Upkeep.Health;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

public sealed class AlertsTests(CompiledTemplate template)
{
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
    public async Task A_query_names_only_events_functions_and_values_that_the_app_has(string query)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "alerts", query));
        Kql.AssertNamesOnlyWhatIsThere(text);
        Kql.AssertReadsOnlyWhatIsCarried(text);
    }

    [Fact]
    public async Task An_edition_is_overdue_after_as_many_failures_as_fit_into_the_hour_that_health_allows()
    {
        var failures = (int)(HealthCheck.OverdueAfter / TimeSpan.FromMinutes(15)); // the period of PublishDueReports, which has a test of its own
        Assert.Contains($"Failures >= {failures}", await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "alerts/edition-overdue.kql")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_runbook_has_a_chapter_for_every_alert_under_the_title_that_stands_in_the_mail()
    {
        var runbook = await File.ReadAllTextAsync(Path.Combine(Command.Root, "docs/runbook.md"));
        var rules = (await template.ModuleAsync("alerts"))["variables"]!["rules"]!.AsArray();
        Assert.All(rules, rule => Assert.Contains($"\n## {rule!["title"]}\n\n`{rule["name"]}`. ", runbook, StringComparison.Ordinal));
        Assert.Equal(rules.Count, runbook.Split("\n## ").Count(chapter => chapter.Contains("\n\n`", StringComparison.Ordinal) && Rule(chapter)));

        static bool Rule(string chapter) => chapter.Split('\n') is [_, "", ['`', ..], ..];
    }

    [Fact]
    public async Task Rules_are_told_to_an_operator_in_Russian()
    {
        var rules = (await template.ModuleAsync("alerts"))["variables"]!["rules"]!.AsArray();
        Assert.All(rules, rule => Assert.Matches("[а-я].*\\.$", (string)rule!["text"]!));
        var alert = await template.ResourceAsync("Microsoft.Insights/scheduledQueryRules");
        Assert.Contains("actionGroups", alert["properties"]!["actions"]!.ToJsonString(), StringComparison.Ordinal);
    }
}
