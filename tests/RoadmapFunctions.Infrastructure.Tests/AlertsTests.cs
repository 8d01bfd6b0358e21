using System.Text.Json.Nodes;
using System.Xml;
using RoadmapFunctions.Upkeep.Health;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

public sealed class AlertsTests(CompiledTemplate template)
{
    public static TheoryData<string> Queries =>
        [.. Directory.EnumerateFiles(Path.Combine(Bicep.Folder, "alerts"), "*.kql").Select(file => Path.GetFileName(file)!)];

    [Fact]
    public async Task Every_query_belongs_to_a_rule_of_its_name()
    {
        var rules = (await template.ModuleAsync("alerts"))["variables"]!
            .AsObject()
            .Single(variable => variable.Key == "rules")
            .Value!.AsArray()
            .Select(rule => (string?)rule!["name"]);
        Assert.Equal(
            Queries.Select(query => Path.GetFileNameWithoutExtension(query.Data)).Order(StringComparer.Ordinal),
            rules.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_secret_that_ends_is_told_to_those_who_get_the_other_letters()
    {
        var letters = (await template.ResourceAsync("Microsoft.EventGrid/systemTopics/eventSubscriptions"))["properties"]!;
        Assert.Equal(
            ["Microsoft.KeyVault.SecretNearExpiry", "Microsoft.KeyVault.SecretExpired"],
            letters["filter"]!["includedEventTypes"]!.AsArray().Select(kind => (string?)kind)
        );
        Assert.Equal("MonitorAlert", (string?)letters["destination"]!["endpointType"]);
        var module = (await template.RootAsync())["resources"]!["secretExpiry"]!;
        Assert.Contains("usesVault", (string)module["condition"]!, StringComparison.Ordinal);
        Assert.Contains(
            "outputs.actionGroupId",
            (string)module["properties"]!["parameters"]!["actionGroupId"]!["value"]!,
            StringComparison.Ordinal
        );
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
        // The period of PublishDueReports, which has a test of its own.
        var failures = (int)(HealthCheck.OverdueAfter / TimeSpan.FromMinutes(15));
        var query = await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "alerts/edition-overdue.kql"));
        Assert.Contains($"Failures >= {failures}", query, StringComparison.Ordinal);
    }

    /// <summary>One number gives the schedule and the windows, so they cannot contradict each other.</summary>
    [Fact]
    public async Task The_alert_window_holds_three_syncs_for_every_allowed_period()
    {
        var root = await template.RootAsync();
        var periods = root["parameters"]!["syncEveryMinutes"]!["allowedValues"]!.AsArray().Select(minutes => (int)minutes!).ToList();
        var module = await template.ModuleAsync("alerts");
        var windows = module["variables"]!["windows"]!
            .AsArray()
            .Select(window => ((int)window!["minutes"]!, XmlConvert.ToTimeSpan((string)window["window"]!).TotalMinutes))
            .ToList();
        Assert.All(windows, window => Assert.Equal(window.Item1, window.TotalMinutes));
        Assert.Equal(windows.Select(window => window.Item1).Order(), windows.Select(window => window.Item1));
        Assert.All(periods, period => Assert.Contains(windows, window => window.Item1 >= 3 * period));
        // Else NCRONTAB would skip at the full hour or at midnight.
        Assert.All(periods, period => Assert.Equal(0, period < 60 ? 60 % period : (24 * 60 % period) + (period % 60)));
        Assert.Contains("mul(3, parameters('syncEveryMinutes'))", (string)module["variables"]!["syncs"]!, StringComparison.Ordinal);
        Assert.All(
            module["variables"]!["rules"]!.AsArray().Where(rule => ReadsSyncs((string)rule!["name"]!)),
            rule => Assert.Equal("[variables('syncs').window]", (string?)rule!["window"])
        );
        Assert.Contains("ago({window})", Query("sync-silent"), StringComparison.Ordinal);

        static bool ReadsSyncs(string rule) =>
            Query(rule).Contains("\"1001\"", StringComparison.Ordinal)
            || Query(rule).Contains("\"SyncResponses\"", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_about_a_silent_campaign_names_it_and_another_one_is_told_too()
    {
        var silent = (await RulesAsync()).Single(rule => (string?)rule["name"] == "sync-silent");
        Assert.Equal("Campaign", (string?)silent["by"]);
        var criterion = (await template.ResourceAsync("Microsoft.Insights/scheduledQueryRules"))["properties"]!["criteria"]!["allOf"]![0]!;
        Assert.Contains("copyIndex()].by", (string?)criterion["dimensions"], StringComparison.Ordinal);
        Assert.Contains("project Campaign", Query("sync-silent"), StringComparison.Ordinal);
    }

    private static string Query(string rule) => File.ReadAllText(Path.Combine(Bicep.Folder, "alerts", $"{rule}.kql"));

    [Fact]
    public async Task The_page_of_health_is_asked_from_outside_where_somebody_is_told()
    {
        var test = (await template.ResourceAsync("Microsoft.Insights/webtests"))["properties"]!;
        Assert.Equal("[format('{0}/api/health/ready', parameters('uri'))]", (string?)test["Request"]!["RequestUrl"]);
        var query = await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "alerts/app-unavailable.kql"));
        Assert.Contains($"Name == \"{test["Name"]}\"", query, StringComparison.Ordinal);
        var answers = 45 * 60 / (int)test["Frequency"]! * test["Locations"]!.AsArray().Count;
        Assert.Contains("Failures >= 3", query, StringComparison.Ordinal);
        Assert.Equal(6, answers);
    }

