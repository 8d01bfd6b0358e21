using System.Globalization;
using System.Text.Json.Nodes;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd;

/// <summary>A country in one sheet, with the first campaign's questionnaire, through the worker process as it is deployed.</summary>
public sealed class ScaleTests(AzuriteFixture azurite)
{
    private const int Schools = 40_000;
    private const int Municipalities = 400;
    private const int OwnWordsEvery = 20;

    private const long Instance = 512L * 1024 * 1024;

    [Fact]
    public async Task R7_forty_thousand_organizations_are_synced_published_and_verified_within_512_MB()
    {
        var campaign = CampaignFile.Read(Path.Combine(RepositoryLayout.Find().AppDirectory, "Campaigns", "tomsk-roadmap-2020-2021-h1.json")) with
        {
            Id = "country",
            Organizations = [.. Enumerable.Range(1, Schools).Select(number => new Organization($"school-{number}", $"Школа № {number}", $"№ {number}", Municipality: $"Район {number % Municipalities}"))],
        };
        using var sheet = new RecordedSheetFile(campaign).Write(Enumerable.Range(1, Schools).Select(number => Row(campaign, number)));
        await using var app = new RunningApp(azurite);
        app.Settings["DOTNET_GCHeapHardLimit"] = (Instance * 3 / 4).ToString("X", CultureInfo.InvariantCulture); // what .NET takes of a container of that size
        await app.StartAsync(sheet.Path, campaign);
        app.Http.Timeout = TimeSpan.FromMinutes(10);

        Assert.Equal(Schools, (int)(await app.PostAsync("api/campaigns/country/sync"))["new"]!);
        var afterSync = await PeakOfWorkerAsync(app);
        var edition = await app.PostAsync("api/campaigns/country/editions");
        var afterPublishing = await PeakOfWorkerAsync(app);
        Assert.DoesNotContain(edition["files"]!.AsArray(), file => ((string)file!["name"]!).StartsWith("school-", StringComparison.Ordinal));
        Assert.True((bool)(await app.GetAsync("api/campaigns/country/editions/1/verification"))["whole"]!);
        using var one = await app.Http.GetAsync(new Uri($"api/campaigns/country/editions/1/files/school-school-{Schools}.docx", UriKind.Relative));
        Assert.True(one.IsSuccessStatusCode);

        var peak = await PeakOfWorkerAsync(app);
        TestContext.Current.TestOutputHelper?.WriteLine($"Peak of the worker, MB: {afterSync >> 20} after the sync, {afterPublishing >> 20} after publishing, {peak >> 20} after all; {string.Join(", ", edition["files"]!.AsArray().Select(Size))}");
        Assert.InRange(peak, 1, Instance);
    }

    private static string[] Row(Campaign campaign, int number) =>
    [
        "2021-01-28 12:00:00",
        $"Школа № {number}",
        .. campaign.Activities.Select((activity, index) => string.Join(", ",
        [
            .. activity.Options.Where((_, option) => ((number / (option + 1)) + index) % 2 == 0).Select(option => option.Text).DefaultIfEmpty(activity.Options[0].Text),
            .. (number + index) % OwnWordsEvery == 0 ? [$"проведены беседы с родителями {number % 97} классов"] : Array.Empty<string>(),
        ])),
    ];

    private static string Size(JsonNode? file) => $"{file!["name"]} {(long)file["size"]! / 1024} KB";

    private static async Task<long> PeakOfWorkerAsync(RunningApp app)
    {
        var process = await app.Host.GetWorkerProcessIdAsync(CancellationToken.None);
        var peak = (await File.ReadAllLinesAsync($"/proc/{process}/status")).Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }
}
