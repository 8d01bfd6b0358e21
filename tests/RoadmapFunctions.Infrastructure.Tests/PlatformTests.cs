using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

public sealed class PlatformTests(CompiledTemplate template)
{
    [Fact]
    public async Task The_plan_is_Flex_Consumption()
    {
        var plan = await template.ResourceAsync("Microsoft.Web/serverfarms");
        Assert.Equal(("FC1", "FlexConsumption"), ((string?)plan["sku"]!["name"], (string?)plan["sku"]!["tier"]));
        Assert.True((bool)plan["properties"]!["reserved"]!);
    }

    [Fact]
    public async Task The_app_runs_on_the_framework_that_it_is_built_for()
    {
        var config = (await template.ResourceAsync("Microsoft.Web/sites"))["properties"]!["functionAppConfig"]!;
        Assert.Equal("dotnet-isolated", (string?)config["runtime"]!["name"]);
        Assert.Equal($"{Environment.Version.Major}.0", (string?)config["runtime"]!["version"]);
        Assert.Equal("UserAssignedIdentity", (string?)config["deployment"]!["storage"]!["authentication"]!["type"]);
    }

    [Fact]
    public async Task Load_and_a_stranger_make_few_instances_with_few_requests_each()
    {
        var scale = (await template.ResourceAsync("Microsoft.Web/sites"))["properties"]!["functionAppConfig"]!["scaleAndConcurrency"]!;
        Assert.Equal(4, (int)scale["triggers"]!["http"]!["perInstanceConcurrency"]!);
        Assert.Equal("[parameters('maximumInstances')]", (string?)scale["maximumInstanceCount"]);
        Assert.Equal(10, (int)(await template.RootAsync())["parameters"]!["maximumInstances"]!["defaultValue"]!);
    }

    [Fact]
    public async Task Azd_finds_the_environment_and_the_service_by_their_tags()
    {
        var app = await template.ResourceAsync("Microsoft.Web/sites");
        Assert.Equal("[union(parameters('tags'), createObject('azd-service-name', 'app'))]", (string?)app["tags"]);
        Assert.Equal("[parameters('environmentName')]", (string?)(await template.RootAsync())["variables"]!["tags"]!["azd-env-name"]);
        Assert.Contains("\n  app:\n", await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, "../azure.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_resource_that_can_carry_a_tag_does()
    {
        string[] without =
        [
            "Microsoft.Authorization/locks",
            "Microsoft.Authorization/roleAssignments",
            "Microsoft.Authorization/roleDefinitions",
            "Microsoft.Consumption/budgets",
            "Microsoft.EventGrid/systemTopics/eventSubscriptions",
            "Microsoft.Insights/diagnosticSettings",
            "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
            "Microsoft.OperationalInsights/workspaces/tables",
            "Microsoft.Security/defenderForStorageSettings",
            "Microsoft.Storage/storageAccounts/blobServices",
            "Microsoft.Storage/storageAccounts/blobServices/containers",
            "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies",
            "Microsoft.Storage/storageAccounts/managementPolicies",
            "Microsoft.Storage/storageAccounts/queueServices",
            "Microsoft.Storage/storageAccounts/queueServices/queues",
            "Microsoft.Web/sites/basicPublishingCredentialsPolicies",
            "Microsoft.Web/sites/config",
        ];
        Assert.Equal(
            without,
            (await template.ResourcesAsync())
                .Where(resource => resource["tags"] is null)
                .Select(resource => (string)resource["type"]!)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_right_to_read_settings_and_storage_comes_before_the_app() =>
        Assert.Contains("roles", (await template.RootAsync())["resources"]!["app"]!["dependsOn"]!.AsArray().Select(name => (string?)name));
}
