using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace RoadmapFunctions.Documents.Web;

/// <summary>Draws a document as one self-contained page: no requests, charts as SVG, one script for printing.</summary>
public static class WebPageWriter
{
    private const string PolicyBefore = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The policy inside a page that was drawn here; it must be sent as a header too.</summary>
    public static string PolicyOf(byte[] page)
    {
        var html = Utf8.GetString(page);
        var start = html.IndexOf(PolicyBefore, StringComparison.Ordinal);
        var policy = start < 0 ? "default-src 'none'" : html[(start + PolicyBefore.Length)..html.IndexOf('"', start + PolicyBefore.Length)];
        return WebUtility.HtmlDecode(policy);
    }

    /// <summary>The same document gives the same bytes.</summary>
    /// <param name="output">Left open.</param>
    public static async Task WriteAsync(Document document, Stream output, CancellationToken cancellationToken = default)
    {
        // With its default encoder the renderer turns every Russian letter into a numeric entity.
        await using var services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(
            new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(DocumentPage.Document)] = LegalDocument.Of(document) }
        );
        await using var writer = new StreamWriter(output, Utf8, leaveOpen: true) { NewLine = "\n" };
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<DocumentPage>(parameters);
            page.WriteHtmlTo(writer);
        });
        await writer.FlushAsync(cancellationToken);
    }
}
