using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.EndToEnd.Api;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>A new campaign and a new version of one, through the real worker and in a real browser. It has a storage of its own: a campaign
/// is everybody's.</summary>
[Trait("Category", "Browser")]
public sealed class CampaignFilesTests(CampaignFilesTests.App app, BrowserFixture browser) : IClassFixture<CampaignFilesTests.App>
{
    [Fact]
    public async Task A_new_campaign_is_sent_and_is_there_at_once_with_its_form_and_its_paper()
    {
        var sheet = app.Campaign.Sheet with { SpreadsheetId = "another-spreadsheet" };
        using var sent = await PutAsync(app.Campaign with { Id = "next", Previous = app.Campaign.Id, Sheet = sheet });
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        Assert.Contains("next", (await app.Running.GetAsync("api/campaigns")).AsArray().Select(campaign => (string?)campaign!["id"]));
        Assert.Contains("const CAMPAIGN = {", await TextAsync("api/campaigns/next/google-form.gs"), StringComparison.Ordinal);
        Assert.Contains("МАОУ СОШ № 28", await TextAsync("desk/campaigns/next/paper-form?organization=sosh-28"), StringComparison.Ordinal);
        Assert.Equal(app.Campaign.Id, (string?)(await app.Running.GetAsync("api/campaigns/next?version=1"))["previous"]);
        using var word = await app.Running.Http.GetAsync(new Uri("desk/campaigns/next/paper-form?format=docx", UriKind.Relative));
        Assert.Equal("attachment", word.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task The_example_of_the_description_succeeds_as_described()
    {
        var operation = DescribedApi.Operation("ReplaceCampaign");
        using var request = operation.Example();
        using var answer = await app.Running.Http.SendAsync(request);
        Assert.Empty(await operation.ComplaintsAsync(answer));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_file_with_a_mistake_is_refused_with_its_place_and_how_to_fix_it()
    {
        using var answer = await PutAsync(app.Campaign with { Title = "" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "впишите его",
            (await answer.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!["$.title"]!.ToJsonString(CampaignFile.Json),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_version_that_leaves_answers_behind_is_refused_with_the_reason()
    {
        using var answer = await PutAsync(
            app.Campaign with
            {
                Organizations = [.. app.Campaign.Organizations.Where(organization => organization.Id != "sosh-5")],
            }
        );
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains(
            "sosh-5",
            (await answer.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!["$.organizations"]!.ToJsonString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_operator_sends_a_file_looks_at_what_it_changes_and_saves_it()
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        var page = visit.Page;
        await visit.SignInAsync(app.Running, "/desk/campaigns");
        await visit.LookAsync("desk-campaigns");

        await SendAsync(page, "{ \"id\": \"x\" }");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Файл не принят, ничего не изменилось.");
        await visit.GlanceAsync("desk-campaigns-mistakes");

        await SendAsync(
            page,
            Text(
                app.Campaign with
                {
                    Period = "<b>1-е</b> полугодие",
                    Organizations = [.. app.Campaign.Organizations.Where(organization => organization.Id != "sosh-5")],
                }
            )
        );
        await Assertions.Expect(page.GetByText("Часть полученных ответов перестанет учитываться.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("станет «<b>1-е</b> полугодие»")).ToBeVisibleAsync();
        await visit.GlanceAsync("desk-campaigns-orphans");
        await page.GetByLabel("Эти ответы больше не учитывать").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить новую версию" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Версия 1" }).First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Подтверждено, что часть ответов больше не учитывается")).ToBeVisibleAsync();
        await visit.GlanceAsync("desk-campaigns-saved");

        await SendAsync(page, Text(app.Campaign));
        await page.GetByRole(AriaRole.Button, new() { Name = "Сохранить новую версию" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Версия 2" })).ToBeVisibleAsync();
    }

    private static async Task SendAsync(IPage page, string text)
    {
        await page.GetByLabel("Файл кампании")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "campaign.json",
                    MimeType = "application/json",
                    Buffer = Encoding.UTF8.GetBytes(text),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить файл" }).ClickAsync();
    }

    private static string Text(Campaign campaign) => JsonSerializer.Serialize(campaign, CampaignFile.Json);

    private async Task<HttpResponseMessage> PutAsync(Campaign campaign)
    {
        using var content = new StringContent(Text(campaign), Encoding.UTF8, "application/json");
        return await app.Running.Http.PutAsync(new Uri($"api/campaigns/{campaign.Id}", UriKind.Relative), content);
    }

    private Task<string> TextAsync(string address) => app.Running.Http.GetStringAsync(new Uri(address, UriKind.Relative));

    public sealed class App : IAsyncLifetime
    {
        private readonly AzuriteFixture azurite = new();
        private PagesApp? pages;

        public RunningApp Running => pages!.Running;

        public Campaign Campaign => pages!.Campaign;

        public async ValueTask InitializeAsync()
        {
            await azurite.InitializeAsync();
            pages = new PagesApp(azurite);
            await pages.InitializeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await pages!.DisposeAsync();
            await azurite.DisposeAsync();
        }
    }
}
