using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

public sealed class SecurityTests(CompiledTemplate template)
{
    [Fact]
    public async Task X12_storage_has_no_keys_no_public_blobs_and_TLS_1_2()
    {
        var properties = (await template.ResourceAsync("Microsoft.Storage/storageAccounts"))["properties"]!;
        Assert.False((bool)properties["allowSharedKeyAccess"]!);
        Assert.False((bool)properties["allowBlobPublicAccess"]!);
        Assert.True((bool)properties["supportsHttpsTrafficOnly"]!);
        Assert.Equal("TLS1_2", (string?)properties["minimumTlsVersion"]);
        Assert.All(
            await template.ResourcesAsync("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => Assert.Equal("None", (string?)container["properties"]!["publicAccess"])
        );
    }

    [Fact]
    public async Task Telemetry_is_taken_by_identity_only()
    {
        Assert.True((bool)(await template.ResourceAsync("Microsoft.Insights/components"))["properties"]!["DisableLocalAuth"]!);
        var workspace = await template.ResourceAsync("Microsoft.OperationalInsights/workspaces");
        Assert.True((bool)workspace["properties"]!["features"]!["disableLocalAuth"]!);
    }

    [Fact]
    public async Task X12_the_app_speaks_TLS_1_2_and_takes_no_password_for_deployment()
    {
        var app = (await template.ResourceAsync("Microsoft.Web/sites"))["properties"]!;
        Assert.True((bool)app["httpsOnly"]!);
        Assert.Equal("1.2", (string?)app["siteConfig"]!["minTlsVersion"]);
        Assert.Equal("Disabled", (string?)app["siteConfig"]!["ftpsState"]);
        Assert.All(
            await template.ResourcesAsync("Microsoft.Web/sites/basicPublishingCredentialsPolicies"),
            policy => Assert.False((bool)policy["properties"]!["allow"]!)
        );
        Assert.Equal(2, (await template.ResourcesAsync("Microsoft.Web/sites/basicPublishingCredentialsPolicies")).Count);
    }

    [Fact]
    public async Task The_vault_and_its_role_exist_only_for_a_key()
    {
        var role = (await template.ResourcesAsync("Microsoft.Authorization/roleAssignments"))[^1];
        Assert.Equal("[not(empty(parameters('vaultName')))]", (string?)role["condition"]);
        Assert.True((bool)(await template.ResourceAsync("Microsoft.KeyVault/vaults"))["properties"]!["enableRbacAuthorization"]!);
    }

    [Fact]
    public async Task Sign_in_can_be_switched_on_and_off_and_lets_schools_in_without_an_account()
    {
        var auth = (await template.ResourcesAsync("Microsoft.Web/sites/config")).Single(config =>
            ((string)config["name"]!).Contains("authsettingsV2", StringComparison.Ordinal)
        );
        Assert.Null(auth["condition"]); // what is left out stays as it was
        Assert.Equal("[parameters('authentication').enabled]", (string?)auth["properties"]!["platform"]!["enabled"]);
        Assert.False((bool)auth["properties"]!["globalValidation"]!["requireAuthentication"]!);
        Assert.Equal("AllowAnonymous", (string?)auth["properties"]!["globalValidation"]!["unauthenticatedClientAction"]);
        var login = auth["properties"]!["login"]!;
        Assert.True((bool)login["nonce"]!["validateNonce"]!);
        Assert.Equal("08:00:00", (string?)login["cookieExpiration"]!["timeToExpiration"]); // docs/staff-sign-in.md
        Assert.Equal("/.auth/logout", (string?)login["routes"]!["logoutEndpoint"]); // where SignOut leads
        Assert.Equal(
            "[if(parameters('authentication').enabled, createObject('azureActiveDirectory', variables('entra')), createObject())]",
            (string?)auth["properties"]!["identityProviders"]
        );
        var variables = (await template.ModuleAsync("app"))["variables"]!;
        Assert.Equal("OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID", (string?)variables["entra"]!["registration"]!["clientSecretSettingName"]);
        Assert.NotNull(variables["signInSettings"]!["OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID"]);
    }

    [Fact]
    public async Task Storage_closes_to_the_public_when_networking_is_private()
    {
        var properties = (await template.ResourceAsync("Microsoft.Storage/storageAccounts"))["properties"]!;
        Assert.Equal("[if(parameters('reachablePublicly'), 'Enabled', 'Disabled')]", (string?)properties["publicNetworkAccess"]);
        Assert.Equal("[if(parameters('reachablePublicly'), 'Allow', 'Deny')]", (string?)properties["networkAcls"]!["defaultAction"]);
        Assert.Equal(
            "[not(parameters('privateNetworking'))]",
            (string?)(await template.RootAsync())["resources"]!["storage"]!["properties"]!["parameters"]!["reachablePublicly"]!["value"]
        );
    }
}
