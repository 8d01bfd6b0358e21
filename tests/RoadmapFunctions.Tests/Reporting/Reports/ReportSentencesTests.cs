using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

/// <summary>The report as it is read: every heading, sentence, caption and row of the sample campaign, for the eyes of an editor.</summary>
public sealed class ReportSentencesTests
{
    [Theory]
    [InlineData("report")]
    [InlineData("summary")]
    public async Task The_sample_campaign_reads_as_an_editor_left_it(string document)
    {
        var page = await new HtmlParser().ParseDocumentAsync(
            Encoding.UTF8.GetString((await ReportCase.Tomsk.FilesAsync())[$"{document}.html"])
        );
        var lines = page.Body!.QuerySelectorAll("h1, h2, h3, p, li, figcaption, blockquote, caption, tr")
            .Where(element => element.Closest("nav, svg, details") is null)
            .Select(Line);
        Golden.Equal($"tests/RoadmapFunctions.Tests/Reporting/Reports/{document}-of-the-sample.txt", string.Join('\n', lines) + "\n");
    }

    private static string Line(IElement element) =>
        element.LocalName switch
        {
            "h2" or "h3" => $"\n{Text(element)}\n",
            "li" => $"– {Text(element)}",
            "tr" => string.Join(" | ", element.Children.Select(Text)),
            "blockquote" => $"    {Text(element)}",
            _ => Text(element),
        };

    // Spaces that do not break look like others in a diff, and whether they stand where they must is another test's matter.
    private static string Text(IElement element) => element.TextContent.Replace('\u00A0', ' ').Trim();
}
