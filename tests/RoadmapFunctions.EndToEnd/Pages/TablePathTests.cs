using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>A table is asked as one and answered row by row: by the sheet, by the form with scripts and without them, and in the
/// editor.</summary>
[Trait("Category", "Browser")]
public sealed class TablePathTests(AzuriteFixture azurite, BrowserFixture browser) : IClassFixture<AzuriteFixture>
{
    // A question is asked only after some answer to a row, and a table only after some answer to a question.
    private static readonly Campaign Campaign = KindsCampaign.With([
        .. KindsCampaign.Table.Select(row => row with { Kind = QuestionKind.OneOf }),
        KindsCampaign.LongText with
        {
            OnlyIf = new("courses-maths", ["none"]),
        },
        .. KindsCampaign.NumberTable.Select(row => row with { OnlyIf = new("trainings", ["visited"]) }),
    ]) with
    {
        Id = "table-path",
    };

    [Fact]
    public async Task Rows_are_answered_by_sheet_and_form_and_counted_one_by_one()
    {
        using var sheet = new RecordedSheetFile(Campaign).WriteCells([
            "2021-01-28 10:00:00",
            "СОШ № 18",
            "Разработана",
            "Поставлены по предметам, классам",
            "Посещают",
            "Заочные, дистанционные",
            "В школе",
            "",
            "30",
            "12 чел.",
        ]);
        await using var running = new RunningApp(azurite);
        await running.StartAsync(sheet.Path, Campaign, PagesApp.Eve);
        await running.PostAsync($"api/campaigns/{Campaign.Id}/sync");
        await AnswerWithScriptsAsync(running);
        await AnswerWithoutScriptsAsync(running);
        await running.PostAsync($"api/campaigns/{Campaign.Id}/editions?reason=table");
        var summary = await running.GetAsync($"api/campaigns/{Campaign.Id}/summary?format=json");
        Assert.Equal(["at-school 0", "afar 1", "none 2"], Counts(summary, "courses-maths"));
        Assert.Equal(["at-school 1", "afar 2", "none 0"], Counts(summary, "courses-physics"));
        Assert.Equal(50, (decimal)Activity(summary, "pupils-5")["figures"]![0]!["number"]!);
        Assert.Equal(3, (int)summary["totals"]!["complete"]!);
        await EditAsync(running);
    }

    [Fact]
    public async Task Tables_of_days_shares_points_words_and_links_fit_a_phone_and_are_answered()
    {
        Activity[] questions =
        [
            KindsCampaign.Share,
            KindsCampaign.Date,
            KindsCampaign.Scale,
            KindsCampaign.ShortText,
            KindsCampaign.LongText,
            KindsCampaign.Links,
        ];
        var campaign = KindsCampaign.Only([.. questions.SelectMany(question => Rows(question, "Математика", "Физика"))]) with
        {
            Id = "tables",
        };
        using var sheet = new RecordedSheetFile(campaign).WriteCells();
        await using var running = new RunningApp(azurite);
        await running.StartAsync(sheet.Path, campaign, PagesApp.Eve);
        await using var visit = await Visit.BeginAsync(browser, running);
        var page = visit.Page;
        await page.GotoAsync($"/school#{(await SchoolKeys.OfAsync(azurite.Storage, campaign))["sosh-5"]}");
        foreach (var row in new[] { "Математика", "Физика" })
        {
            await page.GetByLabel($"{row}: Прошли обучение, чел.").FillAsync("12");
            await page.GetByLabel($"{row}: Всего учителей, чел.").FillAsync("40");
            await page.Locator("input[type=date]").Nth(row == "Физика" ? 1 : 0).FillAsync("2021-01-15");
            await page.GetByLabel($"{row}: 3").CheckAsync();
            await page.GetByLabel($"{row}: Ответ").And(page.Locator("textarea")).First.FillAsync("наставники");
            await page.GetByLabel($"{row}: Ответ").And(page.Locator("textarea")).Last.FillAsync("нет");
            await page.GetByLabel($"{row}: Ссылки").FillAsync("https://school.example/plan");
        }

        await Assertions.Expect(page.Locator("[data-missing]")).ToHaveTextAsync("Есть ответы на все вопросы.");
        await visit.LookAsync("school-form-tables");
        await SendAsync(page);
        await page.ArriveAtAsync("**/school/receipts/*");
        await Assertions.Expect(page.GetByText("Есть ответы на все вопросы.")).ToBeVisibleAsync();
        await running.PostAsync($"api/campaigns/{campaign.Id}/editions?reason=tables");
        var summary = await running.GetAsync($"api/campaigns/{campaign.Id}/summary?format=json");
        Assert.Equal(1, (int)Activity(summary, "experience-2")["ownWords"]!); // «нет» answers a question for own words
    }

