using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>Every kind of question goes through the real form, the real sheet, the reader's desk and into an edition.</summary>
[Trait("Category", "Browser")]
public sealed class KindsPathTests(AzuriteFixture azurite, BrowserFixture browser) : IClassFixture<AzuriteFixture>
{
    private static readonly Campaign Campaign = KindsCampaign.All with
    {
        Id = "kinds-path",
        Activities =
        [
            .. KindsCampaign.All.Activities.Select(activity =>
                activity.Id == "trained" ? activity with { Heading = new("О людях", "Только те, кто работает сейчас.") } : activity
            ),
        ],
    };

    [Fact]
    public async Task Answers_of_every_kind_come_by_the_form_and_by_the_sheet_and_are_counted_in_the_edition()
    {
        using var sheet = new RecordedSheetFile(Campaign).WriteCells([
            "2021-01-28 10:00:00",
            "СОШ № 13",
            "Разработана",
            "Определены шаги",
            "Посещают",
            "помощь вуза",
            "открытые уроки, встречи",
            "Учителя",
            "около 30",
            "5 февраля 2021",
            "3",
            "18 из 20",
            "https://school13.example/order",
            "В школе, Заочные, дистанционные",
            "Никаких",
        ]);
        await using var running = new RunningApp(azurite);
        await running.StartAsync(sheet.Path, Campaign, PagesApp.Eve);
        await running.PostAsync($"api/campaigns/{Campaign.Id}/sync");

        await AnswerAsync(running);
        await ReadAsync(running);
        await EditAsync(running);

        await running.PostAsync($"api/campaigns/{Campaign.Id}/editions?reason=kinds");
        var summary = await running.GetAsync($"api/campaigns/{Campaign.Id}/summary?format=json");
        Assert.Equal(["sum 1230", "mean 615", "median 615", "least 30", "most 1200"], Figures(summary, "trained"));
        Assert.Equal(["mean 3.5", "median 3.5", "point-1 0", "point-2 0", "point-3 1", "point-4 1"], Figures(summary, "support"));
        Assert.Equal(["part 30", "whole 60", "share 50"], Figures(summary, "passed").Take(3));
        Assert.Equal(["links 2"], Figures(summary, "evidence"));
        Assert.Equal(2, (int)Activity(summary, "helped")["ownWords"]!);
        Assert.Equal(
            ["2021-01-29", "2021-02-05"],
            Activity(summary, "approved")["figures"]!.AsArray().Take(2).Select(figure => (string?)figure!["day"])
        );
        Assert.Equal(3, (int)summary["totals"]!["index"]!["of"]! / 2);
        Assert.Equal("complete", (string?)summary["organizations"]![1]!["completeness"]);
    }

