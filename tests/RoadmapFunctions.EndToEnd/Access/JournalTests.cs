using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>The journal of the running app: every act of staff leaves a line, and no line holds an answer or a key.</summary>
[Collection(nameof(AccessApp))]
public sealed class JournalTests(AccessApp app)
{
    private const string Desk = $"desk/campaigns/{AccessApp.Campaign}";

    [Fact]
    public async Task What_an_operator_sees_takes_and_changes_stands_in_the_journal_with_the_school_and_the_name()
    {
        await DoAsync("get", $"{Desk}/organizations/school-31");
        await DoAsync("get", $"{Desk}/links");
        await DoAsync("get", $"{Desk}/links/links.csv");
        await DoAsync("post", $"{Desk}/organizations/school-31/link");
        await DoAsync("get", $"{Desk}/google-form");
        await DoAsync("post", $"api/campaigns/{AccessApp.Campaign}/editions?wait=120");
        await DoAsync("get", $"api/campaigns/{AccessApp.Campaign}/summary?format=csv");
        await DoAsync("get", $"api/campaigns/{AccessApp.Campaign}/editions/1/files/report.docx");
        using var sent = await app.PostAsync(AccessApp.Body("school-31", "ready"), app.Running.Key.Text);
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var lines = await LinesAsync();
        Assert.All(
            [
                ";оператор;Открыта страница школы с её ответами и личной ссылкой;№ 31;",
                ";оператор;Показаны личные ссылки школ;;",
                ";оператор;Скачаны личные ссылки школ;;",
                ";оператор;Заменена личная ссылка школы;№ 31;",
                ";оператор;Показан ключ скрипта формы;;",
                ";оператор;Запрошено внеочередное издание;;",
                ";оператор;Скачан файл издания;;издание № 1, report.docx",
                ";оператор;Отправлен ответ за школу;№ 31;",
                ";оператор;Скачан этот журнал;;",
            ],
            expected => Assert.Contains(lines, line => line.EndsWith(expected, StringComparison.Ordinal))
        );
        Assert.Contains(lines, line => line.Contains(", summary.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_and_a_stranger_leave_no_line()
    {
        var before = await LinesAsync();
        using var stranger = await app.SendAsync("post", $"{Desk}/organizations/school-32/link", key: null);
        using var unknown = await app.SendAsync("post", $"{Desk}/organizations/school-9999/link", app.Running.Key.Text);
        using var school = await app.SendAsync("get", $"{Desk}/journal", await app.KeyOfAsync("school-33"));
        using var decision = await app.SendAsync("post", $"{Desk}/organizations/school-32/decision", app.Running.Key.Text);
        Assert.Equal(HttpStatusCode.BadRequest, decision.StatusCode);
        Assert.DoesNotContain((await LinesAsync()).Except(before), line => line.Contains("№ 32", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_answer_and_no_key_stands_in_the_journal()
    {
        const string Canary = "чижиковый-пыжиковый";
        using var written = await app.PostAsync(
            $$"""{"organization": "school-34", "answers": [{"activity": "scheme", "options": ["ready"], "other": "{{Canary}}"}]}""",
            app.Running.Key.Text
        );
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        var secrets = new[] { app.Running.Key.Text, await app.KeyOfAsync("school-34"), await app.FormKeyAsync(), Canary };
        var journal = string.Concat(await LinesAsync());
        Assert.Contains("№ 34", journal, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, journal, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_shows_a_hundred_lines_and_leads_to_the_earlier_ones()
    {
        for (var number = 0; number < 110; number++)
        {
            await DoAsync("get", $"desk/campaigns/{AccessApp.Neighbour}/organizations/school-35");
        }

        var first = await PageAsync($"desk/campaigns/{AccessApp.Neighbour}/journal");
        Assert.Equal(100, first.QuerySelectorAll("tbody tr").Length);
        var older = first.QuerySelectorAll("nav.pages a").Single().GetAttribute("href")!;
        var second = await PageAsync(older.TrimStart('/'));
        Assert.InRange(second.QuerySelectorAll("tbody tr").Length, 10, 100);
        Assert.Empty(
            Times(first).Intersect(Times(second), StringComparer.Ordinal) // to the tick
        );
    }

    private static IEnumerable<string?> Times(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("time").Select(time => time.GetAttribute("datetime"));

    private async Task DoAsync(string method, string route)
    {
        using var answer = await app.SendAsync(method, route, app.Running.Key.Text);
        Assert.True((int)answer.StatusCode < 400, $"{route}: {answer.StatusCode}");
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(string route) =>
        await new HtmlParser().ParseDocumentAsync(await app.Running.Http.GetStringAsync(new Uri(route, UriKind.Relative)));

    private async Task<string[]> LinesAsync() =>
        Encoding
            .UTF8.GetString(await app.Running.Http.GetByteArrayAsync(new Uri($"{Desk}/journal/journal.csv", UriKind.Relative)))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
