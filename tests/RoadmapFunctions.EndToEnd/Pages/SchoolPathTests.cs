using Microsoft.Playwright;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>The whole path of a school, in a real browser.</summary>
[Trait("Category", "Browser")]
public sealed class SchoolPathTests(PagesApp app, BrowserFixture browser) : IClassFixture<PagesApp>
{
    [Fact]
    public async Task A_school_opens_its_link_answers_and_gets_a_receipt()
    {
        await using var visit = await OpenAsync("sosh-44");
        var page = visit.Page;
        Assert.Equal("/school", new Uri(page.Url).PathAndQuery + new Uri(page.Url).Fragment);
        var cookie = Assert.Single(await visit.CookiesAsync());
        Assert.True(cookie is { HttpOnly: true, SameSite: SameSiteAttribute.Lax });
        await visit.LookAsync("school-form-empty");

        await page.GetByLabel("Разработаны").First.CheckAsync();
        await page.Locator("textarea").Nth(1).FillAsync("встречи с родителями, по субботам");
        await Expect(page.GetByLabel("Фамилия и инициалы")).ToHaveCountAsync(0); // the order asks a school, not a person
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить ответ" }).ClickAsync();
        await page.ArriveAtAsync("**/school/receipts/*");
        await Expect(page.GetByText("ответ получен в срок")).ToBeVisibleAsync();
        await Expect(page.GetByText("встречи с родителями, по субботам")).ToBeVisibleAsync();
        await visit.LookAsync("school-receipt");

        await page.GetByRole(AriaRole.Link, new() { Name = "Дополнить ответ" }).ClickAsync();
        await Expect(page.GetByText("Ответ получен", new() { Exact = false }).First).ToBeVisibleAsync();
        await Expect(page.GetByText("нет ответа на 8 мероприятий")).ToBeVisibleAsync();
        await Expect(page.Locator("textarea").Nth(1)).ToHaveValueAsync("встречи с родителями, по субботам");
        await visit.GlanceAsync("school-form-partial");
    }

    [Fact]
    public async Task H3_double_click_back_and_reload_do_not_double_an_answer()
    {
        await using var visit = await OpenAsync("oosh-38");
        var page = visit.Page;
        await page.Locator("textarea").First.FillAsync("один раз");
        await page.Locator("button.primary").DblClickAsync();
        await page.ArriveAtAsync("**/school/receipts/*");
        await page.ReloadAsync();
        await page.GoBackAsync();
        await page.ArriveAtAsync("**/school");
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить" }).ClickAsync();
        await page.ArriveAtAsync("**/school/receipts/*");
        Assert.Equal(1, await VersionsAsync("oosh-38"));
    }

