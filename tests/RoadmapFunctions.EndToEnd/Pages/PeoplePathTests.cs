using Microsoft.Playwright;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>Keys of people in the browser: an operator makes them, whoever got one uses it, and it ends.</summary>
[Trait("Category", "Browser")]
public sealed class PeoplePathTests(PagesApp app, BrowserFixture browser) : IClassFixture<PagesApp>
{
    private string Desk => $"/desk/campaigns/{app.Campaign.Id}";

    [Fact]
    public async Task An_operator_gets_a_key_of_her_own_works_under_her_name_and_loses_it()
    {
        await using var chief = await Visit.BeginAsync(browser, app.Running);
        await chief.SignInAsync(app.Running, $"{Desk}/people");
        await chief.GlanceAsync("desk-people-empty");
        await chief.TabToAsync("input[name=name]");
        await chief.Page.Keyboard.TypeAsync("Иванова М.П.");
        await chief.Page.Keyboard.PressAsync("Tab");
        await chief.Page.Keyboard.PressAsync("Enter");
        var key = await chief.Page.Locator("code.link").TextContentAsync();
        await chief.GlanceAsync("desk-people-made");

        await using var ivanova = await Visit.BeginAsync(browser, app.Running);
        await ivanova.Page.GotoAsync("/desk/sign-in");
        await ivanova.Page.GetByLabel("Ключ оператора").FillAsync("короткий");
        await ivanova.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ivanova.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("он короче 32 знаков");
        await ivanova.Page.GetByLabel("Ключ оператора").FillAsync(key!);
        await ivanova.Page.Keyboard.PressAsync("Enter");
        await ivanova.Page.LeaveAsync("sign-in");
        await ivanova.Page.GotoAsync($"{Desk}/organizations/sosh-5");

        await chief.Page.GotoAsync($"{Desk}/people");
        Assert.Equal(0, await chief.Page.Locator("code.link").CountAsync()); // shown once
        await Assertions
            .Expect(chief.Page.GetByRole(AriaRole.Region, new() { Name = "Открытые сеансы" }))
            .ToContainTextAsync("Иванова М.П.");
        await chief.LookAsync("desk-people");
        chief.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await chief
            .Page.Locator("tr", new() { HasText = "Иванова М.П." })
            .GetByRole(AriaRole.Button, new() { Name = "Отозвать" })
            .ClickAsync();
        await Assertions.Expect(chief.Page.GetByRole(AriaRole.Region, new() { Name = "Операторы" })).ToContainTextAsync("отозван");
        await chief.Page.GotoAsync($"{Desk}/journal");
        await Assertions
            .Expect(chief.Page.Locator("tr", new() { HasText = "Открыта страница школы" }).First)
            .ToContainTextAsync("Иванова М.П.");

        await ivanova.Page.GotoAsync(Desk);
        Assert.Contains("/desk/sign-in", ivanova.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Committee_opens_its_link_on_a_phone_and_reads_the_editions_and_nothing_else()
    {
        await app.Running.PostAsync($"api/campaigns/{app.Campaign.Id}/editions?reason={Uri.EscapeDataString("для Комитета")}");
        await using var chief = await Visit.BeginAsync(browser, app.Running);
        await chief.SignInAsync(app.Running, $"{Desk}/people");
        await chief.Page.GetByLabel("Кто будет читать").FillAsync("Комитет по образованию");
        await chief.Page.GetByRole(AriaRole.Button, new() { Name = "Создать ссылку читателя" }).ClickAsync();
        var link = await chief.Page.Locator("code.link").TextContentAsync();
        await chief.GlanceAsync("desk-people-reader");

        await using var committee = await Visit.BeginAsync(browser, app.Running);
        await committee.Page.SetViewportSizeAsync(360, 800);
        await committee.Page.GotoAsync(link!);
        await Assertions.Expect(committee.Page.GetByText("Вы вошли как «Комитет по образованию».")).ToBeVisibleAsync();
        Assert.DoesNotContain("#", committee.Page.Url, StringComparison.Ordinal); // the key does not stay in the address
        await committee.LookAsync("reader");
        await committee.Page.GetByRole(AriaRole.Link, new() { Name = "Издание № 1" }).ClickAsync();
        await committee.LookAsync("reader-edition");
        var summary = await committee.Page.APIRequest.GetAsync($"/api/campaigns/{app.Campaign.Id}/summary");
        Assert.Equal(200, summary.Status);
        await committee.Page.GotoAsync($"{Desk}/quarantine");
        Assert.Contains("/desk/sign-in", committee.Page.Url, StringComparison.Ordinal);

        chief.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await chief
            .Page.Locator("tr", new() { HasText = "Комитет по образованию" })
            .GetByRole(AriaRole.Button, new() { Name = "Заменить ссылку" })
            .ClickAsync();
        await committee.Page.GotoAsync($"{Desk}/editions/1");
        await Assertions.Expect(committee.Page.GetByLabel("Ссылка или ключ из неё")).ToBeVisibleAsync();
        await committee.Page.GotoAsync(link!);
        await Assertions.Expect(committee.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Попросите у оператора действующую");
        await committee.LookAsync("reader-door");
    }
}
