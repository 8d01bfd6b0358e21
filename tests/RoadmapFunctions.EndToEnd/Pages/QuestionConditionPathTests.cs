using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>A question that waits for an answer to another one: with scripts, without them, in the sheet and in the editor.</summary>
[Trait("Category", "Browser")]
public sealed class QuestionConditionPathTests(AzuriteFixture azurite, BrowserFixture browser) : IClassFixture<AzuriteFixture>
{
    private static readonly Campaign Campaign = KindsCampaign.With([.. KindsCampaign.Conditional]) with { Id = "conditions-path" };

    [Fact]
    public async Task A_question_comes_when_it_is_asked_and_what_was_not_asked_does_not_count()
    {
        using var sheet = new RecordedSheetFile(Campaign).WriteCells([
            "2021-01-28 10:00:00",
            "СОШ № 18",
            "Разработана",
            "Поставлены по предметам, классам",
            "Посещают",
            "",
            "",
            "",
        ]);
        await using var running = new RunningApp(azurite);
        await running.StartAsync(sheet.Path, Campaign, PagesApp.Eve);
        await running.PostAsync($"api/campaigns/{Campaign.Id}/sync");
        await AnswerWithScriptsAsync(running);
        await AnswerWithoutScriptsAsync(running);
        await EditAsync(running);
        await running.PostAsync($"api/campaigns/{Campaign.Id}/editions?reason=conditions");
        var summary = await running.GetAsync($"api/campaigns/{Campaign.Id}/summary?format=json");
        Assert.Equal((1, 1, 1), Counts(summary, "why"));
        Assert.Equal((1, 1, 0), Counts(summary, "people"));
        Assert.Equal(3, (int)summary["totals"]!["complete"]!);
    }

    private async Task AnswerWithScriptsAsync(RunningApp running)
    {
        await using var visit = await Visit.BeginAsync(browser, running);
        var page = visit.Page;
        await page.GotoAsync($"/school#{(await SchoolKeys.OfAsync(azurite.Storage, Campaign))["sosh-5"]}");
        await Assertions.Expect(Question(page, "why")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[data-missing]")).ToHaveTextAsync("Нет ответа на вопросы: 1, 2, 4.");
        await visit.GlanceAsync("school-form-conditions-hidden");
        await Question(page, "scheme").GetByLabel("Разработана").CheckAsync();
        await Question(page, "goals").GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await Question(page, "trainings").GetByLabel("Не посещают").CheckAsync();
        await Assertions.Expect(Question(page, "why")).ToBeVisibleAsync();
        await Assertions.Expect(Question(page, "people")).ToBeHiddenAsync();
        await Question(page, "help").GetByLabel("Нужна", new() { Exact = true }).CheckAsync();
        await Question(page, "people").GetByLabel("Ответ, чел.").FillAsync("3");
        await visit.LookAsync("school-form-conditions");
        await Question(page, "trainings").GetByLabel("Не посещают").UncheckAsync();
        await Assertions.Expect(Question(page, "people")).ToBeHiddenAsync();

        // Of own words alone nobody knows what they tick: what has been answered counts, and is seen.
        await Question(page, "trainings").Locator("textarea").FillAsync("когда как");
        await Assertions.Expect(Question(page, "people")).ToBeVisibleAsync();
        await Assertions.Expect(Question(page, "why")).ToBeHiddenAsync();
        await Question(page, "trainings").Locator("textarea").FillAsync(string.Empty);
        await Assertions.Expect(Question(page, "people")).ToBeHiddenAsync();
        await Question(page, "trainings").GetByLabel("Не посещают").CheckAsync();
        await Assertions.Expect(Question(page, "people").GetByLabel("Ответ, чел.")).ToHaveValueAsync("3");
        await Question(page, "why").GetByLabel("Ответ").FillAsync("нет специалиста");
        await SendAsync(page);
        await page.ArriveAtAsync("**/school/receipts/*");
        await Assertions.Expect(page.GetByText("Есть ответы на все вопросы.")).ToBeVisibleAsync();
    }

    private async Task AnswerWithoutScriptsAsync(RunningApp running)
    {
        await using var visit = await Visit.BeginAsync(browser, running, scripts: false);
        var page = visit.Page;
        await page.GotoAsync("/school");
        await page.GetByRole(AriaRole.Textbox).FillAsync((await SchoolKeys.OfAsync(azurite.Storage, Campaign))["sosh-13"]);
        await page.GetByRole(AriaRole.Button).First.ClickAsync();
        await Assertions.Expect(Question(page, "why")).ToContainTextAsync("Ответьте, если в вопросе 4 отмечено «Не посещают».");
        await Question(page, "scheme").GetByLabel("Разработана").CheckAsync();
        await Question(page, "goals").GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await Question(page, "trainings").GetByLabel("Посещают", new() { Exact = true }).CheckAsync();
        await Question(page, "why").GetByLabel("Ответ").FillAsync("лишний ответ");
        await SendAsync(page);
        await page.ArriveAtAsync("**/school/receipts/*");
        await Assertions.Expect(page.GetByText("Есть ответы на все вопросы.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Ответ сохранён и не учитывается:")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("лишний ответ")).ToBeVisibleAsync();
    }

    private async Task EditAsync(RunningApp running)
    {
        await using var visit = await Visit.BeginAsync(browser, running);
        var page = visit.Page;
        await visit.SignInAsync(running, $"/desk/campaigns/{Campaign.Id}/edit?part=question&item=why");
        var waited = page.GetByRole(AriaRole.Group, new() { Name = "Если в вопросе 4 отмечено" });
        await Assertions.Expect(waited.GetByLabel("Не посещают")).ToBeCheckedAsync();
        await visit.LookAsync("editor-question-condition");
        await page.GetByRole(AriaRole.Group, new() { Name = "Если в вопросе 1 отмечено" }).GetByLabel("Разработана").CheckAsync();
        await page.Locator("button.primary", new() { HasText = "Записать" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Отмечены варианты разных вопросов.")).ToBeVisibleAsync();
        await visit.GlanceAsync("editor-question-condition-mistake");
        await waited.GetByLabel("Не посещают").UncheckAsync();
        await page.Locator("button.primary", new() { HasText = "Записать" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Записано в черновик.")).ToBeVisibleAsync();
        await page.GotoAsync($"/desk/campaigns/{Campaign.Id}/preview?as=google");
        await Assertions.Expect(page.GetByText("Ответьте, если в вопросе 1 отмечено «Разработана».")).ToBeVisibleAsync();
    }

    private static ILocator Question(IPage page, string id) => page.Locator($"fieldset#{id}");

    private static Task SendAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Отправить ответ" }).ClickAsync();

    private static (int Asked, int Answered, int OwnWords) Counts(JsonNode summary, string id)
    {
        var activity = summary["activities"]!.AsArray().Single(each => (string?)each!["id"] == id)!;
        return ((int)activity["asked"]!, (int)activity["answered"]!, (int)activity["ownWords"]!);
    }
}
