using System.Net;
using System.Text;
using Microsoft.Playwright;
using RoadmapFunctions.Collecting.Import;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.EndToEnd.Collecting.Import;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>The sheet as a file, sent by an operator in a real browser to the real worker.</summary>
[Trait("Category", "Browser")]
public sealed class ImportPathTests(PagesApp app, BrowserFixture browser) : IClassFixture<PagesApp>
{
    private const string Hostile = "<img src=x onerror=window.hit=1>";
    private static readonly SheetSnapshot Sheet = ResponseWorkbook.Recorded(PagesApp.Sheet);

    private string Desk => $"/desk/campaigns/{app.Campaign.Id}";

    [Fact]
    public async Task The_same_sheet_by_file_is_looked_at_and_brings_no_second_version()
    {
        await using var visit = await SignInAsync();
        await visit.Page.GotoAsync(Desk);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Загрузить таблицу из файла" }).ClickAsync();
        await visit.LookAsync("desk-import");
        await SendAsync(visit.Page, "ответы.xlsx", await ResponseWorkbook.WriteAsync(Sheet));
        await Assertions.Expect(Tile(visit.Page, "Новых ответов")).ToContainTextAsync("0");
        await Assertions.Expect(Tile(visit.Page, "Известных и повторных")).ToContainTextAsync("4");
        await visit.Page.GetByText("Столбцы: узнано").ClickAsync();
        await visit.GlanceAsync("desk-import-known");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Записать прочитанное" }).ClickAsync();
        await visit.Page.ArriveAtAsync($"**{Desk}#sheet");
        await Assertions.Expect(visit.Page.GetByText("Из файла «ответы.xlsx»")).ToBeVisibleAsync();
        Assert.Equal(0, (int?)(await app.Running.PostAsync($"api/campaigns/{app.Campaign.Id}/sync"))["new"]);
    }

