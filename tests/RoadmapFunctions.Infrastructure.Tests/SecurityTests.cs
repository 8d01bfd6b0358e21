using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

public sealed class SecurityTests(CompiledTemplate template)
{
    [Fact]
    public async Task Storage_has_no_keys_no_public_blobs_and_TLS_1_2()
    {
        var properties = (await template.ResourceAsync("Microsoft.Storage/storageAccounts"))["properties"]!;
        Assert.False((bool)properties["allowSharedKeyAccess"]!);
        Assert.False((bool)properties["allowBlobPublicAccess"]!);
        Assert.True((bool)properties["supportsHttpsTrafficOnly"]!);
        Assert.Equal("TLS1_2", (string?)properties["minimumTlsVersion"]);
        Assert.Equal("None", (string?)(await template.ResourceAsync("Microsoft.Storage/storageAccounts/blobServices/containers"))["properties"]!["publicAccess"]);
    }

    [Fact]
    public async Task Telemetry_is_taken_by_identity_only()
    {
        Assert.True((bool)(await template.ResourceAsync("Microsoft.Insights/components"))["properties"]!["DisableLocalAuth"]!);
        Assert.True((bool)(await template.ResourceAsync("Microsoft.OperationalInsights/workspaces"))["properties"]!["features"]!["disableLocalAuth"]!);
    }

    [Fact]
    public async Task The_app_speaks_TLS_1_2_and_takes_no_password_for_deployment()
    {
        var app = (await template.ResourceAsync("Microsoft.Web/sites"))["properties"]!;
        Assert.True((bool)app["httpsOnly"]!);
        Assert.Equal("1.2", (string?)app["siteConfig"]!["minTlsVersion"]);
        Assert.Equal("Disabled", (string?)app["siteConfig"]!["ftpsState"]);
        Assert.All(
            await template.ResourcesAsync("Microsoft.Web/sites/basicPublishingCredentialsPolicies"),
            policy => Assert.False((bool)policy["properties"]!["allow"]!));
        Assert.Equal(2, (await template.ResourcesAsync("Microsoft.Web/sites/basicPublishingCredentialsPolicies")).Count);
    }

    [Fact]
    public async Task The_identity_has_four_roles_each_on_one_resource()
    {
        // Names of the built-in roles: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles.
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
            ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
            ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
            ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        };
        var ids = (await template.ModuleAsync("roles"))["variables"]!["roleIds"]!;
        var assigned = (await template.ResourcesAsync("Microsoft.Authorization/roleAssignments")).Select(assignment =>
        {
            var role = ids.AsObject().Single(id =>
                ((string)assignment["properties"]!["roleDefinitionId"]!).Contains($"variables('roleIds').{id.Key})", StringComparison.Ordinal));
            var scope = ((string)assignment["scope"]!).Split('\'')[1];
            return $"{names[(string)role.Value!]} on {scope}";
        });
        Assert.Equal(
            [
                "Storage Blob Data Owner on Microsoft.Storage/storageAccounts",
                "Storage Table Data Contributor on Microsoft.Storage/storageAccounts",
                "Monitoring Metrics Publisher on Microsoft.Insights/components",
                "Key Vault Secrets User on Microsoft.KeyVault/vaults",
            ],
            assigned);
    }

    [Fact]
    public async Task The_vault_and_its_role_exist_only_for_a_key()
    {
        var role = (await template.ResourcesAsync("Microsoft.Authorization/roleAssignments"))[^1];
        Assert.Equal("[not(empty(parameters('vaultName')))]", (string?)role["condition"]);
        Assert.True((bool)(await template.ResourceAsync("Microsoft.KeyVault/vaults"))["properties"]!["enableRbacAuthorization"]!);
    }

    [Fact]
    public async Task Sign_in_is_made_only_when_asked_for_and_lets_schools_in_without_an_account()
    {
        var auth = (await template.ResourcesAsync("Microsoft.Web/sites/config")).Single(config => ((string)config["name"]!).Contains("authsettingsV2", StringComparison.Ordinal));
        Assert.Equal("[parameters('authentication').enabled]", (string?)auth["condition"]);
        Assert.False((bool)auth["properties"]!["globalValidation"]!["requireAuthentication"]!);
        Assert.Equal("AllowAnonymous", (string?)auth["properties"]!["globalValidation"]!["unauthenticatedClientAction"]);
        var registration = auth["properties"]!["identityProviders"]!["azureActiveDirectory"]!["registration"]!;
        Assert.Equal("OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID", (string?)registration["clientSecretSettingName"]);
        Assert.NotNull((await template.ModuleAsync("app"))["variables"]!["signInSettings"]!["OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"]);
    }

    [Fact]
    public async Task Storage_closes_to_the_public_when_networking_is_private()
    {
        var properties = (await template.ResourceAsync("Microsoft.Storage/storageAccounts"))["properties"]!;
        Assert.Equal("[if(parameters('reachablePublicly'), 'Enabled', 'Disabled')]", (string?)properties["publicNetworkAccess"]);
        Assert.Equal("[if(parameters('reachablePublicly'), 'Allow', 'Deny')]", (string?)properties["networkAcls"]!["defaultAction"]);
        Assert.Equal(
            "[not(parameters('privateNetworking'))]",
            (string?)(await template.RootAsync())["resources"]!["storage"]!["properties"]!["parameters"]!["reachablePublicly"]!["value"]);
    }
}
