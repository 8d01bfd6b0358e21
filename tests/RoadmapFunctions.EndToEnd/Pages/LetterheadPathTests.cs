using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Playwright;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;
using WordHeader = DocumentFormat.OpenXml.Wordprocessing.Header;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>The department's letterhead, from the file that it has to the first page of a report. It is every campaign's, so the storage is
/// the test's own.</summary>
[Trait("Category", "Browser")]
public sealed class LetterheadPathTests(AzuriteFixture azurite, BrowserFixture browser) : IClassFixture<AzuriteFixture>
{
    private const string Head = "Департамент образования администрации Города Томска, пр. Фрунзе, 11";

    [Fact]
    public async Task A_letterhead_is_sent_once_stands_on_the_next_edition_and_can_be_taken_away()
    {
        await using var app = new RunningApp(azurite);
        await app.StartAsync(RepositoryLayout.Find().DefaultSheet, TestCampaign.Tomsk, PagesApp.Eve);
        await app.PostAsync($"api/campaigns/{TestCampaign.Tomsk.Id}/sync");
        await using var visit = await Visit.BeginAsync(browser, app);
        await visit.SignInAsync(app, "/desk/letterhead");
        var page = visit.Page;
        await visit.LookAsync("desk-letterhead");

        await SendAsync(page, "letterhead.docx", "Это не документ Word."u8.ToArray());
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Бланк не принят, ничего не изменилось.");
        await visit.GlanceAsync("desk-letterhead-mistake");

        await SendAsync(page, "letterhead.docx", Letterhead());
        await Assertions.Expect(page.GetByText("Действует присланный бланк")).ToBeVisibleAsync();
        await visit.GlanceAsync("desk-letterhead-in-force");
        Assert.Contains(Head, await FirstHeadersAsync(app, edition: 1), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Убрать бланк" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Бланка нет")).ToBeVisibleAsync();
        Assert.DoesNotContain(Head, await FirstHeadersAsync(app, edition: 2), StringComparison.Ordinal);
    }

    private static async Task SendAsync(IPage page, string name, byte[] content)
    {
        await page.GetByLabel("Файл бланка")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/octet-stream",
                    Buffer = content,
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Принять бланк" }).ClickAsync();
    }

    /// <returns>All headers of a new edition's report.</returns>
    private static async Task<string> FirstHeadersAsync(RunningApp app, int edition)
    {
        await app.PostAsync($"api/campaigns/{TestCampaign.Tomsk.Id}/editions?reason={Uri.EscapeDataString("проверка бланка")}");
        var address = new Uri($"api/campaigns/{TestCampaign.Tomsk.Id}/editions/{edition}/files/report.docx", UriKind.Relative);
        using var file = new MemoryStream(await app.Http.GetByteArrayAsync(address, TestContext.Current.CancellationToken));
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        return string.Join('\n', word.MainDocumentPart!.HeaderParts.Select(part => part.Header!.InnerText));
    }

    private static byte[] Letterhead()
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<HeaderPart>("head").Header = new WordHeader(new Paragraph(new Run(new Text(Head))));
            main.Document = new Document(
                new Body(
                    new Paragraph(new Run(new Text("Текст бланка"))),
                    new SectionProperties(new HeaderReference { Type = HeaderFooterValues.Default, Id = "head" })
                )
            );
        }

        return stream.ToArray();
    }
}
