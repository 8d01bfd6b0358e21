using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>
/// A whole campaign of sixty schools as a methodologist runs it in the browser: forty texts are read, six answers go back and four come
/// back mended, two days are moved, one school is exempt, one answer is withdrawn. The edition at the end has the counts that were made
/// by hand.
/// </summary>
[Trait("Category", "Browser")]
public sealed class SixtySchoolsTests(AzuriteFixture azurite, BrowserFixture browser) : IAsyncLifetime
{
    private const int Schools = 60;
    private const int Written = 40; // schools 1 to 40 answer the first activity in their own words
    private const int Ticked = 50; // schools 41 to 50 only tick
    private const string Partly = "school-51";
    private const string Wrongly = "school-52";
    private const string Exempt = "school-57";
    private static readonly string[] Extended = ["school-58", "school-59"];
    private static readonly int[] Returned = [3, 9, 15, 21, 27, 33];
    private static readonly int[] Mended = [3, 9, 15, 21];

    private readonly RunningApp app = new(azurite);
    private readonly Campaign campaign = SmallCampaign.WithSchools(Schools) with { Id = "sixty" };
    private RecordedSheetFile sheet = null!;

    private string Desk => $"/desk/campaigns/{campaign.Id}";

    public async ValueTask InitializeAsync()
    {
        sheet = new RecordedSheetFile(campaign).Write();
        await app.StartAsync(sheet.Path, campaign, PagesApp.Eve);
        await app.PostAsync($"api/campaigns/{campaign.Id}/sync");
        foreach (var number in Enumerable.Range(1, Ticked))
        {
            await AnswerAsync($"school-{number}", number <= Written ? $"беседуем с родителями, группа {number}" : null);
        }

        await SendAsync(new { organization = Partly, answers = new[] { new { activity = "goals", options = new[] { "set" } } } });
        await AnswerAsync(Wrongly, words: null);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        sheet.Dispose();
    }

