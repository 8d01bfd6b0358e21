using System.Diagnostics;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Running;

public sealed class NewCampaignTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("roadmap-new-campaign-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_skeleton_of_the_shipped_campaign_lacks_only_its_order()
    {
        var path = Path.Combine(folder.FullName, "tomsk-roadmap-2020-2021-h2.json");
        var (code, output) = await WriteAsync(path);
        Assert.True(code == 0, output);
        var refusal = Assert.Throws<CampaignFileException>(() => CampaignFile.Read(path));
        Assert.Equal(["$.legalBasis.number"], refusal.Mistakes.Select(mistake => mistake.Place));
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_touched_and_a_bad_name_writes_nothing()
    {
        var path = Path.Combine(folder.FullName, "next.json");
        await File.WriteAllTextAsync(path, "мой", TestContext.Current.CancellationToken);
        var (code, output) = await WriteAsync(path);
        Assert.Equal(1, code);
        Assert.Contains("уже есть и не изменён", output, StringComparison.Ordinal);
        Assert.Equal("мой", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(1, (await WriteAsync(Path.Combine(folder.FullName, "Новая кампания.json"))).Code);
        Assert.Single(folder.GetFiles());
    }

    private static async Task<(int Code, string Output)> WriteAsync(string path)
    {
        var layout = RepositoryLayout.Find();
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    Path.Combine(
                        layout.Root,
                        "src",
                        "RoadmapFunctions.LocalHost",
                        "bin",
                        layout.Configuration,
                        "net10.0",
                        "RoadmapFunctions.LocalHost.dll"
                    ),
                    "--new-campaign",
                    path,
                ]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
