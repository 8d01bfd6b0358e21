using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>Numbers that do not agree: the form asks at once, the sheet cannot, and the editor says what is compared.</summary>
[Trait("Category", "Browser")]
public sealed class NumberCheckPathTests(AzuriteFixture azurite, BrowserFixture browser) : IClassFixture<AzuriteFixture>
{
    private static readonly Campaign Campaign = KindsCampaign.Only([.. KindsCampaign.Checked]) with { Id = "checks-path" };

    [Fact]
    public async Task A_school_mends_or_explains_its_numbers_and_a_person_reads_those_of_the_sheet()
    {
        using var sheet = new RecordedSheetFile(Campaign).WriteCells([
            "2021-01-28 10:00:00",
            "СОШ № 13",
            "50",
            "10 из 40",
            "40",
            "15",
            "25",
        ]);
        await using var running = new RunningApp(azurite);
        await running.StartAsync(sheet.Path, Campaign, PagesApp.Eve);
        await running.PostAsync($"api/campaigns/{Campaign.Id}/sync");
        await AnswerAsync(running);
        await ReadAsync(running);
        await EditAsync(running);
        await running.PostAsync($"api/campaigns/{Campaign.Id}/editions?reason=checks");
        var summary = await running.GetAsync($"api/campaigns/{Campaign.Id}/summary?format=json");
        Assert.Equal(1, (int)Activity(summary, "teachers")["ownWords"]!);
        Assert.Equal(90, (int)Activity(summary, "trained")["figures"]![0]!["number"]!);
    }

    private async Task AnswerAsync(RunningApp running)
    {
        var key = (await SchoolKeys.OfAsync(azurite.Storage, Campaign))["sosh-5"];
        await using var visit = await Visit.BeginAsync(browser, running);
        var page = visit.Page;
        await page.GotoAsync($"/school#{key}");
        await Number(page, "Сколько учителей обучено").FillAsync("50");
        await Number(page, "Всего учителей").FillAsync("40");
        await Number(page, "Молодых учителей").FillAsync("10");
        await Number(page, "Опытных учителей").FillAsync("20");
        await SendAsync(page);
        // What must be mended and what must be explained are said at once.
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ответ не сохранён");
        await Assertions.Expect(Question(page, "8. Сколько учителей")).ToContainTextAsync("50 чел. больше, чем 40 чел.");
        await Assertions.Expect(Question(page, "13. Всего учителей")).ToContainTextAsync("40 чел. не равно сумме 30 чел.");
        await visit.LookAsync("school-form-numbers");
        await Question(page, "13. Всего учителей").GetByLabel("Пояснение").FillAsync("десять в отпуске");
        await Number(page, "Сколько учителей обучено").FillAsync("40");
        await SendAsync(page);
        await page.ArriveAtAsync("**/school/receipts/*");
        await Assertions.Expect(page.GetByText("Пояснение: десять в отпуске")).ToBeVisibleAsync();
    }

    private async Task ReadAsync(RunningApp running)
    {
        await using var visit = await Visit.BeginAsync(browser, running);
        var page = visit.Page;
        await visit.SignInAsync(running, $"/desk/campaigns/{Campaign.Id}");
        await Assertions.Expect(page.GetByText("1 ответ противоречит себе")).ToBeVisibleAsync();
        await page.GotoAsync($"/desk/campaigns/{Campaign.Id}/reading");
        // Explained or not: a person says whether it holds.
        await Assertions.Expect(page.GetByText("Школа объяснила, почему.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Прочитано, дальше" }).ClickAsync();
        await Assertions
            .Expect(page.GetByText("Числа не сходятся: 50 чел. больше, чем 40 чел. («Всего учителей», вопрос 13)."))
            .ToBeVisibleAsync();
        await visit.LookAsync("desk-reading-numbers");
        await Assertions.Expect(page.GetByLabel("Прочитать как")).ToHaveCountAsync(0);
        await page.GetByLabel("Комментарий").FillAsync("обучены и совместители");
        await page.GetByRole(AriaRole.Button, new() { Name = "Прочитано, дальше" }).ClickAsync();
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("Всё прочитано");
    }

    private async Task EditAsync(RunningApp running)
    {
        await using var visit = await Visit.BeginAsync(browser, running);
        var page = visit.Page;
        await visit.SignInAsync(running, $"/desk/campaigns/{Campaign.Id}/edit?part=question&item=passed");
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = "Сверка 1", Exact = true })).ToBeVisibleAsync();
        await visit.LookAsync("editor-question-checks");
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить сверку" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Не названо, с чем сравнивать.")).ToBeVisibleAsync();
        await visit.GlanceAsync("editor-question-checks-mistake");
        var added = page.GetByRole(AriaRole.Group, new() { Name = "Сверка 2", Exact = true });
        await added.GetByLabel("«Обучено учителей» (вопрос 8)").CheckAsync();
        await page.Locator("button.primary", new() { HasText = "Записать" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Записано в черновик.")).ToBeVisibleAsync();
        await Assertions.Expect(added.GetByLabel("«Обучено учителей» (вопрос 8)")).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByText("Не названо, с чем сравнивать.")).ToHaveCountAsync(0);
    }

    private static ILocator Question(IPage page, string title) => page.Locator("fieldset", new() { HasText = title });

    private static ILocator Number(IPage page, string title) =>
        page.Locator("fieldset", new() { Has = page.Locator("legend", new() { HasText = title }) }).GetByLabel("Ответ, чел.");

    private static Task SendAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Отправить ответ" }).ClickAsync();

    private static JsonNode Activity(JsonNode summary, string id) =>
        summary["activities"]!.AsArray().Single(activity => (string?)activity!["id"] == id)!;
}