    [Fact]
    public async Task Sixty_schools_are_read_returned_extended_and_published_and_the_counts_are_those_made_by_hand()
    {
        await using var visit = await Visit.BeginAsync(browser, app);
        await visit.SignInAsync(app, Desk);
        var page = visit.Page;
        await Assertions.Expect(page.Locator(".today")).ToContainTextAsync("Не прочитано 40 своих ответов");
        await visit.GlanceAsync("desk-sixty");

        await DecideTermsAsync(page);
        await WithdrawAsync(page);
        await ReadAllAsync(page, Written);
        await visit.GlanceAsync("desk-sixty-returned");
        foreach (var number in Mended)
        {
            await AnswerAsync($"school-{number}", $"беседуем с родителями, группа {number}, раз в месяц");
        }

        await ReadAllAsync(page, Mended.Length);
        await page.GetByRole(AriaRole.Button, new() { Name = "Принять все прочитанные ответы (49)" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Принято ответов: 49");

        await page.GotoAsync(Desk);
        await Assertions.Expect(page.Locator(".today")).ToContainTextAsync("Возвращены и не исправлены 2 ответа");
        await visit.GlanceAsync("desk-sixty-accepted");
        await page.GotoAsync($"{Desk}/editions");
        await page.Locator("input[name=reason]").FillAsync("проверка перед подписью");
        await page.GetByRole(AriaRole.Button, new() { Name = "Выпустить сейчас" }).ClickAsync();
        await Assertions.Expect(page.GetByText("выпущено.")).ToBeVisibleAsync(); // the page waits for it by itself

        await AssertProgressAsync();
        await AssertEditionAsync();
        await AssertJournalAsync();
    }

    // Six go back; of the others every third is in progress, the rest is done.
    private static async Task ReadAllAsync(IPage page, int texts)
    {
        await page.GotoAsync("about:blank");
        for (var read = 0; read < texts; read++)
        {
            await page.GotoAsync($"/desk/campaigns/sixty/reading");
            await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("Не прочитано");
            var said = await page.Locator("#said").InnerTextAsync();
            var number = int.Parse(
                new string([.. said[(said.IndexOf("группа", StringComparison.Ordinal) + 7)..].TakeWhile(char.IsAsciiDigit)]),
                System.Globalization.CultureInfo.InvariantCulture
            );
            if (Returned.Contains(number) && !said.Contains("раз в месяц", StringComparison.Ordinal))
            {
                await page.GetByLabel("Комментарий").FillAsync("Уточните, как часто.");
                await page.GetByRole(AriaRole.Button, new() { Name = "Вернуть школе с комментарием" }).ClickAsync();
            }
            else
            {
                await page.Keyboard.PressAsync(number % 3 == 1 ? "2" : "1");
                await Assertions.Expect(page.Locator("input[name=level]:checked")).ToHaveCountAsync(1);
                await page.Keyboard.PressAsync("Enter");
            }

            await page.ArriveAtAsync("**next=1**");
        }
    }

    private async Task DecideTermsAsync(IPage page)
    {
        foreach (var (school, button) in Extended.Select(each => (each, "Продлить срок")).Append((Exempt, "Освободить от ответа")))
        {
            await page.GotoAsync($"{Desk}/organizations/{school}");
            await page.GetByText("Срок для этой школы").ClickAsync();
            if (school != Exempt)
            {
                await page.GetByLabel("Новый последний день").FillAsync("2021-02-05");
            }

            await page.GetByLabel("Причина").First.FillAsync(school == Exempt ? "школа закрыта" : "карантин");
            await page.GetByLabel("Документ").FillAsync(school == Exempt ? "приказ № 3" : "письмо № 12");
            await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Assertions
                .Expect(page.Locator(".notice", new() { HasText = school == Exempt ? "освобождена" : "продлён" }))
                .ToBeVisibleAsync();
        }
    }

    private async Task WithdrawAsync(IPage page)
    {
        await page.GotoAsync($"{Desk}/organizations/{Wrongly}");
        await DecideAsync("Отозвать этот ответ", "введён за другую школу", "Отозвать ответ");
        await Assertions.Expect(page.GetByText("Отозвана").First).ToBeVisibleAsync();
        await DecideAsync("Вернуть этот ответ", "отозван по ошибке", "Вернуть ответ");
        await Assertions.Expect(page.GetByText("Отозвана")).ToHaveCountAsync(0);
        await DecideAsync("Отозвать этот ответ", "введён за другую школу", "Отозвать ответ");
        await Assertions.Expect(page.GetByText("Отозвана").First).ToBeVisibleAsync();

        async Task DecideAsync(string what, string reason, string button)
        {
            var details = page.Locator("details", new() { HasText = what });
            await details.Locator("summary").ClickAsync();
            await details.GetByLabel("Причина").FillAsync(reason);
            await details.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        }
    }

    private async Task AssertProgressAsync()
    {
        var progress = await app.GetAsync($"api/campaigns/{campaign.Id}/progress");
        Assert.Equal(
            (59, 51, 50, 1, 8, 2, 49, 0),
            (
                (int)progress["expected"]!,
                (int)progress["received"]!,
                (int)progress["complete"]!,
                (int)progress["partial"]!,
                (int)progress["missing"]!,
                (int)progress["returned"]!,
                (int)progress["accepted"]!,
                (int)progress["unread"]!
            )
        );
    }

    // By hand: of the forty texts two are still with their schools (27 and 33) and not assessed. Fourteen have a number that leaves 1
    // when divided by three (1, 4 … 40) and are in progress, so 24 are done. Ten
    // schools ticked «done».
    private async Task AssertEditionAsync()
    {
        var summary = await app.GetAsync($"api/campaigns/{campaign.Id}/summary?format=json");
        var totals = summary["totals"]!;
        Assert.Equal(
            (59, 51, 50, 1, 8, 51, 0, 4),
            (
                (int)totals["expected"]!,
                (int)totals["received"]!,
                (int)totals["complete"]!,
                (int)totals["partial"]!,
                (int)totals["missing"]!,
                (int)totals["onTime"]!,
                (int)totals["late"]!,
                (int)totals["corrected"]!
            )
        );
        var scheme = summary["activities"]!.AsArray().Single(each => (string)each!["id"]! == "scheme")!;
        var statuses = scheme["statuses"]!.AsObject().ToDictionary(each => each.Key, each => (int)each.Value!);
        Assert.Equal((24 + 10, 14), (statuses["done"], statuses["in-progress"]));
        Assert.Equal(40, (int)scheme["ownWords"]!);

        var report = await ReportAsync();
        Assert.All(
            [
                "На доработку возвращалось 6 ответов, представлено вновь — 4; ещё не исправлены: № 27 и 33.",
                "Срок продлён: № 58 и 59 (до 05.02.2021, письмо № 12).",
                "Освобождены от представления информации: № 57 (школа закрыта, приказ № 3).",
            ],
            sentence => Assert.Contains(sentence, report, StringComparison.Ordinal)
        );
    }

    private async Task<string> ReportAsync()
    {
        var html = await app.Http.GetStringAsync(new Uri($"api/campaigns/{campaign.Id}/editions/1/files/report.html", UriKind.Relative));
        var document = await new HtmlParser().ParseDocumentAsync(html);
        return document.Body!.TextContent.Replace('\u00A0', ' ');
    }

    private async Task AssertJournalAsync()
    {
        var acts = (await app.GetAsync($"api/campaigns/{campaign.Id}/journal"))
            .AsArray()
            .CountBy(entry => (string)entry!["act"]!)
            .ToDictionary(each => each.Key, each => each.Value);
        Assert.Equal(
            (38, 6, 3, (2, 1), 1, 1),
            (
                acts["answer-assessed"],
                acts["answer-returned"],
                acts["terms-decided"],
                (acts["answer-withdrawn"], acts["answer-restored"]),
                acts["read-answers-accepted"],
                acts["edition-asked-for"]
            )
        );
    }

    /// <param name="words">Instead of a tick at the first activity.</param>
    private Task AnswerAsync(string school, string? words) =>
        SendAsync(
            new
            {
                organization = school,
                answers = new object[]
                {
                    words is null ? new { activity = "scheme", options = new[] { "ready" } } : new { activity = "scheme", other = words },
                    new { activity = "goals", options = new[] { "set" } },
                    new { activity = "trainings", options = new[] { "visited" } },
                },
            }
        );

    private async Task SendAsync(object answer)
    {
        using var sent = await app.Http.PostAsJsonAsync($"api/campaigns/{campaign.Id}/submissions", answer);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
    }
}
