using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>R6: the web pages of an edition in a real browser.</summary>
[Trait("Category", "Browser")]
[Collection(nameof(CycleApp))]
public sealed class EditionPagesTests(CycleApp app, BrowserFixture browser)
{
    [Theory]
    [InlineData("report.html")]
    [InlineData("summary.html")]
    public async Task R6_an_edition_page_is_accessible_and_loads_nothing_else(string file)
    {
        await using var visit = await Visit.BeginAsync(browser, app.Running);
        await visit.SignInAsync(app.Running);
        await visit.Page.GotoAsync("about:blank"); // the desk's own requests are over
        var requests = new List<string>();
        visit.Page.Request += (_, request) => requests.Add(request.Url);
        await visit.Page.GotoAsync($"/api/campaigns/tomsk-roadmap-2020-2021-h1/editions/1/files/{file}");
        await visit.LookAsync(Path.GetFileNameWithoutExtension(file));
        Assert.Single(requests);
    }
}
