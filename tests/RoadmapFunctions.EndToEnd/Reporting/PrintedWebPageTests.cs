using System.Text;
using Microsoft.Playwright;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Web;
using RoadmapFunctions.EndToEnd.Pages;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reporting;

/// <summary>A style for all paragraphs must not take what is special about some.</summary>
[Trait("Category", "Browser")]
public sealed class PrintedWebPageTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("p.addressee", "x > innerWidth / 3")]
    [InlineData("p.fine", "indent === '0px'")]
    [InlineData("p:not([class])", "indent !== '0px'")]
    public async Task Printed_an_annex_s_mark_stands_at_the_right_and_fine_print_has_no_indent(string paragraph, string expected)
    {
        var document = new Document(
            "Отчёт",
            "Издание № 1",
            new(2021, 2, 10, 2, 0, 0, TimeSpan.Zero),
            [
                new(
                    PageOrientation.Landscape,
                    [
                        new AnnexMark("Приложение 1\nк аналитическому отчёту"),
                        new Paragraph("Итоги."),
                        new FinePrint("Исполнитель: А.П. Сидорова\nтел. 55-55-55"),
                    ]
                ),
            ]
        );
        using var html = new MemoryStream();
        await WebPageWriter.WriteAsync(document, html, TestContext.Current.CancellationToken);
        await using var context = await browser.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetContentAsync(Encoding.UTF8.GetString(html.ToArray()));
        Assert.True(
            await page.EvalOnSelectorAsync<bool>(
                paragraph,
                $$"""p => { const x = p.getBoundingClientRect().x, indent = getComputedStyle(p).textIndent; return {{expected}} }"""
            )
        );
    }
}
