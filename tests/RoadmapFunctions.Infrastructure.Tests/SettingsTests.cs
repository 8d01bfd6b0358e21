using System.Text.Json.Nodes;
using RoadmapFunctions.Access;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Upkeep.Work;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

/// <summary>The settings in the template are those of the app: none is missing, none is unknown to it.</summary>
public sealed class SettingsTests(CompiledTemplate template)
{
    /// <summary>Right as they are in the code, or for a laptop only.</summary>
    private static readonly string[] LeftAsTheyAre =
    [
        nameof(GoogleSheetsOptions.BaseAddress),
        nameof(GoogleSheetsOptions.IamCredentialsAddress),
        nameof(GoogleSheetsOptions.LargestAnswer),
        nameof(GoogleSheetsOptions.PageRows),
        nameof(GoogleSheetsOptions.ReadsPerMinute),
        nameof(GoogleSheetsOptions.ServiceAccountKeyFile),
        nameof(GoogleSheetsOptions.TokenServiceAddress),
        nameof(GoogleSheetsOptions.ReadingLimit),
        nameof(GoogleSheetsOptions.RequestLimit),
    ];

    /// <summary>Refused or ignored on Flex Consumption: https://learn.microsoft.com/azure/azure-functions/functions-app-settings.</summary>
    private static readonly string[] Deprecated =
    [
        "FUNCTIONS_WORKER_RUNTIME",
        "FUNCTIONS_EXTENSION_VERSION",
        "WEBSITE_RUN_FROM_PACKAGE",
        "WEBSITE_CONTENTSHARE",
        "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
        "SCM_DO_BUILD_DURING_DEPLOYMENT",
        "ENABLE_ORYX_BUILD",
        "WEBSITE_TIME_ZONE",
        "\"TZ\"",
        "APPINSIGHTS_INSTRUMENTATIONKEY",
        "linuxFxVersion",
        "alwaysOn",
        "listKeys",
        "AccountKey=",
    ];

    [Fact]
    public async Task Every_setting_of_Google_Sheets_is_given_or_left_at_its_default_on_purpose() =>
        Assert.Equal(
            typeof(GoogleSheetsOptions).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal),
            (await SettingsAsync("appSettings"))
                .Concat(await GoogleSettingsAsync("Federated"))
                .Concat(await GoogleSettingsAsync("ServiceAccountKey"))
                .Where(name => name.StartsWith($"{GoogleSheetsOptions.Section}__", StringComparison.Ordinal))
                .Select(name => name[(GoogleSheetsOptions.Section.Length + 2)..])
                .Concat(LeftAsTheyAre)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task The_federated_app_gets_what_the_exchange_needs_and_no_key() =>
        Assert.Equal(
            [
                "GoogleSheets__WorkloadIdentityProvider",
                "GoogleSheets__ServiceAccountEmail",
                "GoogleSheets__EntraApplicationIdUri",
                "GoogleSheets__ManagedIdentityClientId",
            ],
            await GoogleSettingsAsync("Federated")
        );

    [Fact]
    public async Task A_key_is_only_ever_a_reference_to_the_vault()
    {
        var settings = (await AppAsync())["variables"]!["googleSettings"]!["ServiceAccountKey"]!.AsObject();
        Assert.Equal(
            "GoogleSheets__ServiceAccountKey=[format('@Microsoft.KeyVault(SecretUri={0})', parameters('googleKeyUri'))]",
            string.Join(';', settings.Select(setting => $"{setting.Key}={setting.Value}"))
        );
    }

    [Fact]
    public async Task Every_setting_of_mail_is_given_and_the_password_is_a_reference_to_the_vault()
    {
        Assert.Equal(
            typeof(MailOptions).GetProperties().Select(property => $"{MailOptions.Section}__{property.Name}").Order(StringComparer.Ordinal),
            (await SettingsAsync("mailSettings")).Concat(await SettingsAsync("mailCredentials")).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            "[format('@Microsoft.KeyVault(SecretUri={0})', parameters('mailCredentialUri'))]",
            (string?)(await AppAsync())["variables"]!["mailCredentials"]!["Mail__Password"]
        );
    }

    [Fact]
    public async Task The_credentials_to_choose_from_are_those_that_the_app_knows()
    {
        var offered = (await AppAsync())["variables"]!["googleSettings"]!.AsObject().Select(each => each.Key);
        Assert.Equal(
            Enum.GetNames<GoogleCredentialKind>().Except([nameof(GoogleCredentialKind.None)]).Order(StringComparer.Ordinal),
            offered.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_host_reaches_its_storage_by_identity_and_shows_no_page_of_its_own() =>
        Assert.Equal(
            [
                "AzureWebJobsStorage__credential",
                "AzureWebJobsStorage__clientId",
                "AzureWebJobsStorage__blobServiceUri",
                "AzureWebJobsStorage__queueServiceUri",
                "AzureWebJobsStorage__tableServiceUri",
                "AzureWebJobsDisableHomepage",
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED",
                "APPLICATIONINSIGHTS_CONNECTION_STRING",
                "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
            ],
            await SettingsAsync("hostSettings")
        );

    [Fact]
    public async Task The_app_itself_gets_its_schedule_the_digest_of_the_operator_s_key_and_the_kind_of_credential() =>
        Assert.Equal(
            [
                "SyncSchedule",
                QueueOfWork.Setting,
                $"{AccessOptions.Section}__{nameof(AccessOptions.StaffKeySha256)}",
                "GoogleSheets__Credential",
            ],
            await SettingsAsync("appSettings")
        );

    [Fact]
    public async Task No_deprecated_setting_and_no_key_is_in_the_template()
    {
        var text = (await template.RootAsync()).ToJsonString();
        Assert.DoesNotContain(Deprecated, name => text.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_schedule_follows_from_the_minutes_between_two_syncs_which_are_ten_by_default()
    {
        var root = await template.RootAsync();
        Assert.Equal(10, (int)root["parameters"]!["syncEveryMinutes"]!["defaultValue"]!);
        Assert.Equal(
            "[if(less(parameters('syncEveryMinutes'), 60), format('0 */{0} * * * *', parameters('syncEveryMinutes')), "
                + "format('0 0 */{0} * * *', div(parameters('syncEveryMinutes'), 60)))]",
            (string?)root["variables"]!["syncSchedule"]
        );
    }

    private Task<JsonNode> AppAsync() => template.ModuleAsync("app");

    private async Task<IEnumerable<string>> SettingsAsync(string variable) => Names((await AppAsync())["variables"]![variable]);

    private async Task<IEnumerable<string>> GoogleSettingsAsync(string credential) =>
        Names((await AppAsync())["variables"]!["googleSettings"]![credential]);

    private static IEnumerable<string> Names(JsonNode? settings) => settings!.AsObject().Select(setting => setting.Key);
}
