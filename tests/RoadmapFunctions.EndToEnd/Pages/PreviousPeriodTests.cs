using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>What a school sees of the last period and of the published report, in a real browser.</summary>
[Trait("Category", "Browser")]
public sealed class PreviousPeriodTests(AzuriteFixture azurite, BrowserFixture browser)
{
    [Fact]
    public async Task A_click_copies_the_previous_answer_and_the_school_sheet_waits_for_the_report()
    {
        var before = TestCampaign.Small with
        {
            Id = "period-before",
            Activities = [.. TestCampaign.Small.Activities, .. KindsCampaign.Checked],
            Sheet = TestCampaign.Small.Sheet with { SpreadsheetId = "spreadsheet-id-before" },
        };
        var now = TestCampaign.Small with { Id = "period-now", Previous = before.Id, Activities = before.Activities };
        await using var running = new RunningApp(azurite);
        await running.StartAsync(PagesApp.Sheet, [before, now], new DateTimeOffset(2021, 2, 11, 10, 0, 0, TimeSpan.FromHours(7)));
        using var stored = await running.Http.PostAsJsonAsync(
            new Uri($"api/campaigns/{before.Id}/submissions", UriKind.Relative),
            new
            {
                organization = "sosh-5",
                answers = new object[]
                {
                    new
                    {
                        activity = "scheme",
                        options = new[] { "going" },
                        other = "ждём приказа",
                    },
                    new { activity = "teachers", value = 40 },
                },
            }
        );
        Assert.Equal(HttpStatusCode.Created, stored.StatusCode);

        await using var visit = await Visit.BeginAsync(browser, running);
        var page = visit.Page;
        await page.GotoAsync(await LinkAsync(running, now));
        var question = page.Locator("#scheme");
        await question.Locator("summary").ClickAsync();
        await visit.LookAsync("school-form-previous");
        await question.GetByRole(AriaRole.Button, new() { Name = "Оставить" }).ClickAsync();
        await Assertions.Expect(question.Locator("input[value='going']")).ToBeCheckedAsync();
        await Assertions.Expect(question.Locator("input[value='ready']")).Not.ToBeCheckedAsync();
        await Assertions.Expect(question.Locator("textarea")).ToHaveValueAsync("ждём приказа");
        await Assertions.Expect(page.Locator("#goals details")).ToHaveCountAsync(0);

        // What explains this period's number is not the last period's answer.
        var number = page.Locator("#teachers");
        await number.Locator("textarea").FillAsync("двое в отпуске");
        await number.Locator("summary").ClickAsync();
        await number.GetByRole(AriaRole.Button, new() { Name = "Оставить" }).ClickAsync();
        await Assertions.Expect(number.Locator(".value input")).ToHaveValueAsync("40");
        await Assertions.Expect(number.Locator("textarea")).ToHaveValueAsync("двое в отпуске");

        // A contradiction is asked about once; sent again as it is, it is stored.
        await page.Locator("#trainings input[value='visited']").CheckAsync();
        await page.Locator("#trainings input[value='not-visited']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить ответ" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("«Посещают» и «Не посещают»");
        await visit.GlanceAsync("school-form-asked");
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить ответ" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ответ получен" })).ToBeVisibleAsync();

        await page.GotoAsync("/school");
        var sheet = page.GetByRole(AriaRole.Link, new() { Name = "Информационный лист школы" });
        var address = await sheet.EvaluateAsync<string>("link => link.href");
        var none = await page.APIRequest.GetAsync(address);
        Assert.Equal(404, none.Status);
        Assert.Contains("Отчёт ещё не опубликован", await none.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> LinkAsync(RunningApp running, Campaign campaign)
    {
        var page = await running.Http.GetStringAsync(new Uri($"desk/campaigns/{campaign.Id}/organizations/sosh-5", UriKind.Relative));
        return (await new HtmlParser().ParseDocumentAsync(page)).QuerySelector("code.link")!.TextContent;
    }
}
