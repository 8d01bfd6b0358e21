using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>The head of a school confirms its answer by the second link, on a phone.</summary>
[Trait("Category", "Browser")]
public sealed class HeadPathTests(AzuriteFixture azurite, BrowserFixture browser) : IAsyncLifetime
{
    private readonly RunningApp app = new(azurite);

    private readonly Campaign campaign = CampaignFile.Read(PagesApp.FirstCampaign) with
    {
        Id = "head-path",
        Confirmation = AnswerConfirmation.Head,
    };

    public async ValueTask InitializeAsync() => await app.StartAsync(PagesApp.Sheet, campaign, PagesApp.Eve);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_school_passes_the_second_link_on_its_head_confirms_and_a_corrected_answer_waits_again()
    {
        await using var school = await Visit.BeginAsync(browser, app);
        await school.Page.GotoAsync(await LinkAsync("sosh-44", "school#"));
        await school.Page.Locator("textarea").First.FillAsync("Собрали совет");
        await school.Page.GetByRole(AriaRole.Button, new() { Name = "Отправить ответ" }).ClickAsync();
        await Assertions.Expect(school.Page.GetByText("Ответ ждёт утверждения руководителем.")).ToBeVisibleAsync();
        await school.GlanceAsync("school-receipt-awaits-head");
        var link = await school.Page.Locator("code.link").TextContentAsync();

        await using var head = await Visit.BeginAsync(browser, app);
        await head.Page.SetViewportSizeAsync(360, 740);
        await head.Page.GotoAsync("/head");
        await head.LookAsync("head-door");
        await head.Page.GotoAsync(link!);
        await Assertions.Expect(head.Page.GetByText("Собрали совет")).ToBeVisibleAsync();
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Button, new() { Name = "Утверждаю" })).ToBeVisibleAsync();
        await head.LookAsync("head-page");

        // Meanwhile the school corrects its answer: what the head has not seen is not confirmed.
        await school.Page.GotoAsync("/school");
        await Assertions.Expect(school.Page.Locator("code.link")).ToHaveTextAsync(link!);
        await school.GlanceAsync("school-form-awaits-head");
        await school.Page.Locator("textarea").First.FillAsync("Собрали большой совет");
        await school.Page.GetByRole(AriaRole.Button, new() { Name = "Отправить исправленный ответ" }).ClickAsync();
        await Assertions.Expect(school.Page.GetByRole(AriaRole.Heading, new() { Name = "Ответ получен" })).ToBeVisibleAsync();
        await head.Page.GetByLabel("Руководитель").FillAsync("<b>Иванова</b> М.П.");
        await head.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("его изменили или отозвали");
        await Assertions.Expect(head.Page.GetByText("Собрали большой совет")).ToBeVisibleAsync();
        Assert.Equal(0, (int)(await ProgressAsync())["confirmed"]!);

        await head.Page.Keyboard.PressAsync("Tab");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Утверждаю" }).ClickAsync();
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("<b>Иванова</b> М.П.");
        await head.GlanceAsync("head-page-confirmed");
        Assert.Equal(1, (int)(await ProgressAsync())["confirmed"]!);
        await school.Page.GotoAsync("/school");
        await Assertions.Expect(school.Page.GetByText("Утвердил руководитель: <b>Иванова</b> М.П.")).ToBeVisibleAsync();

        await using var desk = await Visit.BeginAsync(browser, app);
        await desk.SignInAsync(app, $"/desk/campaigns/{campaign.Id}/organizations/sosh-44");
        await Assertions.Expect(desk.Page.Locator(".facts")).ToContainTextAsync("утвердил руководитель: <b>Иванова</b> М.П.");
        await desk.GlanceAsync("desk-organization-confirmed");
        await desk.Page.GotoAsync($"/desk/campaigns/{campaign.Id}/journal");
        await Assertions.Expect(desk.Page.GetByText("Руководитель утвердил ответ школы")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Another_schools_page_a_forged_link_and_the_schools_own_open_nothing()
    {
        var confirmed = (int)(await ProgressAsync())["confirmed"]!; // by the other tests
        var key = (await LinkAsync("sosh-5", "head#")).Split('#')[1];
        var own = (await LinkAsync("sosh-5", "school#")).Split('#')[1];
        using var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = app.Host.BaseAddress,
        };
        foreach (
            var (text, expected) in new[]
            {
                (key, HttpStatusCode.SeeOther),
                (own, HttpStatusCode.Forbidden),
                (key[..^2] + "xx", HttpStatusCode.Forbidden),
            }
        )
        {
            using var form = new FormUrlEncodedContent([new("key", text)]);
            using var answer = await stranger.PostAsync(new Uri("head/session", UriKind.Relative), form);
            Assert.Equal(expected, answer.StatusCode);
        }

        using var sent = await app.Http.PostAsJsonAsync(
            $"api/campaigns/{campaign.Id}/submissions",
            new { organization = "sosh-11", answers = new[] { new { activity = "goals", options = new[] { "goals-set" } } } }
        );
        var other = (string)(await sent.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
        using var confirming = new HttpRequestMessage(HttpMethod.Post, new Uri("head", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("submission", other), new("name", "Чужая")]),
        };
        confirming.Headers.Add("Cookie", $"roadmap-head={key}");
        using var refused = await stranger.SendAsync(confirming);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        foreach (var route in new[] { "school", $"api/campaigns/{campaign.Id}/submissions/{other}", $"desk/campaigns/{campaign.Id}" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(route, UriKind.Relative));
            request.Headers.Authorization = new("Bearer", key);
            using var answer = await stranger.SendAsync(request);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.SeeOther, $"{route} {answer.StatusCode}");
        }

        Assert.Equal(confirmed, (int)(await ProgressAsync())["confirmed"]!);
    }

    private Task<JsonNode> ProgressAsync() => app.GetAsync($"api/campaigns/{campaign.Id}/progress");

    private async Task<string> LinkAsync(string school, string kind)
    {
        var page = await app.Http.GetStringAsync(new Uri($"desk/campaigns/{campaign.Id}/organizations/{school}", UriKind.Relative));
        return (await new HtmlParser().ParseDocumentAsync(page))
            .QuerySelectorAll("code.link")
            .Select(link => link.TextContent)
            .Single(link => link.Contains($"/{kind}", StringComparison.Ordinal));
    }
}
