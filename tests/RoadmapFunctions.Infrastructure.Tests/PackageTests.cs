using System.IO.Compression;
using System.Text.Json.Nodes;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

/// <summary><c>./package</c> makes what is deployed.</summary>
[Trait("Category", "Build")]
public sealed class PackageTests
{
    [Fact]
    public async Task X11_two_folders_give_the_same_bytes_with_all_that_the_host_needs_and_a_list_of_parts()
    {
        using var first = new TemporaryFolder("a");
        using var second = new TemporaryFolder("another-folder-with-a-longer-name");
        await PackAsync(first.Path);
        await PackAsync(second.Path);
        Assert.Equal(await File.ReadAllBytesAsync(Packed(first)), await File.ReadAllBytesAsync(Packed(second)));

        await using var zip = await ZipFile.OpenReadAsync(Packed(first));
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        Assert.Subset(
            names.ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal)
            {
                "host.json",
                "worker.config.json",
                "functions.metadata",
                "extensions.json",
                "RoadmapFunctions.dll",
                ".azurefunctions/function.deps.json",
                "Campaigns/tomsk-roadmap-2020-2021-h1.json",
            }
        );
        Assert.DoesNotContain("local.settings.json", names);

        var parts = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(first.Path, "out", "sbom.json")))!["components"]!
            .AsArray()
            .Select(part => $"{part!["name"]} {part["version"]}");
        var locks = await File.ReadAllTextAsync(Path.Combine(Command.Root, "src/RoadmapFunctions/packages.lock.json"));
        var locked = JsonNode.Parse(locks)!["dependencies"]!["net10.0"]!
            .AsObject()
            .Select(package => $"{package.Key} {package.Value!["resolved"]}");
        Assert.Subset(locked.ToHashSet(StringComparer.OrdinalIgnoreCase), parts.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    private static string Packed(TemporaryFolder folder) => Path.Combine(folder.Path, "out", "app.zip");

    private static async Task PackAsync(string folder)
    {
        await Command.CopySourcesAsync(folder);
        var (code, output) = await Command.RunAsync("/", Path.Combine(folder, "package"));
        Assert.True(code == 0, output);
    }

    private sealed class TemporaryFolder(string name) : IDisposable
    {
        private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("roadmap-");

        public string Path => parent.CreateSubdirectory(name).FullName;

        public void Dispose() => parent.Delete(recursive: true);
    }
}
