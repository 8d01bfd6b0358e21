using System.Text.RegularExpressions;
using RoadmapFunctions.EndToEnd.Collecting;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reporting;

/// <summary>An edition is drawn to disk before any of it is stored.</summary>
public sealed class DiskFaultTests(AzuriteFixture azurite)
{
    private const string Timer = "PublishDueReports";
    private static readonly DateTimeOffset AfterReport = new(2021, 2, 11, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Without_a_disk_nothing_of_an_edition_is_stored_and_the_next_attempt_publishes_it()
    {
        var campaign = SmallCampaign.WithSchools(5) with { Id = "no-disk" };
        using var sheet = new RecordedSheetFile(campaign).Write(SyncTests.Rows(4));
        using var disk = new Disk();
        await using var app = new RunningApp(azurite)
        {
            Settings = new Dictionary<string, string>(disk.Settings, StringComparer.Ordinal)
            {
                ["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:05", // time to see the first failure
            },
        };
        await app.StartAsync(sheet.Path, campaign, AfterReport);
        disk.Breaks();
        await app.Host.InvokeTimerAsync(Timer, TestContext.Current.CancellationToken);
        await Wait.UntilAsync("an attempt has failed", async () => await MessageAsync() is not null);
        Assert.Equal("Попытка 1 из 5 не удалась; скоро будет следующая.", await MessageAsync());
        Assert.Empty((await app.GetAsync("api/campaigns/no-disk/editions")).AsArray());

        disk.Heals();
        Assert.Equal("done", (string?)Assert.Single(await app.WorkDoneAsync("no-disk"))!["state"]);
        var edition = Assert.Single((await app.GetAsync("api/campaigns/no-disk/editions")).AsArray())!;
        Assert.Equal("report", (string?)edition["milestoneId"]);
        Assert.True((bool)(await app.GetAsync("api/campaigns/no-disk/editions/1/verification"))["whole"]!);

        async Task<string?> MessageAsync() => (string?)(await app.GetAsync("api/campaigns/no-disk/runs"))[0]!["message"];
    }

    [Fact]
    public async Task On_a_full_disk_a_person_and_a_program_are_told_so_nothing_is_published_and_it_goes_on_when_there_is_room()
    {
        var campaign = SmallCampaign.WithSchools(5) with { Id = "full-disk" };
        using var sheet = new RecordedSheetFile(campaign).Write(SyncTests.Rows(4));
        using var disk = Disk.OfMebibytes(8);
        await using var app = new RunningApp(azurite) { Settings = disk.Settings };
        await app.StartAsync(sheet.Path, campaign, AfterReport);
        await app.PostAsync("api/campaigns/full-disk/sync");
        disk.Fills();
        using var form = new FormUrlEncodedContent([new("reason", "проверка")]);
        using var asked = await app.Http.PostAsync(new Uri("api/campaigns/full-disk/editions", UriKind.Relative), form);
        await Wait.UntilAsync(
            "an attempt has failed",
            async () => (string?)(await app.GetAsync("api/campaigns/full-disk/runs"))[0]!["message"] is not null
        );
        foreach (var route in new[] { "api/campaigns/full-disk/runs", "desk/campaigns/full-disk/editions" })
        {
            Assert.Contains(
                "На диске сервера кончилось место. Ничего не изменено.",
                Regex.Unescape(await app.Http.GetStringAsync(new Uri(route, UriKind.Relative))),
                StringComparison.Ordinal
            );
        }

        Assert.Empty((await app.GetAsync("api/campaigns/full-disk/editions")).AsArray());
        disk.Heals();
        await app.WorkDoneAsync("full-disk");
        Assert.True((bool)(await app.GetAsync("api/campaigns/full-disk/editions/1/verification"))["whole"]!);
    }
}