    [Fact]
    public async Task A_draft_survives_a_reload_and_a_lost_connection_and_goes_when_the_connection_is_back()
    {
        await using var visit = await OpenAsync("sosh-11");
        var page = visit.Page;
        var versions = await VersionsAsync("sosh-11");
        await page.Locator("textarea").Nth(2).FillAsync("черновик, который нельзя потерять");
        await page.ReloadAsync();
        await Expect(page.Locator("textarea").Nth(2)).ToHaveValueAsync("черновик, который нельзя потерять");
        await Expect(page.GetByText("Восстановлен черновик с этого устройства")).ToBeVisibleAsync();
        await visit.GlanceAsync("school-form-draft");

        await visit.OfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить исправленный ответ" }).ClickAsync();
        await Expect(page.GetByText("Нет связи")).ToBeVisibleAsync();
        Assert.Equal(versions, await VersionsAsync("sosh-11"));
        await visit.OfflineAsync(false);
        await page.ArriveAtAsync("**/school/receipts/*");
        Assert.Equal(versions + 1, await VersionsAsync("sosh-11"));

        await page.GotoAsync("/school");
        await Expect(page.GetByText("Восстановлен черновик")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_look_at_the_receipt_does_not_end_a_draft()
    {
        await using var visit = await OpenAsync("sosh-28");
        await visit.Page.Locator("textarea").Nth(3).FillAsync("ещё не отправлено");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Подтверждение" }).ClickAsync();
        await visit.Page.ArriveAtAsync("**/school/receipts/*");
        await visit.Page.GotoAsync("/school");
        await Expect(visit.Page.Locator("textarea").Nth(3)).ToHaveValueAsync("ещё не отправлено");
    }

    [Fact]
    public async Task The_link_of_another_school_asks_before_it_opens()
    {
        await using var visit = await OpenAsync("sosh-41");
        var other = await app.LinkOfAsync("sosh-11");
        await visit.Page.GotoAsync("/"); // so that the link is a new page
        await visit.Page.GotoAsync(other);
        await Expect(visit.Page.GetByText("Вы сейчас работаете как СОШ № 41, а ссылка ведёт к другому входу: СОШ № 11."))
            .ToBeVisibleAsync();
        await visit.LookAsync("other-session");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Остаться: СОШ № 41" }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("СОШ № 41");

        await visit.Page.GotoAsync(other); // in the tab where the form stands
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Войти: СОШ № 11" }).ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("СОШ № 11");
    }

    [Fact]
    public async Task Leaving_takes_the_draft_away_from_the_device_after_a_question()
    {
        await using var visit = await OpenAsync("sosh-41");
        var page = visit.Page;
        await page.Locator("textarea").First.FillAsync("при всех");
        var questions = new List<string>();
        var leaves = false;
        page.Dialog += async (_, dialog) =>
        {
            questions.Add(dialog.Message);
            await (leaves ? dialog.AcceptAsync() : dialog.DismissAsync());
        };
        var leave = page.GetByRole(AriaRole.Button, new() { Name = "Выйти" });
        await leave.ClickAsync();
        Assert.Contains("неотправленный ответ", Assert.Single(questions), StringComparison.Ordinal);
        await Expect(page.Locator("textarea").First).ToHaveValueAsync("при всех");

        leaves = true;
        await leave.ClickAsync();
        await Expect(page.GetByLabel("Код из личной ссылки")).ToBeVisibleAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        await page.GotoAsync(await app.LinkOfAsync("sosh-41"));
        await Expect(page.GetByText("Восстановлен черновик")).ToBeHiddenAsync();
        await Expect(page.Locator("textarea").First).Not.ToHaveValueAsync("при всех");
        await leave.ClickAsync(); // nothing is lost, so nothing is asked
        await Expect(page.GetByLabel("Код из личной ссылки")).ToBeVisibleAsync();
        Assert.Equal(2, questions.Count);
    }

    [Fact]
    public async Task An_answer_that_a_colleague_sent_meanwhile_is_not_replaced_unseen()
    {
        await using var slow = await OpenAsync("sosh-5");
        await slow.Page.Locator("textarea").First.FillAsync("от директора");
        await using var quick = await OpenAsync("sosh-5");
        await quick.Page.Locator("textarea").Nth(1).FillAsync("от заместителя");
        await SendAsync(quick);
        await quick.Page.ArriveAtAsync("**/school/receipts/*");
        await SendAsync(slow);
        await Expect(slow.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("отправили с другого устройства");
        await Expect(slow.Page.Locator("textarea").First).ToHaveValueAsync("от директора");
        await SendAsync(slow);
        await slow.Page.ArriveAtAsync("**/school/receipts/*");

        static Task SendAsync(Visit visit) => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Отправить" }).ClickAsync();
    }

    [Fact]
    public async Task An_empty_answer_comes_back_with_a_sentence_and_nothing_is_lost()
    {
        await using var visit = await OpenAsync("oosh-66");
        var page = visit.Page;
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.UncheckAsync();
        }

        foreach (var words in await page.Locator("textarea").AllAsync())
        {
            await words.FillAsync(string.Empty);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Нет ни одного ответа");
        await visit.GlanceAsync("school-form-mistake");
    }

    [Fact]
    public async Task The_whole_form_is_filled_in_and_sent_by_the_keyboard_alone()
    {
        await using var visit = await OpenAsync("sosh-5");
        var page = visit.Page;
        await visit.TabToAsync("fieldset#" + app.Campaign.Activities[3].Id + " textarea");
        await page.Keyboard.TypeAsync("с клавиатуры");
        await visit.TabToAsync("button.primary");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAtAsync("**/school/receipts/*");
        await Expect(page.GetByText("с клавиатуры")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_door_says_why_a_key_does_not_open()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.Page.GotoAsync("/school");
        await visit.LookAsync("school-door");
        await visit.Page.GetByLabel("Код из личной ссылки").FillAsync($"{app.Campaign.Id}.sosh-5.AAAA");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Войти" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("скопирована не полностью или заменена");
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private async Task<Visit> OpenAsync(string organization)
    {
        var link = await app.LinkOfAsync(organization);
        var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.Page.GotoAsync(link);
        await visit.Page.WaitForSelectorAsync("form[data-draft]");
        return visit;
    }

    private async Task<int> VersionsAsync(string organization)
    {
        using var answer = await app.Running.Http.GetAsync(
            new Uri($"desk/campaigns/{app.Campaign.Id}/organizations/{organization}", UriKind.Relative)
        );
        return (await answer.Content.ReadAsStringAsync()).Split("<li class=\"panel\">").Length - 1;
    }
}
