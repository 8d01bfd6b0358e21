using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using RoadmapFunctions.EndToEnd.Reminders;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>X1: what people type is shown as they typed it, on every page, and never runs.</summary>
[Trait("Category", "Browser")]
public sealed class HostileTextTests(AzuriteFixture azurite, BrowserFixture browser) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task X1_no_text_of_a_school_or_of_the_sheet_runs_on_any_page()
    {
        // Each school says two of them, one to each activity: half as many pages to open.
        var schools = HostileText.Payloads.Chunk(2).Select((texts, number) => (Id: $"school-{number + 1}", Texts: texts)).ToList();
        var campaign = SmallCampaign.WithSchools(schools.Count) with { Id = "hostile" };
        using var sheet = new RecordedSheetFile(campaign).Write(
            HostileText
                .Payloads.Select((text, number) => new[] { $"2021-01-28 12:{number:D2}:00", text, text, text })
                .Concat(
                    schools.Select(
                        (school, number) =>
                            new[] { $"2021-01-28 13:{number:D2}:00", $"Школа № {number + 1}", school.Texts[0], school.Texts[1] }
                    )
                )
        );
        await using var app = new RunningApp(azurite);
        await app.StartAsync(sheet.Path, campaign, PagesApp.Eve);
        await app.PostAsync("api/campaigns/hostile/sync");
        foreach (var school in schools)
        {
            await SubmitAsync(app, school.Id, school.Texts);
        }

        await app.PostAsync("api/campaigns/hostile/editions?reason=" + Uri.EscapeDataString(HostileText.Payloads[0]));
        await using var operatorVisit = await Visit.BeginAsync(browser, app);
        await operatorVisit.SignInAsync(app);
        var address = "/desk/campaigns/hostile";
        await AssertQuietAsync(operatorVisit.Page, address, "Ход сбора");
        await AssertQuietAsync(operatorVisit.Page, $"{address}/quarantine", HostileText.Payloads[0]);
        await AssertQuietAsync(operatorVisit.Page, $"{address}/editions", HostileText.Payloads[0]);
        await AssertQuietAsync(operatorVisit.Page, $"{address}/editions/1", HostileText.Payloads[0]);
        await AssertQuietAsync(operatorVisit.Page, $"{address}/editions/1/verification", "Расхождений нет");
        await AssertQuietAsync(operatorVisit.Page, $"{address}/own-words", HostileText.Payloads[0]);
        await CorrectAsync(operatorVisit.Page, $"{address}/own-words/scheme");
        await AssertQuietAsync(operatorVisit.Page, $"{address}/own-words/goals", HostileText.Payloads[1]);
        await AssertQuietAsync(operatorVisit.Page, "/api/campaigns/hostile/editions/1/files/report.html", HostileText.Payloads[0]);
        await AssertQuietAsync(operatorVisit.Page, "/api/campaigns/hostile/editions/1/files/summary.html", "СВОДНАЯ");
        await AssertQuietAsync(
            operatorVisit.Page,
            $"{address}?name={Uri.EscapeDataString(HostileText.Payloads[2])}&state={Uri.EscapeDataString(HostileText.Payloads[3])}",
            "Таких школ нет"
        );
        foreach (var (id, texts) in schools)
        {
            await AssertQuietAsync(operatorVisit.Page, $"{address}/organizations/{id}", [.. texts.Select(Cleaned)]);
        }

        foreach (var (id, texts) in schools)
        {
            var link = (
                await new HtmlParser().ParseDocumentAsync(
                    await app.Http.GetStringAsync(new Uri($"desk/campaigns/hostile/organizations/{id}", UriKind.Relative))
                )
            )
                .QuerySelector("code.link")!
                .TextContent;
            await operatorVisit.Page.GotoAsync(link);
            var enter = operatorVisit.Page.GetByRole(AriaRole.Button, new() { Name = "Войти:" });
            await Assertions.Expect(enter.Or(operatorVisit.Page.Locator("form[data-draft]")).First).ToBeVisibleAsync();
            if (await enter.IsVisibleAsync())
            {
                await enter.ClickAsync(); // in the place of the school before
            }

            await operatorVisit.Page.WaitForSelectorAsync("form[data-draft]");
            await Assertions.Expect(operatorVisit.Page.Locator("textarea").Nth(0)).ToHaveValueAsync(Cleaned(texts[0]));
            await Assertions.Expect(operatorVisit.Page.Locator("textarea").Nth(1)).ToHaveValueAsync(Cleaned(texts[1]));
            await AssertNothingRanAsync(operatorVisit.Page);
            await operatorVisit.Page.GetByRole(AriaRole.Link, new() { Name = "Подтверждение" }).ClickAsync();
            await Assertions.Expect(operatorVisit.Page.GetByText("Что вы ответили")).ToBeVisibleAsync();
            await AssertNothingRanAsync(operatorVisit.Page);
        }
    }

    // A text is ticked and stands in a group whose name is hostile too; then a school gives the text up, and the page names it as lost.
    private static async Task CorrectAsync(IPage page, string address)
    {
        await AssertQuietAsync(page, address, HostileText.Payloads[0]);
        await page.Locator("input[name=text]").First.CheckAsync();
        await page.GetByLabel("Название новой группы").FillAsync(HostileText.Payloads[2]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Перенести" }).ClickAsync();
        await Assertions.Expect(page.Locator("article h2", new() { HasText = HostileText.Payloads[2] })).ToBeVisibleAsync();
        await AssertNothingRanAsync(page);
        await page.Locator("input[name=text]").First.CheckAsync();
        await page.GetByLabel("Название новой группы").FillAsync(HostileText.Payloads[2]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Перенести" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(HostileText.Payloads[2]);
        await AssertNothingRanAsync(page);
    }

    [Fact]
    public async Task X1_no_name_runs_on_the_page_of_reminders_or_in_a_letter()
    {
        await using var mail = new MailServer();
        await using var app = new RunningApp(azurite) { Settings = mail.Environment(("Mail__OperatorAddress", "person@imc.test")) };
        var campaign = MailTests.CampaignOf(HostileText.Payloads.Length);
        campaign = campaign with
        {
            Id = "hostile-letters",
            Title = string.Concat(HostileText.Payloads.Take(3)),
            Operator = campaign.Operator with { Name = HostileText.Payloads[1] },
            LegalBasis = campaign.LegalBasis with { Number = HostileText.Payloads[2] },
            Organizations =
            [
                .. campaign.Organizations.Select(
                    (school, number) =>
                        school with
                        {
                            Name = $"«{Printable(HostileText.Payloads[number])}» {school.Name}",
                            ShortName = $"«{Printable(HostileText.Payloads[number])}» {school.ShortName}",
                        }
                ),
            ],
        };
        using var sheet = new RecordedSheetFile(campaign).Write();
        await app.StartAsync(sheet.Path, campaign, PagesApp.Eve);
        await app.PostAsync("api/campaigns/hostile-letters/sync");
        await app.PostAsync("api/campaigns/hostile-letters/editions?reason=" + Uri.EscapeDataString(HostileText.Payloads[0]));
        mail.KnowsRecipient = address => !address.StartsWith("school-1@", StringComparison.Ordinal);
        await using var visit = await Visit.BeginAsync(browser, app);
        await visit.SignInAsync(app);
        await AssertQuietAsync(visit.Page, "/desk/campaigns/hostile-letters/reminders", HostileText.Payloads[1]);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Отправить сейчас" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("остальные не ушли");
        await AssertNothingRanAsync(visit.Page);
        await visit.GlanceAsync("desk-reminders-hostile");
        foreach (var page in CampaignPages)
        {
            await AssertQuietAsync(visit.Page, page);
        }

        // one school is unknown to the server, and the operator has a letter too
        Assert.Equal(HostileText.Payloads.Length, mail.Taken.Count);
        foreach (var letter in mail.Taken)
        {
            await visit.Page.GotoAsync("about:blank");
            await visit.Page.SetContentAsync(letter.HtmlBody!);
            await AssertNothingRanAsync(visit.Page);
            Assert.Equal(1, await visit.Page.Locator("a").CountAsync());
        }
    }

    // Every page that shows what the campaign itself says.
    private static IEnumerable<string> CampaignPages =>
        new[]
        {
            "links",
            "people",
            "journal",
            "analysis",
            "reading",
            "erasures",
            "organizations/school-2/personal-data",
            "edit",
            "edit?part=order",
            "edit?part=dates",
            "edit?part=schools",
            "edit?part=school&item=school-2",
            "edit?part=questions",
            "edit?part=question&item=scheme",
            "edit?part=recommendations",
            "edit?part=terms",
            "edit?part=sheet",
            "preview",
            "preview?as=form",
            "preview?as=paper",
            "preview?as=google",
            "preview?as=report",
        }
            .Select(page => $"/desk/campaigns/hostile-letters/{page}")
            .Append("/desk/campaigns")
            .Append("/desk/edit");

    private static string Printable(string text) =>
        string.Concat(text.Where(letter => !char.IsControl(letter) && letter is not ('\u2028' or '\u2029' or '\uFFFD')));

    private static string Cleaned(string text) =>
        new[] { "\u0000", "\u2028", "\u202E" }.Aggregate(text, (left, gone) => left.Replace(gone, string.Empty, StringComparison.Ordinal));

    private static async Task SubmitAsync(RunningApp app, string school, string[] texts)
    {
        var body = JsonSerializer.Serialize(
            new
            {
                organization = school,
                answers = new[] { new { activity = "scheme", other = texts[0] }, new { activity = "goals", other = texts[1] } },
                respondent = new { name = texts[0], post = texts[1] },
            }
        );
        using var answer = await app.Http.PostAsync(
            new Uri("api/campaigns/hostile/submissions", UriKind.Relative),
            new StringContent(body, System.Text.Encoding.UTF8, "application/json")
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task AssertQuietAsync(IPage page, string address, params string[] shown)
    {
        var answer = await page.GotoAsync(address);
        Assert.True(answer!.Ok, $"{address}: {answer.Status}");
        var body = await page.Locator("body").TextContentAsync() ?? string.Empty;
        Assert.All(shown, text => Assert.Contains(text, body, StringComparison.Ordinal));
        await AssertNothingRanAsync(page);
    }

    private static async Task AssertNothingRanAsync(IPage page)
    {
        Assert.False(await page.EvaluateAsync<bool>("'hit' in window"), $"A text ran on {page.Url}.");
        Assert.DoesNotContain("evil.example", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("base, iframe, object, embed, form[action*=evil], link[href*=evil]").CountAsync());
    }
}
