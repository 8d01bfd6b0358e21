using System.Net;
using Microsoft.Playwright;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>The operator reads what a machine cannot judge, in a real browser.</summary>
[Trait("Category", "Browser")]
public sealed class ReadingDeskTests(PagesApp app, BrowserFixture browser) : IClassFixture<PagesApp>
{
    private string Desk => $"/desk/campaigns/{app.Campaign.Id}";

    [Fact]
    public async Task Texts_are_read_one_after_another_by_keyboard_alone_and_then_accepted()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running, $"{Desk}/reading");
        var page = visit.Page;
        await visit.LookAsync("desk-reading");
        var left = page.Locator(".lead");
        for (var guard = 0; guard < 60 && !(await left.InnerTextAsync()).Contains("Всё прочитано", StringComparison.Ordinal); guard++)
        {
            var before = page.Url + await page.Locator("#text").InnerTextAsync() + await page.Locator("#said").InnerTextAsync();
            // A quick key comes before the browser has moved the focus to the form.
            await page.EvaluateAsync("document.activeElement.blur()");
            await page.Keyboard.PressAsync("2");
            await Assertions.Expect(page.Locator("input[value='in-progress']")).ToBeCheckedAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForFunctionAsync(
                "before => { const text = id => document.querySelector(id)?.innerText ?? '';"
                    + " return document.readyState === 'complete' && before !== location.href + text('#text') + text('#said'); }",
                before
            );
        }

        await Assertions.Expect(left).ToContainTextAsync("Всё прочитано");
        await visit.GlanceAsync("desk-reading-done");
        await page.GetByRole(AriaRole.Button, new() { Name = "Принять все прочитанные ответы" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Принято ответов: ");
    }

    [Fact]
    public async Task A_returned_answer_goes_to_the_school_and_back_to_the_reader()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running, $"{Desk}/organizations/sosh-5");
        var page = visit.Page;
        await page.GetByLabel("Что школе исправить").FillAsync("Проверьте даты <b>во всех</b> ответах.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Вернуть ответ целиком" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice", new() { HasText = "Ответ возвращён целиком" })).ToBeVisibleAsync();
        await page.GetByText("Срок для этой школы").ClickAsync();
        await page.GetByLabel("Новый последний день").FillAsync("2021-02-05");
        await page.GetByLabel("Причина").First.FillAsync("карантин");
        await page.GetByLabel("Документ").FillAsync("письмо № 12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Продлить срок" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Срок продлён до 05.02.2021: карантин (письмо № 12).").First).ToBeVisibleAsync();
        await visit.GlanceAsync("desk-organization-returned");

        await page.GotoAsync(Desk);
        await Assertions.Expect(page.Locator(".today")).ToContainTextAsync("Возвращён и не исправлен 1 ответ");
        await page.GotoAsync(await app.LinkOfAsync("sosh-5"));
        await Assertions.Expect(page.GetByText("Проверьте даты <b>во всех</b> ответах.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("Срок: 05.02.2021, до конца дня.");
        await visit.GlanceAsync("school-form-returned");
        await page.Locator("textarea").First.FillAsync("Исправили даты");
        await page.GetByRole(AriaRole.Button, new() { Name = "Отправить исправленный ответ" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ответ получен" })).ToBeVisibleAsync();

        await page.GotoAsync($"{Desk}/reading?school=sosh-5&activity={app.Campaign.Activities[0].Id}");
        await Assertions.Expect(page.Locator(".reading")).ToContainTextAsync("Проверьте даты <b>во всех</b> ответах.");
    }

    [Fact]
    public async Task The_analysts_words_are_written_and_stand_with_their_versions()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running, $"{Desk}/editions");
        var page = visit.Page;
        await Assertions.Expect(page.GetByText("Что мешает подписи")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Слова аналитика" }).ClickAsync();
        await visit.LookAsync("desk-analysis");
        await page.Locator("#conclusions textarea").FillAsync("Работа идёт <i>по плану</i>.");
        await page.Locator("#conclusions button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Записано");
        await Assertions.Expect(page.Locator("#conclusions textarea")).ToHaveValueAsync("Работа идёт <i>по плану</i>.");
        await Assertions.Expect(page.Locator("#conclusions summary")).ToContainTextAsync("Версии (1)");
    }

    [Fact]
    public async Task A_comment_of_thirty_thousand_characters_and_a_text_that_is_no_longer_there_lose_nothing()
    {
        var school = $"{Desk}/reading/oosh-66".TrimStart('/');
        var tooLong = await PostAsync(
            school,
            ("action", "return"),
            ("comment", new string('ж', 30_000)),
            ("activity", app.Campaign.Activities[0].Id)
        );
        Assert.Equal(HttpStatusCode.Conflict, tooLong.Status);
        Assert.Contains("изменила ответ", tooLong.Text, StringComparison.Ordinal);
        Assert.Contains(new string('ж', 30_000), tooLong.Text, StringComparison.Ordinal);

        var gone = await PostAsync(
            school,
            ("action", "assess"),
            ("level", "done"),
            ("answer", new string('0', 64)),
            ("comment", "<script>alert(1)</script> мой комментарий"),
            ("activity", app.Campaign.Activities[0].Id)
        );
        Assert.Equal(HttpStatusCode.Conflict, gone.Status);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; мой комментарий", gone.Text, StringComparison.Ordinal);

        var unknown = await PostAsync(school, ("action", "eat"));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
    }

    private async Task<Told> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await app.Running.Http.PostAsync(new Uri(address, UriKind.Relative), form);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed record Told(HttpStatusCode Status, string Text);
}
