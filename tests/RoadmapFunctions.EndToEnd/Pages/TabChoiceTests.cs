using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>The operator chooses in a browser which of two similar tabs are read, and what becomes of the choice later.</summary>
[Trait("Category", "Browser")]
public sealed class TabChoiceTests(AzuriteFixture azurite, BrowserFixture browser) : IClassFixture<AzuriteFixture>
{
    private static readonly Campaign Campaign = SmallCampaign.WithSchools(5) with
    {
        Id = "tab-choice",
        Sheet = TestCampaign.Small.Sheet with { Tab = new(SheetId: 1) },
    };

    [Fact]
    public async Task A_tab_is_declined_until_it_grows_and_read_until_it_is_gone()
    {
        using var sheet = Answers();
        await using var running = new RunningApp(azurite);
        await running.StartAsync(sheet.Path, Campaign, PagesApp.Eve);
        await using var visit = await Visit.BeginAsync(browser, running);
        await visit.SignInAsync(running, $"/desk/campaigns/{Campaign.Id}");
        var (page, form) = (visit.Page, visit.Page.GetByRole(AriaRole.Group, new() { Name = "Какие листы читать" }));

        await SyncAsync(running, Answers().AddTab("Ответы на форму (2)", 2, Row("2021-01-28 12:00:00", "Школа № 2")), sheet);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Только в нём ответили: № 2.");
        await visit.GlanceAsync("desk-tabs");
        await ChooseAsync(page);
        await SyncAsync(running, Answers().AddTab("Ответы на форму (2)", 2, Row("2021-01-28 12:00:00", "Школа № 2")), sheet);
        await page.ReloadAsync();
        await Assertions.Expect(form).ToHaveCountAsync(0);

        await SyncAsync(
            running,
            Answers()
                .AddTab(
                    "Ответы на форму (2)",
                    2,
                    Row("2021-01-28 12:00:00", "Школа № 2"),
                    Row("2021-01-29 12:00:00", "Школа № 3"),
                    Row("2021-01-29 13:00:00", "Школа № 4")
                ),
            sheet
        );
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("решили не читать, а в нём с тех пор 2 новые строки");
        await form.GetByText("Ответы на форму (2)").ClickAsync();
        await ChooseAsync(page);
        Assert.Equal(3, (int)(await running.PostAsync($"api/campaigns/{Campaign.Id}/sync"))["new"]!);

        Answers().CopyTo(sheet);
        using var answer = await running.Http.PostAsync(
            new Uri($"api/campaigns/{Campaign.Id}/sync?wait=120", UriKind.Relative),
            content: null,
            TestContext.Current.CancellationToken
        );
        Assert.StartsWith(
            "Листа, выбранного для чтения (gid 2), в таблице больше нет: его удалили. Читается «Ответы на форму (1)».",
            (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["detail"],
            StringComparison.Ordinal
        );
    }

    private static RecordedSheetFile Answers() => new RecordedSheetFile(Campaign).WriteCells(Row("2021-01-28 10:00:00", "Школа № 1"));

    private static JsonNode[] Row(string time, string school) => [time, school, "Разработана"];

    private static async Task SyncAsync(RunningApp running, RecordedSheetFile next, RecordedSheetFile sheet)
    {
        next.CopyTo(sheet);
        await running.PostAsync($"api/campaigns/{Campaign.Id}/sync");
    }

    private static async Task ChooseAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Запомнить выбор" }).ClickAsync();
        await page.ArriveAtAsync("**/desk/campaigns/*#sheet");
    }
}
