using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Playwright;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>For a year after the last milestone a school's link shows what it has answered, and changes nothing.</summary>
[Trait("Category", "Browser")]
public sealed class SchoolAfterEndTests(AzuriteFixture azurite, BrowserFixture browser)
{
    [Fact]
    public async Task A_school_reads_its_answer_and_cannot_change_it_any_more()
    {
        var campaign = TestCampaign.Small with { Id = "school-after-end" };
        await using var running = new RunningApp(azurite);
        await running.StartAsync(PagesApp.Sheet, campaign, new DateTimeOffset(2021, 3, 1, 10, 0, 0, TimeSpan.FromHours(7)));
        using var stored = await running.Http.PostAsJsonAsync(
            Address("submissions"),
            new { organization = "sosh-5", answers = new[] { new { activity = "scheme", options = new[] { "going" } } } }
        );
        Assert.Equal(HttpStatusCode.Created, stored.StatusCode);
        var key = (await SchoolKeys.OfAsync(azurite.Storage, campaign))["sosh-5"];

        await using var visit = await Visit.BeginAsync(browser, running);
        var page = visit.Page;
        await page.GotoAsync($"/school#{key}");
        await Assertions.Expect(page.GetByText("Исправить ответ уже нельзя")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("с опозданием")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("form.answers")).ToHaveCountAsync(0);
        await visit.LookAsync("school-after-end");
        await page.GetByRole(AriaRole.Link, new() { Name = "Подтверждение" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "К ответу школы" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Что вы ответили" })).ToBeVisibleAsync();

        // A form that was opened before the end.
        var late = await page.APIRequest.PostAsync(
            "/school",
            new() { Headers = new Dictionary<string, string> { ["Origin"] = running.Host.BaseAddress.GetLeftPart(UriPartial.Authority) } }
        );
        Assert.Contains("Ответ не отправлен: сбор ответов закончен.", await late.TextAsync(), StringComparison.Ordinal);

        using var program = new HttpRequestMessage(HttpMethod.Post, Address("submissions"))
        {
            Content = JsonContent.Create(new { organization = "sosh-5", answers = Array.Empty<object>() }),
        };
        program.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var client = new HttpClient { BaseAddress = running.Host.BaseAddress };
        using var refused = await client.SendAsync(program, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        Uri Address(string what) => new($"api/campaigns/{campaign.Id}/{what}", UriKind.Relative);
    }
}
