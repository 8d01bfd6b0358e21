using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>The operator corrects the groups of own words in a browser.</summary>
[Trait("Category", "Browser")]
public sealed class OwnWordsTests(OwnWordsTests.App served, BrowserFixture browser) : IClassFixture<OwnWordsTests.App>, IAsyncLifetime
{
    private static readonly string[] Written =
    [
        "беседа с родителями",
        "Беседы с родителями",
        "анкета учителей",
        "анкетирование педагогов",
        "лекторий",
    ];

    private RunningApp Running => served.Running;
    private readonly Campaign campaign = served.Next();

    private string Address => $"/desk/campaigns/{campaign.Id}/own-words";

    public async ValueTask InitializeAsync()
    {
        foreach (var (number, text) in Written.Index())
        {
            await AnswerAsync(campaign.Id, $"school-{number + 1}", [("scheme", text)]);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Texts_are_moved_joined_renamed_split_and_the_last_step_is_undone()
    {
        await using var visit = await SignInAsync();
        var page = visit.Page;
        await Assertions.Expect(page.GetByText("5 своих ответов: 1 группа, 3 вне групп.")).ToBeVisibleAsync();
        await page.GetByText("Беседы с родителями — 2").ClickAsync();
        await visit.GlanceAsync("desk-own-words");
        await page.GetByRole(AriaRole.Link, new() { Name = "Исправить группы" }).ClickAsync();
        await visit.GlanceAsync("desk-own-words-activity");

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "анкета учителей" }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "анкетирование педагогов" }).CheckAsync();
        await MoveAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Впишите её название");
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "анкета учителей" })).ToBeCheckedAsync();
        await visit.GlanceAsync("desk-own-words-mistake");
        await page.GetByLabel("Название новой группы").FillAsync("Анкеты");
        await MoveAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Записано");
        Assert.Equal(
            [
                "Анкеты: анкета учителей | анкетирование педагогов",
                "Беседы с родителями: Беседы с родителями | беседа с родителями",
                "лекторий: лекторий",
            ],
            await GroupsAsync()
        );

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Вся группа «Беседы с родителями»" }).CheckAsync();
        await page.GetByLabel("Куда").SelectOptionAsync(new SelectOptionValue { Label = "Анкеты" });
        await MoveAsync(page);
        await Assertions.Expect(page.Locator("article")).ToHaveCountAsync(1);
        await RenameAsync(page, "Анкеты", "Опросы и беседы");
        Assert.Equal(
            [
                "Опросы и беседы: Беседы с родителями | анкета учителей | анкетирование педагогов | беседа с родителями",
                "лекторий: лекторий",
            ],
            await GroupsAsync()
        );
        await visit.GlanceAsync("desk-own-words-corrected");

        await page.GetByRole(AriaRole.Button, new() { Name = "Отменить последнюю правку" }).ClickAsync();
        await Assertions.Expect(page.Locator("article h2")).ToHaveTextAsync("Анкеты");
        await page.GetByRole(AriaRole.Button, new() { Name = "Вернуть, как нашла программа" }).ClickAsync();
        await Assertions.Expect(page.Locator("article h2")).ToHaveTextAsync("Беседы с родителями");
        Assert.Empty((await Running.GetAsync($"api/campaigns/{campaign.Id}/own-words"))["corrections"]!["activities"]!.AsArray());
    }

    [Fact]
    public async Task A_page_that_is_out_of_date_overwrites_nothing_and_keeps_what_was_ticked()
    {
        await using var colleague = await SignInAsync("/scheme");
        await using var visit = await Visit.BeginAsync(browser, Running, scripts: false);
        await visit.Page.GotoAsync($"{Address}/scheme");
        await visit.Page.GetByLabel("Ключ оператора").FillAsync(Running.Key.Text);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "лекторий" }).CheckAsync();
        await visit.Page.GetByLabel("Название новой группы").FillAsync("Лекции");

        await RenameAsync(colleague.Page, "Беседы с родителями", "Семья");
        await MoveAsync(visit.Page);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("исправил другой оператор");
        await Assertions.Expect(visit.Page.Locator("article h2")).ToHaveTextAsync("Семья");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "лекторий" })).ToBeCheckedAsync();
        await MoveAsync(visit.Page);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Записано");
        Assert.Equal(
            [
                "Лекции: лекторий",
                "Семья: Беседы с родителями | беседа с родителями",
                "анкета учителей: анкета учителей",
                "анкетирование педагогов: анкетирование педагогов",
            ],
            await GroupsAsync()
        );
    }

    [Fact]
    public async Task A_program_with_an_old_ETag_overwrites_nothing_either()
    {
        using var read = await Running.Http.GetAsync(new Uri($"api/campaigns/{campaign.Id}/own-words", UriKind.Relative));
        foreach (var (name, status) in new[] { ("Первая", 200), ("Вторая", 412) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"api/campaigns/{campaign.Id}/own-words", UriKind.Relative))
            {
                Content = new StringContent(
                    $$"""{"activities": [{"activity": "scheme", "groups": [{"name": "{{name}}", "texts": ["лекторий"]}]}]}""",
                    Encoding.UTF8,
                    "application/json"
                ),
            };
            request.Headers.IfMatch.Add(read.Headers.ETag!);
            using var answer = await Running.Http.SendAsync(request);
            Assert.Equal(status, (int)answer.StatusCode);
        }

        Assert.Contains("Первая: лекторий", await GroupsAsync());

        // The tag of what is stored goes by the same way, and the answer of a change has the next one.
        using var stored = await Running.Http.GetAsync(new Uri($"api/campaigns/{campaign.Id}/own-words", UriKind.Relative));
        var tag = stored.Headers.ETag!;
        foreach (var name in new[] { "Третья", "Четвёртая" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"api/campaigns/{campaign.Id}/own-words", UriKind.Relative))
            {
                Content = new StringContent(
                    $$"""{"activities": [{"activity": "scheme", "groups": [{"name": "{{name}}", "texts": ["лекторий"]}]}]}""",
                    Encoding.UTF8,
                    "application/json"
                ),
            };
            request.Headers.IfMatch.Add(tag);
            using var answer = await Running.Http.SendAsync(request);
            Assert.Equal(200, (int)answer.StatusCode);
            tag = answer.Headers.ETag!;
        }
    }

    [Fact]
    public async Task Texts_that_schools_have_changed_are_named_and_forgotten()
    {
        await using var visit = await SignInAsync("/scheme");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "лекторий" }).CheckAsync();
        await page.GetByLabel("Название новой группы").FillAsync("Лекции");
        await MoveAsync(page);
        await AnswerAsync(campaign.Id, "school-5", [("scheme", "семинар")]);
        await page.GotoAsync($"{Address}/scheme");
        await Assertions.Expect(page.GetByText("этих текстов больше нет: «лекторий»")).ToBeVisibleAsync();
        await visit.GlanceAsync("desk-own-words-lost");
        await page.GetByRole(AriaRole.Button, new() { Name = "Забыть эти тексты" }).ClickAsync();
        await Assertions.Expect(page.GetByText("этих текстов больше нет")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Forty_schools_and_ten_activities_stay_readable()
    {
        string[] words =
        [
            "проведены беседы с родителями",
            "беседы с родителями проведены в каждом классе",
            "анкетирование педагогов школы",
            "курсы повышения квалификации",
            "открытые уроки для молодых учителей",
            "педагогический совет",
            "наставничество",
            "пробные работы по математике",
        ];
        var first = CampaignFile.Read(
            Path.Combine(
                LocalHost.CommandLine.RepositoryLayout.Find().Root,
                "src/RoadmapFunctions/Campaigns/tomsk-roadmap-2020-2021-h1.json"
            )
        );
        var many = first with
        {
            Id = "forty-schools",
            Organizations =
            [
                .. Enumerable
                    .Range(1, 40)
                    .Select(number => new Organization($"school-{number}", $"МАОУ СОШ № {number} г. Томска", $"СОШ № {number}")),
            ],
        };
        using var sheet = new RecordedSheetFile(many).Write([]);
        await using var large = new RunningApp(Running.Azurite);
        await large.StartAsync(sheet.Path, many, PagesApp.Eve);
        foreach (var number in Enumerable.Range(1, 40))
        {
            var answers = many.Activities.Select(
                (activity, index) =>
                    (
                        activity.Id,
                        number % 3 == 0
                            ? $"{words[(number + index) % words.Length]}, {(index % 2 == 0 ? "ежемесячно" : "по плану")} № {number}"
                            : words[number * (index + 3) % words.Length]
                    )
            );
            await AnswerAsync(large, many.Id, $"school-{number}", [.. answers]);
        }

        await using var visit = await Visit.BeginAsync(browser, large);
        await visit.SignInAsync(large, $"/desk/campaigns/{many.Id}/own-words");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveCountAsync(10);
        await visit.LookAsync("desk-own-words-forty");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Исправить группы мероприятия 11" }).ClickAsync();
        await visit.LookAsync("desk-own-words-forty-activity");
    }

    private static async Task RenameAsync(IPage page, string group, string name)
    {
        await page.GetByText($"Переименовать группу «{group}»").ClickAsync();
        await page.GetByLabel($"Новое название группы «{group}»").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Переименовать" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Записано");
    }

    private static Task MoveAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Перенести" }).ClickAsync();

    private async Task<string[]> GroupsAsync() =>
        [
            .. (await Running.GetAsync($"api/campaigns/{campaign.Id}/own-words"))["activities"]!
                .AsArray()
                .SelectMany(activity => activity!["groups"]!.AsArray())
                .Select(group =>
                    $"{group!["name"]}: {string.Join(" | ", group["texts"]!.AsArray().Select(text => (string?)text!["text"]))}"
                )
                .Order(StringComparer.Ordinal),
        ];

    private Task AnswerAsync(string campaignId, string school, (string Activity, string Words)[] answers) =>
        AnswerAsync(Running, campaignId, school, answers);

    private static async Task AnswerAsync(RunningApp app, string campaignId, string school, (string Activity, string Words)[] answers)
    {
        var body = JsonSerializer.Serialize(
            new { organization = school, answers = answers.Select(answer => new { activity = answer.Activity, other = answer.Words }) }
        );
        using var answer = await app.Http.PostAsync(
            new Uri($"api/campaigns/{campaignId}/submissions", UriKind.Relative),
            new StringContent(body, Encoding.UTF8, "application/json")
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<Visit> SignInAsync(string under = "")
    {
        var visit = await Visit.BeginAsync(browser, Running);
        await visit.SignInAsync(Running, Address + under);
        return visit;
    }

    /// <summary>One app with a campaign for each test.</summary>
    public sealed class App(AzuriteFixture azurite) : IAsyncLifetime
    {
        private readonly Queue<Campaign> campaigns = new(
            Enumerable.Range(1, 10).Select(number => SmallCampaign.WithSchools(Written.Length) with { Id = $"own-words-{number}" })
        );

        private RecordedSheetFile? sheet;

        public RunningApp Running { get; } = new(azurite);

        public Campaign Next() => campaigns.Dequeue();

        public async ValueTask InitializeAsync()
        {
            sheet = new RecordedSheetFile(campaigns.Peek()).Write([]);
            await Running.StartAsync(sheet.Path, [.. campaigns], PagesApp.Eve);
        }

        public async ValueTask DisposeAsync()
        {
            await Running.DisposeAsync();
            sheet?.Dispose();
        }
    }
}