    [Fact]
    public async Task A_second_address_is_told_too()
    {
        var receivers = (await template.ResourceAsync("Microsoft.Insights/actionGroups"))["properties"]!["copy"]![0]!;
        Assert.Equal("[length(parameters('emails'))]", (string?)receivers["count"]);
        var emails = (string)(await template.RootAsync())["resources"]!["alerts"]!["properties"]!["parameters"]!["emails"]!;
        Assert.Contains("createArray(parameters('alerting').email, parameters('alerting').secondEmail)", emails, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_runbook_has_a_chapter_for_every_alert_under_the_title_that_stands_in_the_mail()
    {
        var runbook = await File.ReadAllTextAsync(Path.Combine(Command.Root, "docs/runbook.md"));
        var rules = await RulesAsync();
        Assert.All(rules, rule => Assert.Contains($"\n## {rule["title"]}\n\n`{rule["name"]}`. ", runbook, StringComparison.Ordinal));
        Assert.Equal(rules.Count, runbook.Split("\n## ").Count(Rule));

        static bool Rule(string chapter) => chapter.Split('\n') is [_, "", ['`', ..], ..];
    }

    [Fact]
    public async Task Rules_are_told_to_an_operator_in_Russian()
    {
        Assert.All(await RulesAsync(), rule => Assert.Matches("[а-я].*\\.$", (string)rule["text"]!));
        string[] kinds = ["Microsoft.Insights/scheduledQueryRules", "Microsoft.Insights/metricAlerts"];
        foreach (var kind in kinds)
        {
            var alert = await template.ResourceAsync(kind);
            Assert.Contains("Microsoft.Insights/actionGroups", alert["properties"]!["actions"]!.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_storage_that_grows_beyond_what_a_country_needs_is_told()
    {
        var alert = (await template.ResourceAsync("Microsoft.Insights/metricAlerts"))["properties"]!;
        Assert.Equal(
            "[resourceId('Microsoft.Storage/storageAccounts', parameters('storageName'))]",
            (string?)Assert.Single(alert["scopes"]!.AsArray())
        );
        var criterion = alert["criteria"]!["allOf"]![0]!;
        Assert.Equal("UsedCapacity", (string?)criterion["metricName"]);
        var module = await template.ModuleAsync("alerts");
        Assert.Equal(10L << 30, (long)module["variables"]!["ampleStorageBytes"]!);
    }

    // Those over the log, and the one over a measure of the platform.
    private async Task<IReadOnlyList<JsonNode>> RulesAsync()
    {
        var variables = (await template.ModuleAsync("alerts"))["variables"]!;
        return [.. variables["rules"]!.AsArray().OfType<JsonNode>(), variables["fullStorage"]!];
    }
}
