using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Upkeep.Backup;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

/// <summary>What keeps the record of a campaign: containers, policies, the lock, and the log of who touched it.</summary>
public sealed partial class RecordTests(CompiledTemplate template)
{
    [Fact]
    public async Task The_template_makes_every_container_that_the_app_and_its_host_use()
    {
        var variables = (await template.ModuleAsync("storage"))["variables"]!;
        Assert.Equal(
            [
                "[variables('deploymentContainerName')]",
                "azure-webjobs-hosts",
                "azure-webjobs-secrets",
                BlobCampaignVersions.ContainerName,
                BlobCampaignDrafts.ContainerName,
                BlobGroupCorrections.ContainerName,
                BlobLetterheads.ContainerName,
                BlobSheetIndexes.ContainerName,
            ],
            variables["containerNames"]!.AsArray().Select(name => (string)name!)
        );
        Assert.Equal(BlobEditionStore.ContainerName, (string?)variables["editionsContainerName"]);
        Assert.Equal(BackedUpStorage.BackupContainer, (string?)variables["backupsContainerName"]);
    }

    [Theory]
    [InlineData("editions", 365)]
    [InlineData("backups", 7)]
    public async Task An_edition_and_a_backup_are_written_once_and_the_policy_stays_unlocked_until_somebody_locks_it(string what, int days)
    {
        var policy = Assert.Single(
            await template.ResourcesAsync("Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies"),
            each => ((string)each["name"]!).Contains($"variables('{what}ContainerName')", StringComparison.Ordinal)
        );
        Assert.Equal($"[parameters('{what}KeptDays')]", (string?)policy["properties"]!["immutabilityPeriodSinceCreationInDays"]);
        Assert.Equal(
            ["allowProtectedAppendWrites", "immutabilityPeriodSinceCreationInDays"],
            policy["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal)
        );
        Assert.False((bool)policy["properties"]!["allowProtectedAppendWrites"]!);
        Assert.Equal($"[not(parameters('{what}Locked'))]", (string?)policy["condition"]); // a locked one cannot be written again
        Assert.Equal(days, (int)(await template.RootAsync())["parameters"]![$"{what}KeptDays"]!["defaultValue"]!);
    }

    /// <summary>Ten working days are at least fourteen days. Azure runs a lifecycle rule once a day and takes up to another day for it:
    /// https://learn.microsoft.com/azure/storage/blobs/lifecycle-management-overview.</summary>
    [Fact]
    public async Task What_was_erased_is_gone_from_old_versions_and_backups_within_ten_working_days_as_the_page_says()
    {
        const int Least = 14;
        const int Run = 2;
        var variables = (await template.ModuleAsync("storage"))["variables"]!;
        var (version, deleted) = ((int)variables["oldVersionDays"]!, (int)variables["deletedDays"]!);
        var kept = (int)(await template.RootAsync())["parameters"]!["backupsKeptDays"]!["maxValue"]!;
        Assert.InRange(version + Run + deleted, 0, Least);
        Assert.InRange(kept + Run + deleted, 0, Least);
        Assert.Equal(version, kept); // the page has one number for both
        var page = await File.ReadAllTextAsync(Path.Combine(Command.Root, "docs/personal-data.md"));
        Assert.Contains($"держится не дольше {version} дней", page, StringComparison.Ordinal);
        Assert.Contains($"{deleted} дней удалённое ещё можно вернуть", page, StringComparison.Ordinal);
        Assert.Contains($"меньше {Least} календарных", page, StringComparison.Ordinal);
        Assert.DoesNotContain("30 дней удалённое", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Defender_for_Storage_is_a_choice_and_off_at_first()
    {
        var defender = await template.ResourceAsync("Microsoft.Security/defenderForStorageSettings");
        Assert.Equal("[parameters('defended')]", (string?)defender["condition"]);
        Assert.False((bool)(await template.RootAsync())["parameters"]!["defenderForStorage"]!["defaultValue"]!);
    }

    [Fact]
    public async Task A_blob_that_was_overwritten_or_deleted_comes_back_and_the_account_cannot_be_deleted()
    {
        var blobs = (await template.ResourceAsync("Microsoft.Storage/storageAccounts/blobServices"))["properties"]!;
        Assert.True((bool)blobs["isVersioningEnabled"]!);
        Assert.True((bool)blobs["deleteRetentionPolicy"]!["enabled"]!);
        Assert.Equal("[variables('deletedDays')]", (string?)blobs["deleteRetentionPolicy"]!["days"]);
        var held = await template.ResourceAsync("Microsoft.Authorization/locks");
        Assert.Equal("CanNotDelete", (string?)held["properties"]!["level"]);
        Assert.Equal("[resourceId('Microsoft.Storage/storageAccounts', parameters('name'))]", (string?)held["scope"]);
    }

    [Fact]
    public async Task Old_versions_go_after_a_week_and_those_of_the_record_stay()
    {
        var rule = Assert.Single(
            (await template.ResourceAsync("Microsoft.Storage/storageAccounts/managementPolicies"))["properties"]!["policy"]![
                "rules"
            ]!.AsArray()
        )!["definition"]!;
        Assert.Equal(["version"], rule["actions"]!.AsObject().Select(action => action.Key));
        Assert.Equal("[variables('oldVersionDays')]", (string?)rule["actions"]!["version"]!["delete"]!["daysAfterCreationGreaterThan"]);
        var containers = rule["filters"]!["prefixMatch"]!.AsArray().Select(prefix => (string)prefix!).ToList();
        Assert.Equal(
            [
                "azure-webjobs-hosts",
                "azure-webjobs-secrets",
                "[variables('deploymentContainerName')]",
                BlobCampaignDrafts.ContainerName,
                BlobGroupCorrections.ContainerName,
                BlobSheetIndexes.ContainerName,
                "[variables('backupsContainerName')]",
            ],
            containers
        );
    }

    [Fact]
    public async Task The_log_keeps_as_many_days_as_the_page_on_personal_data_says()
    {
        var module = await template.ModuleAsync("monitoring");
        var said = DaysOfLog().Match(await File.ReadAllTextAsync(Path.Combine(Command.Root, "docs/personal-data.md")));
        Assert.Equal((string?)module["variables"]!["retentionDays"]!.ToString(), said.Groups["days"].Value);
        var table = (await template.ResourceAsync("Microsoft.OperationalInsights/workspaces/tables"))["properties"]!;
        Assert.Equal("[variables('retentionDays')]", (string?)table["retentionInDays"]);
        Assert.Equal("[variables('retentionDays')]", (string?)table["totalRetentionInDays"]);
        Assert.Superset(
            new HashSet<string>(["AppTraces", "AppRequests", "AppExceptions", "AppDependencies", "AppMetrics"], StringComparer.Ordinal),
            module["variables"]!["tablesOfApp"]!.AsArray().Select(name => (string)name!).ToHashSet(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Who_touches_tables_blobs_and_secrets_is_logged()
    {
        var settings = await template.ResourcesAsync("Microsoft.Insights/diagnosticSettings");
        Assert.All(settings, setting => Assert.Equal("[parameters('workspaceId')]", (string?)setting["properties"]!["workspaceId"]));
        Assert.Equal(
            [
                "Microsoft.KeyVault/vaults: AuditEvent",
                "Microsoft.Storage/storageAccounts/blobServices: StorageWrite, StorageDelete",
                "Microsoft.Storage/storageAccounts/tableServices: StorageRead, StorageWrite, StorageDelete",
                "Microsoft.Web/sites: FunctionAppLogs",
            ],
            settings
                .Select(setting => $"{((string)setting["scope"]!).Split('\'')[1]}: {string.Join(", ", LogsOf(setting["properties"]!))}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Redundancy_and_purge_protection_are_choices()
    {
        Assert.Equal(
            "[if(parameters('zoneRedundant'), 'Standard_ZRS', 'Standard_LRS')]",
            (string?)(await template.ResourceAsync("Microsoft.Storage/storageAccounts"))["sku"]!["name"]
        );
        Assert.Equal(
            "[parameters('zoneRedundant')]",
            (string?)(await template.ResourceAsync("Microsoft.Web/serverfarms"))["properties"]!["zoneRedundant"]
        );
        Assert.Equal(
            "[if(parameters('purgeProtected'), true(), null())]",
            (string?)(await template.ResourceAsync("Microsoft.KeyVault/vaults"))["properties"]!["enablePurgeProtection"]
        );
    }

    // A loop stands as its count: [length(createArray('…', '…'))].
    private static IEnumerable<string> LogsOf(JsonNode properties) =>
        properties["copy"] is { } loop
            ? Quoted().Matches((string)loop[0]!["count"]!).Select(name => name.Groups["name"].Value)
            : properties["logs"]!.AsArray().Select(log => (string)log!["category"]!);

    [GeneratedRegex("'(?<name>[A-Za-z]+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\| журнал и измерения[^|]*\|[^|]*\|[^|]*\| (?<days>\d+) дней", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DaysOfLog();
}
