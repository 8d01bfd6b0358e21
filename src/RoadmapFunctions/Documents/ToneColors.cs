namespace RoadmapFunctions.Documents;

/// <summary>
/// Colours of the tones on paper, as RRGGBB. Their order of lightness stays the same in grey, so that neighbours in a bar differ on a black
/// and white print.
/// </summary>
/// <param name="Shade">Background of the words of a table cell.</param>
/// <param name="Bar">A bar of a chart.</param>
/// <param name="Ink">A number on that bar.</param>
internal sealed record ToneColors(string Shade, string Bar, string Ink)
{
    /// <summary>The bar is hatched in its colour over the shade: on a grey print no other bar looks like it.</summary>
    public bool Hatched { get; init; }

    /// <summary>Outline of a hollow bar; null for a bar that needs none.</summary>
    public string? Outline { get; init; }

    private const string Black = "000000";
    private const string White = "FFFFFF";

    public static ToneColors Of(Tone tone) =>
        tone switch
        {
            Tone.Good => new("DCEFDC", "2E7D46", White),
            Tone.Progress => new("FFF3CC", "F0C75E", Black),
            Tone.Unchanged => new("DCE6F0", "9DB4CC", Black),
            Tone.Bad => new("F2CFCB", "5A0F1B", White),
            Tone.Attention => new("FBDCC4", "D9733A", Black) { Hatched = true, Outline = "D9733A" },
            Tone.Empty => new("EDEDED", White, Black) { Outline = "808080" },
            Tone.Accent => new("D6E4F2", "1F4E79", White),
            _ => new(White, "5F6B7A", White),
        };
}
