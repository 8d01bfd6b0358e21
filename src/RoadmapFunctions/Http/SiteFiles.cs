using RoadmapFunctions.Documents.Web;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Http;

/// <summary>The style and the script of the pages. An address changes with its content, so a browser may cache it for ever.</summary>
public static class SiteFiles
{
    public static SiteFile Style { get; } = new("site.css", "text/css; charset=utf-8", PageStyle.Tones + Read("site.css"));

    public static SiteFile Script { get; } = new("site.js", "text/javascript; charset=utf-8", Read("site.js"));

    public static SiteFile Icon { get; } = new("icon.svg", "image/svg+xml", Read("icon.svg"));

    public static SiteFile? Find(string name) => new[] { Style, Script, Icon }.FirstOrDefault(file => file.Name == name);

    private static string Read(string name)
    {
        using var resource =
            typeof(SiteFiles).Assembly.GetManifestResourceStream(typeof(SiteFiles), name)
            ?? throw new InvalidOperationException($"The resource {name} is not in the assembly.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}

public sealed class SiteFile(string name, string contentType, string text)
{
    public string Name { get; } = name;

    public string ContentType { get; } = contentType;

    public string Text { get; } = text;

    public string Address { get; } = $"/assets/{name}?v={Digest.Of(text)[..16]}";
}
