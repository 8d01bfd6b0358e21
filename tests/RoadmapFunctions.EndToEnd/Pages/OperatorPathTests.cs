using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Playwright;
using RoadmapFunctions.Reporting.Editions;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>The whole path of the operator, in a real browser.</summary>
[Trait("Category", "Browser")]
public sealed class OperatorPathTests(PagesApp app, BrowserFixture browser) : IClassFixture<PagesApp>
{
    private string Desk => $"/desk/campaigns/{app.Campaign.Id}";

    [Fact]
    public async Task The_operator_signs_in_with_the_key_and_comes_where_they_wanted()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.Page.GotoAsync($"{Desk}/quarantine");
        Assert.Contains("/desk/sign-in?return=", visit.Page.Url, StringComparison.Ordinal);
        await visit.LookAsync("desk-door");
        await visit.Page.GetByLabel("Ключ оператора").FillAsync("не тот");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Войти" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ключ не подходит");
        await visit.Page.GetByLabel("Ключ оператора").FillAsync(app.Running.Key.Text);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.ArriveAtAsync($"**{Desk}/quarantine");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await visit.Page.GotoAsync(Desk);
        Assert.Contains("/desk/sign-in", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_comes_with_a_link_signs_nobody_in_until_the_person_says_so()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.Page.GotoAsync($"/desk/sign-in#{app.Running.Key.Text}");
        await Assertions.Expect(visit.Page.GetByText("Ключ взят из ссылки")).ToBeVisibleAsync();
        Assert.EndsWith("/desk/sign-in", visit.Page.Url, StringComparison.Ordinal); // the key does not stay in the address
        Assert.Empty(await visit.CookiesAsync());
        await visit.GlanceAsync("desk-door-from-link");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.LeaveAsync("sign-in");
    }

    [Fact]
    public async Task The_desk_shows_progress_with_names_and_takes_the_sheet_over()
    {
        await using var visit = await SignInAsync(Desk);
        var page = visit.Page;
        await Assertions.Expect(page.Locator(".tile", new() { HasText = "Нет ответа" })).ToContainTextAsync("СОШ № 41 и 44");
        await Assertions.Expect(page.Locator(".milestones li").First).ToContainTextAsync("завтра");
        await visit.LookAsync("desk-progress");
        await page.GetByRole(AriaRole.Button, new() { Name = "Получить ответы сейчас" }).ClickAsync();
        await page.ArriveAtAsync($"**{Desk}#sheet");
        await Assertions.Expect(page.Locator("section", new() { HasText = "Таблица Google" })).ToContainTextAsync("новых 0");

        // Who cannot hover reads what a number means below the table.
        await page.Locator("table.heat th a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".numbers :target")).ToContainTextAsync(app.Campaign.Activities[0].Title);

        await page.GetByLabel("Состояние").SelectOptionAsync("missing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Отобрано")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_row_in_quarantine_is_assigned_set_aside_and_taken_back()
    {
        await using var visit = await SignInAsync($"{Desk}/quarantine");
        var page = visit.Page;
        await visit.LookAsync("desk-quarantine");
        var near = page.Locator("article", new() { HasText = "проверьте, прежде чем соглашаться" });
        await Assertions.Expect(near.GetByLabel("Это ответ школы")).ToHaveValueAsync("oosh-38");
        await near.GetByRole(AriaRole.Button, new() { Name = "Отнести к школе" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Отнесена к школе «ООШ № 38»")).ToBeVisibleAsync();

        var other = page.Locator("article", new() { Has = page.GetByLabel("Причина") });
        await other.GetByLabel("Причина").FillAsync("проверка формы");
        await other.GetByRole(AriaRole.Button, new() { Name = "Не учитывать строку" }).ClickAsync();
        await Assertions.Expect(page.GetByText("В карантине нет строк, ожидающих решения.")).ToBeVisibleAsync();
        await visit.GlanceAsync("desk-quarantine-settled");

        await page.GotoAsync($"{Desk}/organizations/oosh-38");
        await Assertions.Expect(page.GetByText("Ответ, который учитывается")).ToBeVisibleAsync();
        await visit.LookAsync("desk-organization");

        await page.GotoAsync($"{Desk}/quarantine");
        await page.Locator("article", new() { HasText = "проверка формы" })
            .GetByRole(AriaRole.Button, new() { Name = "Отменить решение" })
            .ClickAsync();
        await Assertions.Expect(page.GetByText("1 строка таблицы ждёт решения")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_edition_is_published_from_the_desk_and_read()
    {
        await using var visit = await SignInAsync($"{Desk}/editions");
        var page = visit.Page;
        await page.GetByLabel("Причина внеочередного издания").FillAsync("проверка перед сроком");
        await page.GetByRole(AriaRole.Button, new() { Name = "Выпустить сейчас" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("выпущено");
        await visit.LookAsync("desk-editions");
        await page.GetByRole(AriaRole.Link, new() { Name = "Издание" }).First.ClickAsync();
        await visit.LookAsync("desk-edition");
        await page.GetByRole(AriaRole.Link, new() { Name = "Проверить издание сейчас" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Расхождений нет");
        await Assertions.Expect(page.Locator("td.tone-good")).ToHaveCountAsync(4);
        await visit.LookAsync("desk-verification");

        await DamageAsync("report.docx");
        await page.GetByRole(AriaRole.Link, new() { Name = "Проверить ещё раз" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Найдено 1 расхождение");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("report.docx: байтов 3 вместо");
        await Assertions.Expect(page.Locator("tr", new() { HasText = "Содержание" })).ToContainTextAsync("расхождений: 1");
        await visit.GlanceAsync("desk-verification-damaged");
        await page.GetByRole(AriaRole.Link, new() { Name = "← Издание" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Читать" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("проверка перед сроком").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_journal_says_who_did_what_and_is_read_by_keyboard_and_on_paper()
    {
        await using var visit = await SignInAsync($"{Desk}/organizations/sosh-5");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Журнал", Exact = true }).ClickAsync();
        var entries = page.GetByRole(AriaRole.Region, new() { Name = "Записи журнала" });
        await Assertions.Expect(entries).ToContainTextAsync("Открыта страница школы с её ответами и личной ссылкой");
        await visit.TabToAsync("a[href$='journal.csv']");
        await visit.LookAsync("desk-journal");
    }

    [Fact]
    public async Task The_form_has_a_page_with_its_script_and_a_key_that_can_be_replaced()
    {
        await using var visit = await SignInAsync($"{Desk}/links");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Форма Google" }).ClickAsync();
        await visit.LookAsync("desk-google-form");
        var script = await page.APIRequest.GetAsync(
            await page.GetByRole(AriaRole.Link, new() { Name = "скрипт" }).First.EvaluateAsync<string>("link => link.href")
        );
        Assert.Contains("function createForm()", await script.TextAsync(), StringComparison.Ordinal);
        var key = page.Locator("code.link").Nth(1);
        var before = await key.TextContentAsync();
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Заменить ключ" }).ClickAsync();
        await Assertions.Expect(key).Not.ToHaveTextAsync(before!);
    }

    [Fact]
    public async Task Links_are_shown_printed_and_replaced()
    {
        await using var visit = await SignInAsync($"{Desk}/links");
        await visit.LookAsync("desk-links");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Page.GetByRole(AriaRole.Link, new() { Name = "Скачать таблицу для рассылки" }).ClickAsync()
        );
        Assert.Equal($"Личные ссылки школ, {app.Campaign.Period}.csv", download.SuggestedFilename);
        var lines = (await File.ReadAllTextAsync(await download.PathAsync())).Split("\r\n");
        var before = await app.LinkOfAsync("sosh-11");
        Assert.Contains(
            lines,
            line => line.StartsWith("СОШ № 11;", StringComparison.Ordinal) && line.Contains($";{before};", StringComparison.Ordinal)
        );
        await visit.Page.GotoAsync($"{Desk}/organizations/sosh-11");
        visit.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Заменить ссылку" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator("code.link")).Not.ToHaveTextAsync(before);

        await visit.Page.GotoAsync(before);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("заменена");
    }

    [Fact]
    public async Task The_root_tells_a_stranger_where_to_go_and_takes_the_operator_to_the_desk()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.Page.GotoAsync("/");
        await visit.LookAsync("front");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "На рабочее место" }).ClickAsync();
        Assert.Contains("/desk/sign-in", visit.Page.Url, StringComparison.Ordinal);
        await visit.SignInAsync(app.Running);
        await visit.Page.GotoAsync("/");
        Assert.Contains("/desk", visit.Page.Url, StringComparison.Ordinal);
        using var elsewhere = await app.Running.Http.GetAsync(new Uri("nowhere", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Theory]
    [InlineData("desk/campaigns", false)]
    [InlineData("api/campaigns", true)]
    public async Task A_person_is_not_told_what_only_a_program_needs(string root, bool program)
    {
        using var answer = await app.Running.Http.GetAsync(new Uri($"{root}/{app.Campaign.Id}/editions/99/verification", UriKind.Relative));
        var told = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Такого издания нет.", told, StringComparison.Ordinal);
        Assert.Equal(program, told.Contains("GET /api/campaigns", StringComparison.Ordinal));
    }

    private async Task DamageAsync(string file)
    {
        var editions = new BlobServiceClient(app.Running.Azurite.Storage.ConnectionString).GetBlobContainerClient(
            BlobEditionStore.ContainerName
        );
        await foreach (
            var blob in editions.GetBlobsAsync(
                BlobTraits.None,
                BlobStates.None,
                $"{app.Campaign.Id}/",
                TestContext.Current.CancellationToken
            )
        )
        {
            if (blob.Name.EndsWith($"/{file}", StringComparison.Ordinal))
            {
                await editions
                    .GetBlobClient(blob.Name)
                    .UploadAsync(BinaryData.FromString("bad"), overwrite: true, TestContext.Current.CancellationToken);
            }
        }
    }

    private async Task<Visit> SignInAsync(string address)
    {
        var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running, address);
        return visit;
    }
}