    private static IEnumerable<Activity> Rows(Activity question, params string[] rows) =>
        rows.Select(
            (row, index) =>
                question with
                {
                    Id = $"{question.Id}-{index + 1}",
                    Number = $"{question.Number}.{index + 1}",
                    Title = new QuestionTable(question.Title, row).Title,
                    ShortTitle = null,
                    Table = new(question.Title, row),
                }
        );

    private async Task AnswerWithScriptsAsync(RunningApp running)
    {
        await using var visit = await Visit.BeginAsync(browser, running);
        var page = visit.Page;
        await page.GotoAsync($"/school#{(await SchoolKeys.OfAsync(azurite.Storage, Campaign))["sosh-5"]}");
        await Assertions.Expect(page.Locator("[data-missing]")).ToHaveTextAsync("Нет ответа на вопросы: 1, 2, 4, 19.1, 19.2.");
        await Assertions.Expect(page.GetByText("Сколько учеников в кружках")).ToBeHiddenAsync();
        await AnswerOthersAsync(page);
        await visit.TabToAsync("#courses-maths input"); // by keyboard too
        await page.GetByLabel("Математика: Никаких").CheckAsync();
        await Assertions.Expect(page.Locator("#experience")).ToBeVisibleAsync();
        await page.GetByLabel("Физика: Заочные, дистанционные").CheckAsync();
        await page.Locator("#courses-physics summary").ClickAsync();
        await page.GetByLabel("Свой ответ, Физика").FillAsync("вебинар вуза");
        await visit.LookAsync("school-form-table");
        await AssertNothingIsCutAsync(page);

        await page.ReloadAsync(); // the draft is kept, and folded words come unfolded
        await Assertions.Expect(page.GetByLabel("Свой ответ, Физика")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Математика: Никаких")).ToBeCheckedAsync();
        await page.Locator("#experience textarea").FillAsync("нет мест на курсах");
        await Assertions.Expect(page.Locator("[data-missing]")).ToHaveTextAsync("Есть ответы на все вопросы.");
        await SendAsync(page);
        await page.ArriveAtAsync("**/school/receipts/*");
        await Assertions.Expect(page.GetByText("Какие курсы прошли учителя [Физика]")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("вебинар вуза")).ToBeVisibleAsync();
    }

    private async Task AnswerWithoutScriptsAsync(RunningApp running)
    {
        await using var visit = await Visit.BeginAsync(browser, running, scripts: false);
        var page = visit.Page;
        await page.GotoAsync("/school");
        await page.GetByRole(AriaRole.Textbox).FillAsync((await SchoolKeys.OfAsync(azurite.Storage, Campaign))["sosh-13"]);
        await page.GetByRole(AriaRole.Button).First.ClickAsync();
        await AnswerOthersAsync(page);
        await page.GetByLabel("Математика: Никаких").CheckAsync();
        await page.GetByLabel("Физика: Заочные, дистанционные").CheckAsync();
        await page.Locator("#experience textarea").FillAsync("далеко ездить");
        await SendAsync(page);
        await page.ArriveAtAsync("**/school/receipts/*");
        await Assertions.Expect(page.GetByText("Есть ответы на все вопросы.")).ToBeVisibleAsync();
    }

    private async Task EditAsync(RunningApp running)
    {
        await using var visit = await Visit.BeginAsync(browser, running);
        var page = visit.Page;
        await visit.SignInAsync(running, $"/desk/campaigns/{Campaign.Id}/edit?part=questions");
        await page.GetByRole(AriaRole.Button, new() { Name = "Добавить таблицу" }).ClickAsync();
        await page.GetByLabel("Вопрос таблицы").FillAsync("Кто ведёт кружки [все]");
        await page.GetByLabel("Эта строка").FillAsync("Шахматы");
        await page.GetByLabel("Добавить строки").FillAsync("Робототехника\nТеатр");
        await page.GetByLabel("Как отвечает школа").SelectOptionAsync("one-of");
        await page.GetByLabel("Не считать в выполнении", new() { Exact = false }).CheckAsync();
        foreach (var (number, text) in new[] { (1, "Учитель"), (2, "Приглашённый педагог") })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Добавить вариант" }).ClickAsync();
            await page.GetByLabel($"Текст, вариант {number}", new() { Exact = false }).FillAsync(text);
        }

        await RecordAsync(page);
        await Assertions.Expect(page.GetByText("В тексте есть квадратная скобка.")).ToBeVisibleAsync();
        await visit.LookAsync("editor-table");
        await page.GetByLabel("Вопрос таблицы").FillAsync("Кто ведёт кружки");
        await RecordAsync(page);
        await Assertions.Expect(page.GetByText("В тексте есть квадратная скобка.")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "21.3. Театр" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Текст, вариант 2", new() { Exact = false })).ToHaveValueAsync("Приглашённый педагог");

        await page.GotoAsync($"/desk/campaigns/{Campaign.Id}/edit?part=questions");
        await visit.GlanceAsync("editor-questions-table");
        await page.GotoAsync($"/desk/campaigns/{Campaign.Id}/preview?as=google");
        await Assertions.Expect(page.GetByText("Строки: Шахматы; Робототехника; Театр.")).ToBeVisibleAsync();
        await page.GotoAsync($"/desk/campaigns/{Campaign.Id}/preview?as=form");
        await page.GetByLabel("Театр: Приглашённый педагог").CheckAsync();
        await page.GotoAsync($"/desk/campaigns/{Campaign.Id}/edit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Опубликовать" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Опубликовано:")).ToBeVisibleAsync();
        var campaign = await running.GetAsync($"api/campaigns/{Campaign.Id}");
        Assert.Equal(
            ["Шахматы", "Робототехника", "Театр"],
            campaign["activities"]!.AsArray().TakeLast(3).Select(row => (string?)row!["table"]!["row"])
        );
    }

    private static async Task AnswerOthersAsync(IPage page)
    {
        await page.GetByLabel("Разработана").CheckAsync();
        await page.Locator("#goals").GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await page.GetByLabel("Посещают", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("5 класс: Ответ, чел.").FillAsync("10");
        await page.GetByLabel("6 класс: Ответ, чел.").FillAsync("8");
    }

    // On a phone each box has its words beside it, on a screen above it.
    private static async Task AssertNothingIsCutAsync(IPage page)
    {
        foreach (var (width, above) in new[] { (360, false), (1280, true) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Assertions.Expect(page.Locator(".grid thead").First).ToBeVisibleAsync(new() { Visible = above });
            Assert.True(
                await page.EvaluateAsync<bool>(
                    "[...document.querySelectorAll('.grid th, .grid td')].every((cell) => cell.scrollWidth <= cell.clientWidth + 1)"
                ),
                $"words of the table are cut at {width} px"
            );
        }
    }

    private static Task SendAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Отправить ответ" }).ClickAsync();

    private static Task RecordAsync(IPage page) => page.Locator(".send button").ClickAsync();

    private static JsonNode Activity(JsonNode summary, string id) =>
        summary["activities"]!.AsArray().Single(activity => (string?)activity!["id"] == id)!;

    private static IEnumerable<string> Counts(JsonNode summary, string id) =>
        Activity(summary, id)["options"]!.AsArray().Select(option => $"{option!["id"]} {option["count"]}");
}