    [Fact]
    public async Task Back_and_reload_after_an_upload_send_the_file_no_second_time()
    {
        await using var visit = await SignInAsync();
        var uploads = 0;
        visit.Page.Request += (_, request) =>
            uploads += request.Method == "POST" && request.Url.EndsWith("/import", StringComparison.Ordinal) ? 1 : 0;
        await SendAsync(visit.Page, "ответы.xlsx", await ResponseWorkbook.WriteAsync(Sheet));
        await Assertions.Expect(visit.Page.GetByText("Что в файле")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "← Ход сбора" }).ClickAsync();
        await visit.Page.ArriveAtAsync($"**{Desk}");
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Проверить файл" })).ToBeVisibleAsync();
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.GetByText("Прислать файл")).ToBeVisibleAsync();
        Assert.Equal(1, uploads);
    }

    [Fact]
    public async Task A_file_in_another_zone_is_noticed_and_read_again()
    {
        await using var visit = await SignInAsync();
        await SendAsync(visit.Page, "ответы.xlsx", await ResponseWorkbook.WriteAsync(Sheet), "Asia/Tomsk");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("на 4\u00A0часа раньше");
        await visit.GlanceAsync("desk-import-zone");
        await visit.Page.Locator("select[name=newZone]").SelectOptionAsync("Europe/Moscow");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Пересчитать с этим поясом" }).ClickAsync();
        await Assertions.Expect(Tile(visit.Page, "Новых ответов")).ToContainTextAsync("0");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task New_answers_and_rows_that_cannot_be_admitted_are_shown_before_anything_is_written_and_no_text_runs()
    {
        var first = Sheet.Rows[0].Cells;
        // The very answers of the row that is left out would tell whose they really were.
        SheetCell[] other = [.. first.Select((cell, column) => column == 1 ? SheetCell.OfText("проведено собрание") : cell)];
        var stamp = SheetCell.OfNumber(first[0].Number + 3);
        var file = await ResponseWorkbook.WriteAsync(
            Sheet with
            {
                Header = Sheet.Header with { Cells = [.. Sheet.Header.Cells, SheetCell.OfText(Hostile)] },
                Rows =
                [
                    .. Sheet.Rows.Skip(1), // its answer stays unless the operator says otherwise
                    new SheetRow(
                        100,
                        [stamp, .. other.Skip(1).Select((cell, column) => column == 2 ? SheetCell.OfText("МАОУ СОШ № 44") : cell)]
                    ),
                    new SheetRow(101, [stamp, .. other.Skip(1).Select((cell, column) => column == 2 ? SheetCell.OfText(Hostile) : cell)]),
                ],
            }
        );
        await using var visit = await SignInAsync();
        var before = (await app.Running.GetAsync($"api/campaigns/{app.Campaign.Id}/progress")).ToJsonString();
        await SendAsync(visit.Page, $"{Hostile}.xlsx", file);
        await Assertions.Expect(Tile(visit.Page, "Новых ответов")).ToContainTextAsync("1");
        await Assertions.Expect(visit.Page.GetByText("СОШ № 44 — ")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText($"школы «{Hostile}» нет в списке кампании")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("будет отозвано ответов, которых в файле нет: 1")).ToBeVisibleAsync();
        await visit.Page.GetByText("Столбцы: узнано").ClickAsync();
        await visit.LookAsync("desk-import-new");
        Assert.False(await visit.Page.EvaluateAsync<bool>("'hit' in window"), "A text of the file ran.");
        Assert.Equal(before, (await app.Running.GetAsync($"api/campaigns/{app.Campaign.Id}/progress")).ToJsonString());

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Принять 1 новый ответ" }).ClickAsync();
        await visit.Page.ArriveAtAsync($"**{Desk}#sheet");
        await Assertions.Expect(visit.Page.GetByText("новых 1")).ToBeVisibleAsync();
        await visit.GlanceAsync("desk-import-done");
        Assert.False(await visit.Page.EvaluateAsync<bool>("'hit' in window"), "The file's name ran.");
        Assert.Equal("complete", await StatusAsync("sosh-44"));
        Assert.NotEqual("missing", await StatusAsync("sosh-5"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_refused_with_a_sentence_and_nothing_is_stored()
    {
        await using var visit = await SignInAsync();
        var before = (await app.Running.GetAsync($"api/campaigns/{app.Campaign.Id}/progress")).ToJsonString();
        foreach (
            var (name, content, words) in new (string, byte[], string)[]
            {
                (
                    "ответы.xls",
                    "<html><head><title>Sign in</title></head></html>"u8.ToArray(),
                    "Это веб-страница или файл XML, а не таблица"
                ),
                (
                    "ответы.csv",
                    Encoding.UTF8.GetBytes("Отметка времени,Школа\r\n28.01.2021 10:00,СОШ № 5"),
                    "В первой строке таблицы нет нужных столбцов"
                ),
                ("ответы.csv", [], "Файл не выбран, пуст или больше 16 МБ."),
                ("ответы.xlsx", "PK\u0003\u0004 и всё"u8.ToArray(), "Файл Excel повреждён"),
            }
        )
        {
            await SendAsync(visit.Page, name, content);
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(words);
        }

        await visit.GlanceAsync("desk-import-refused");
        Assert.Equal(before, (await app.Running.GetAsync($"api/campaigns/{app.Campaign.Id}/progress")).ToJsonString());
    }

    [Fact]
    public async Task What_is_accepted_is_what_was_shown()
    {
        await using var visit = await SignInAsync();
        await SendAsync(
            visit.Page,
            "ответы.xlsx",
            await ResponseWorkbook.WriteAsync(Sheet with { Rows = [.. Sheet.Rows.Skip(2)] }),
            "Europe/Moscow"
        );
        await visit.Page.Locator("select[name=newZone]").SelectOptionAsync("Asia/Kamchatka"); // looked at by nobody
        var name = await visit.Page.Locator("button[value=accept]").TextContentAsync();
        await app.Running.PostAsync($"api/campaigns/{app.Campaign.Id}/sync");
        await visit.Page.Locator("input[name=seen]").EvaluateAsync("field => field.value = '0'"); // as if something else had been shown
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = name! }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Посмотрите, что изменится теперь");
        await Assertions.Expect(visit.Page.Locator("select[name=newZone]")).ToHaveValueAsync("Europe/Moscow");
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_its_limit()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(new byte[(DownloadedSheet.Largest / 3 * 4) + (1024 * 1024)]), "file", "ответы.csv" },
        };
        using var answer = await app.Running.Http.PostAsync(new Uri($"desk/campaigns/{app.Campaign.Id}/import", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(
            "Файл слишком велик: принимается не больше 16 МБ.",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    private async Task<string?> StatusAsync(string organization) =>
        (string?)
            (await app.Running.GetAsync($"api/campaigns/{app.Campaign.Id}/progress"))["organizations"]!
                .AsArray()
                .Single(school => (string?)school!["id"] == organization)!["completeness"];

    private async Task SendAsync(IPage page, string name, byte[] content, string? zone = null)
    {
        await page.GotoAsync($"{Desk}/import");
        await page.GetByLabel("Файл таблицы")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/octet-stream",
                    Buffer = content,
                }
            );
        if (zone is not null)
        {
            await page.GetByLabel("Часовой пояс таблицы").SelectOptionAsync(zone);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить файл" }).ClickAsync();
    }

    private static ILocator Tile(IPage page, string title) => page.Locator(".tile", new() { HasText = title });

    private async Task<Visit> SignInAsync()
    {
        var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running, $"{Desk}/import");
        return visit;
    }
}
