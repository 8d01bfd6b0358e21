using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RoadmapFunctions.Documents.Web;
using Document = RoadmapFunctions.Documents.Document;

namespace RoadmapFunctions.Tests.Documents;

internal static class WebPage
{
    public static async Task<byte[]> Bytes(Document document)
    {
        using var stream = new MemoryStream();
        await WebPageWriter.WriteAsync(document, stream);
        return stream.ToArray();
    }

    public static async Task<string> Html(Document document) => Encoding.UTF8.GetString(await Bytes(document));

    public static async Task<IHtmlDocument> Of(Document document) => await new HtmlParser().ParseDocumentAsync(await Html(document));

    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Tables(IHtmlDocument page) =>
        [
            .. page.QuerySelectorAll(".part > .table > table")
                .Select(table =>
                    table
                        .QuerySelectorAll("tr")
                        .Select(row => row.Children.Select(cell => cell.TextContent.Replace('\u00A0', ' ')).ToArray())
                        .ToArray()
                ),
        ];

    public static IEnumerable<string> Texts(IParentNode page, string selector) =>
        // whether a space breaks is another test's matter
        page.QuerySelectorAll(selector).Select(element => element.TextContent.Replace('\u00A0', ' '));
}
