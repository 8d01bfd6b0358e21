using System.Security.Cryptography;
using System.Text;

namespace RoadmapFunctions.Documents.Web;

/// <summary>The page's two style sheets — one shared by all documents, one with the foot of this document — and its only script.</summary>
internal static class PageStyle
{
    /// <summary>The colours alone, for pages that have their own style sheet.</summary>
    public static readonly string Tones = Read("tones.css");

    public static readonly string Css = Tones + Read("page.css");

    /// <summary>Opens the browser's own print dialog, which can save as PDF. Without the script the button stays hidden.</summary>
    public static readonly string Script = Read("page.js");

    /// <summary>The content security policy in the page: these two styles, this script and nothing else.</summary>
    public static string PolicyOf(string footCss) =>
        $"default-src 'none'; style-src {Hash(Css)} {Hash(footCss)}; script-src {Hash(Script)}; base-uri 'none'; form-action 'none'";

    /// <summary>The running foot of printed pages. A margin box cannot take its text from the page.</summary>
    public static string FootCss(string runningFoot)
    {
        var text = new StringBuilder();
        foreach (var letter in runningFoot)
        {
            _ =
                char.IsLetterOrDigit(letter) || letter is ' ' or '.' or ',' or '№'
                    ? text.Append(letter)
                    : text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\{(int)letter:x} ");
        }

        return $"@media print {{ @page {{ @bottom-center {{ content: \"{text}\"; }} }} }}";
    }

    private static string Hash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    private static string Read(string name)
    {
        using var resource =
            typeof(PageStyle).Assembly.GetManifestResourceStream(typeof(PageStyle), name)
            ?? throw new InvalidOperationException($"The resource {name} is not in the assembly.");
        using var reader = new StreamReader(resource);

        // A browser normalises line ends before it hashes the text.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
