using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Web;
using RoadmapFunctions.Documents.Word;
using RoadmapFunctions.EndToEnd.Collecting.Import;
using RoadmapFunctions.EndToEnd.Pages;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reporting;

/// <summary>The code of the verification on the printed page, read as a telephone reads it.</summary>
[Trait("Category", "LibreOffice")]
public sealed class PrintedCodeTests(BrowserFixture browser)
{
    private const string Address = "https://roadmap.example/desk/campaigns/tomsk-roadmap-2020-2021-h1/editions/1/verification";

    private static readonly Document Report = new(
        "Аналитический отчёт",
        "Издание № 1",
        new(2021, 2, 10, 2, 0, 0, TimeSpan.Zero),
        [new(PageOrientation.Portrait, [new TitleBlock("МАУ ИМЦ", "Аналитический отчёт", "за полугодие", []), new Paragraph("Итоги.")])]
    )
    {
        VerificationAddress = Address,
    };

    [Fact]
    public async Task The_first_page_that_the_office_program_prints_leads_to_the_verification()
    {
        using var word = new MemoryStream();
        WordWriter.Write(Report, word);
        using var office = new LibreOffice();
        Assert.Equal(Address, await ReadAsync(await office.ConvertAsync(word.ToArray(), "docx", "pdf")));
    }

    [Fact]
    public async Task The_first_page_that_the_browser_prints_leads_to_the_verification()
    {
        using var html = new MemoryStream();
        await WebPageWriter.WriteAsync(Report, html, TestContext.Current.CancellationToken);
        await using var context = await browser.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync(Encoding.UTF8.GetString(html.ToArray()));
        Assert.Equal(Address, await ReadAsync(await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true })));
    }

    /// <returns>What the one code on the page says.</returns>
    private static async Task<string> ReadAsync(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("roadmap-code-");
        var (page, picture) = (Path.Combine(folder.FullName, "page.pdf"), Path.Combine(folder.FullName, "page"));
        await File.WriteAllBytesAsync(page, pdf, TestContext.Current.CancellationToken);
        await RunAsync("pdftoppm", "-png", "-r", "200", "-f", "1", "-singlefile", page, picture);
        var read = await RunAsync("zbarimg", "--quiet", "--raw", $"{picture}.png");
        folder.Delete(recursive: true);
        return read.Trim();
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var problems = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program}: {problems}");
        return await output;
    }
}
