using System.Text.Json.Nodes;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

/// <summary>What the app's identity may do: its roles, each on one resource.</summary>
public sealed class RolesTests(CompiledTemplate template)
{
    /// <summary>https://learn.microsoft.com/azure/role-based-access-control/built-in-roles.</summary>
    private static readonly Dictionary<string, string> BuiltIn = new(StringComparer.Ordinal)
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
    };

    [Fact]
    public async Task X12_each_container_has_the_role_that_it_needs()
    {
        var variables = (await template.ModuleAsync("roles"))["variables"]!;
        Assert.Equal(
            [
                "azure-webjobs-hosts: Storage Blob Data Owner",
                "azure-webjobs-secrets: Storage Blob Data Owner",
                "app-package: Storage Blob Data Owner",
                "campaigns: Storage Blob Data Contributor",
                "drafts: Storage Blob Data Contributor",
                "own-words: Storage Blob Data Contributor",
                "letterheads: Storage Blob Data Contributor",
                "sync-index: Storage Blob Data Contributor",
                "backups: Storage Blob Data Contributor",
            ],
            variables["blobRights"]!
                .AsArray()
                .Select(right => $"{right!["container"]}: {BuiltIn[RoleOf((string)right["role"]!, variables)]}")
        );
    }

    [Fact]
    public async Task X12_there_is_no_other_role_and_none_over_all_blobs()
    {
        var variables = (await template.ModuleAsync("roles"))["variables"]!;
        Assert.Equal(
            [
                "the one of its row on Microsoft.Storage/storageAccounts/blobServices/containers",
                "edition-writer on Microsoft.Storage/storageAccounts/blobServices/containers",
                "container-lister on Microsoft.Storage/storageAccounts",
                "Storage Queue Data Contributor on Microsoft.Storage/storageAccounts/queueServices/queues",
                "Storage Table Data Contributor on Microsoft.Storage/storageAccounts",
                "Monitoring Metrics Publisher on Microsoft.Insights/components",
                "Key Vault Secrets User on Microsoft.KeyVault/vaults",
            ],
            (await template.ResourcesAsync("Microsoft.Authorization/roleAssignments"))
                .Select(each => (Role: (string)each["properties"]!["roleDefinitionId"]!, Scope: (string)each["scope"]!))
                .Select(each => $"{NameOf(each.Role, variables)} on {each.Scope.Split('\'')[1]}")
        );
    }

    [Fact]
    public async Task The_app_has_rights_on_the_queue_that_it_is_told_of_and_on_its_poison_queue()
    {
        var settings = (await template.ModuleAsync("app"))["variables"]!["appSettings"]!;
        var queue = (string)settings["WorkQueue"]!;
        var queues = (await template.ModuleAsync("roles"))["variables"]!["queueRights"]!;
        Assert.Equal([queue, $"{queue}-poison"], Names(queues));
    }

    /// <summary>Deleting is what no right of the app allows on editions; overwriting is refused by the policy of the container.</summary>
    [Fact]
    public async Task Editions_are_written_by_who_cannot_delete_them_and_a_list_of_containers_shows_no_content()
    {
        var roles = (await template.ResourcesAsync("Microsoft.Authorization/roleDefinitions"))
            .Select(role => role["properties"]!["permissions"]![0]!)
            .ToList();
        const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers";
        Assert.Equal(2, roles.Count);
        Assert.All(roles, role => Assert.Equal([$"{Blobs}/read"], Names(role["actions"]!)));
        Assert.Equal([$"{Blobs}/blobs/read", $"{Blobs}/blobs/write", $"{Blobs}/blobs/add/action"], Names(roles[0]["dataActions"]!));
        Assert.Empty(Names(roles[1]["dataActions"]!));
    }

    private static string NameOf(string id, JsonNode variables) =>
        id switch
        {
            _ when id.Contains("blobRights", StringComparison.Ordinal) => "the one of its row",
            _ when id.Contains("variables('builtIn')", StringComparison.Ordinal) => BuiltIn[RoleOf(id.TrimEnd(']', ')'), variables)],
            _ => id.Split('\'')[3], // a role that the template makes
        };

    private static string RoleOf(string reference, JsonNode variables) =>
        (string)variables["builtIn"]![reference.Split("variables('builtIn').")[1].TrimEnd(']')]!;

    private static IEnumerable<string> Names(JsonNode list) => list.AsArray().Select(name => (string)name!);
}
