namespace RoadmapFunctions.Documents.Web;

/// <summary>Tones are CSS classes: their colours differ on a light screen, on a dark screen and on paper.</summary>
internal static class ToneClass
{
    public static string? Of(Tone tone) => tone is Tone.None ? null : Name(tone);

    public static string Bar(Tone tone) => $"bar {Name(tone)}";

    public static string Ink(Tone tone) => $"ink {Name(tone)}";

    private static string Name(Tone tone) => $"tone-{tone.ToString().ToLowerInvariant()}";
}
