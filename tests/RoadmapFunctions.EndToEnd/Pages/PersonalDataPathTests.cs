using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>Personal data in the browser: what looks like them is marked, and what was asked for is erased with an act.</summary>
[Trait("Category", "Browser")]
public sealed class PersonalDataPathTests(PagesApp app, BrowserFixture browser) : IClassFixture<PagesApp>
{
    private const string Words = "отвечает Перепёлкина М.П., тел. 53-42-11";

    private string Desk => $"/desk/campaigns/{app.Campaign.Id}";

    [Fact]
    public async Task An_operator_sees_what_looks_like_a_person_erases_it_with_a_reason_and_prints_the_act()
    {
        using var content = new StringContent(
            $$"""{"organization": "sosh-44", "answers": [{"activity": "goals", "options": ["goals-set"], "other": "{{Words}}"}]}""",
            Encoding.UTF8,
            "application/json"
        );
        var address = new Uri($"api/campaigns/{app.Campaign.Id}/submissions", UriKind.Relative);
        using var sent = await app.Running.Http.PostAsync(address, content);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());

        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running, $"{Desk}/own-words");
        var page = visit.Page;
        var marked = page.Locator(".spelling", new() { HasText = "Перепёлкина" });
        await Assertions.Expect(marked).ToContainTextAsync("Похоже на телефон и имя человека");
        await visit.GlanceAsync("desk-own-words-marked");

        await page.GotoAsync($"{Desk}/organizations/sosh-44");
        await page.GetByRole(AriaRole.Link, new() { Name = "Персональные данные школы" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Имён и должностей ответивших нет.")).ToBeVisibleAsync();
        await visit.TabToAsync("summary");
        await page.Keyboard.PressAsync("Enter");
        await visit.LookAsync("desk-personal-data");
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.GetByLabel("Основание").FillAsync("заявление от 29.01.2021");
        await page.GetByRole(AriaRole.Button, new() { Name = "Стереть текст" }).ClickAsync();
        await Assertions.Expect(page.Locator("article")).ToContainTextAsync("заявление от 29.01.2021");
        await visit.LookAsync("desk-erasures");

        await page.GotoAsync($"{Desk}/organizations/sosh-44");
        await Assertions.Expect(page.GetByText("(текст удалён по запросу)").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Перепёлкина")).ToHaveCountAsync(0);
    }
}