    private async Task AnswerAsync(RunningApp running)
    {
        var key = (await SchoolKeys.OfAsync(azurite.Storage, Campaign))["sosh-5"];
        await using var visit = await Visit.BeginAsync(browser, running);
        var page = visit.Page;
        await page.GotoAsync($"/school#{key}");
        await visit.LookAsync("school-form-kinds");
        await Question(page, "Схема занятий").GetByLabel("Разработана").CheckAsync();
        await Question(page, "Цели и задачи").GetByLabel("Определены шаги").CheckAsync();
        await Question(page, "Тренинги").GetByLabel("Посещают", new() { Exact = true }).CheckAsync();
        await Question(page, "Что помогло").GetByLabel("Ответ").FillAsync("наставники, вуз");
        await Question(page, "Кто участвовал").GetByLabel("Родители").CheckAsync();
        await Question(page, "Сколько учителей обучено").GetByLabel("Ответ, чел.").FillAsync("около тысячи");
        await Question(page, "Когда утверждён план").GetByLabel("Ответ").FillAsync("2021-01-29");
        await Question(page, "Оценка поддержки").GetByLabel("4 (очень помогла)").CheckAsync();
        await Question(page, "Обучение педагогов").GetByLabel("Прошли обучение, чел.").FillAsync("12");
        await Question(page, "Обучение педагогов").GetByLabel("Всего учителей, чел.").FillAsync("40");
        await Question(page, "Подтверждения").GetByLabel("Ссылки").FillAsync("https://school5.example/order");
        await page.GetByLabel("Математика: В школе").CheckAsync();
        await page.GetByLabel("Физика: Никаких").CheckAsync();
        await SendAsync(page);
        await Assertions.Expect(Question(page, "Сколько учителей обучено")).ToContainTextAsync("«около тысячи» — не число.");
        await Assertions.Expect(Question(page, "Сколько учителей обучено").GetByLabel("Ответ, чел.")).ToHaveValueAsync("около тысячи");
        await Assertions.Expect(Question(page, "Что помогло").GetByLabel("Ответ")).ToHaveValueAsync("наставники, вуз");
        await visit.GlanceAsync("school-form-kinds-refused");
        await Question(page, "Сколько учителей обучено").GetByLabel("Ответ, чел.").FillAsync("1 200 человек");
        await SendAsync(page);
        await page.ArriveAtAsync("**/school/receipts/*");
        await Assertions.Expect(page.GetByText("1 200 чел.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("29 января 2021 г.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("наставники, вуз")).ToBeVisibleAsync();
    }

    private async Task ReadAsync(RunningApp running)
    {
        await using var visit = await Visit.BeginAsync(browser, running);
        var page = visit.Page;
        await visit.SignInAsync(running, $"/desk/campaigns/{Campaign.Id}/reading");
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("Не удалось прочитать: около 30");
        await page.GetByLabel("Прочитать как").FillAsync("30 или 40");
        await page.GetByRole(AriaRole.Button, new() { Name = "Прочитано, дальше" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("«30 или 40»");
        await visit.GlanceAsync("desk-reading-number");
        await page.GetByLabel("Прочитать как").FillAsync("30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Прочитано, дальше" }).ClickAsync();
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("Всё прочитано");
    }

    private async Task EditAsync(RunningApp running)
    {
        await using var visit = await Visit.BeginAsync(browser, running);
        var page = visit.Page;
        await visit.SignInAsync(running, $"/desk/campaigns/{Campaign.Id}/preview?as=google");
        await Assertions.Expect(page.GetByText("Перед вопросом заголовок: «О людях»")).ToBeVisibleAsync();
        foreach (
            var (id, legend) in (IEnumerable<(string, string)>)
                [("trained", "Какое число"), ("passed", "Какая доля"), ("approved", "Какая дата"), ("support", "Какая шкала")]
        )
        {
            await page.GotoAsync($"/desk/campaigns/{Campaign.Id}/edit?part=question&item={id}");
            await Assertions.Expect(page.GetByRole(AriaRole.Group, new() { Name = legend })).ToBeVisibleAsync();
            await visit.GlanceAsync($"editor-question-{id}");
        }

        await page.GotoAsync($"/desk/campaigns/{Campaign.Id}/edit?part=question&item=participants");
        await page.GetByText("Каким вариантам он противоречит, вариант 1").ClickAsync();
        await page.GetByLabel("3. Никто").First.CheckAsync();
        await page.Locator("button.primary", new() { HasText = "Записать" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Записано в черновик.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("3. Никто").First).ToBeCheckedAsync();
        await visit.GlanceAsync("editor-question-contradiction");
    }

    private static ILocator Question(IPage page, string title) => page.Locator("fieldset", new() { HasText = title });

    private static Task SendAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Отправить ответ" }).ClickAsync();

    private static JsonNode Activity(JsonNode summary, string id) =>
        summary["activities"]!.AsArray().Single(activity => (string?)activity!["id"] == id)!;

    private static IEnumerable<string> Figures(JsonNode summary, string id) =>
        Activity(summary, id)["figures"]!.AsArray().Select(figure => $"{figure!["id"]} {figure["number"]}");
}
