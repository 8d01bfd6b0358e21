using System.Security.Cryptography;
using System.Text;

namespace RoadmapFunctions.Documents.Web;

/// <summary>The one style sheet of the page. It never depends on the document, so its hash can stand in a header.</summary>
internal static class PageStyle
{
    /// <summary>The colours alone, for pages that have a sheet of their own.</summary>
    public static readonly string Tones = Read("tones.css");

    public static readonly string Css = Tones + Read("page.css");

    public static readonly string ContentSecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Hash(Css)}'; base-uri 'none'; form-action 'none'";

    private static string Hash(string css) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));

    private static string Read(string name)
    {
        using var resource =
            typeof(PageStyle).Assembly.GetManifestResourceStream(typeof(PageStyle), name)
            ?? throw new InvalidOperationException($"The resource {name} is not in the assembly.");
        using var reader = new StreamReader(resource);

        // A browser hashes the text after it has made all line ends alike.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
