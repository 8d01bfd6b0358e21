using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// A cell cut at every place where an option may end. The keys of all pieces are stored in one text, so the key of several pieces together
/// is a slice of it and needs no allocation.
/// </summary>
internal sealed partial class CellPieces
{
    private readonly string text;
    private readonly string keys;
    private readonly List<Piece> pieces;

    private CellPieces(string text, string keys, List<Piece> pieces) => (this.text, this.keys, this.pieces) = (text, keys, pieces);

    public int Count => pieces.Count;

    /// <summary>Blank and invisible text makes no piece.</summary>
    public static CellPieces Of(string text)
    {
        var (keys, pieces) = (new StringBuilder(text.Length), new List<Piece>());
        foreach (var range in Separator().EnumerateSplits(text))
        {
            var piece = text[range];
            if (piece.All(IsNothing))
            {
                continue;
            }

            var key = TextKey.Of(piece);
            // a printed number stands before the option
            var ordinal = TextKey.MayHaveOrdinal(piece) ? key.Length - TextKey.WithoutOrdinal(piece).Length : 0;
            pieces.Add(new Piece(range.Start.Value, keys.Length + ordinal, keys.Length + key.Length));
            keys.Append(key).Append(key.Length > 0 ? " " : string.Empty);
        }

        return new CellPieces(text, keys.ToString(), pieces);
    }

    /// <summary>The key of consecutive pieces, the last one included.</summary>
    public ReadOnlySpan<char> Key(int first, int last) =>
        pieces[last].KeyEnd is var end && pieces[first].KeyStart is var start && end > start ? keys.AsSpan(start, end - start) : default;

    public bool HasLetters(int piece) => pieces[piece].KeyEnd > pieces[piece].KeyStart;

    /// <summary>The text from a piece to the end, as it was written.</summary>
    public string From(int piece) => text[pieces[piece].Start..].Trim();

    /// <summary>The text from a piece to another one, as it was written.</summary>
    public ReadOnlySpan<char> Between(int first, int end) =>
        first >= Count ? default : text.AsSpan()[pieces[first].Start..(end < Count ? pieces[end].Start : text.Length)];

    private static bool IsNothing(char character) =>
        character is ',' or ';' || char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    [GeneratedRegex(", |;", RegexOptions.None, 1000)]
    private static partial Regex Separator();

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece(int Start, int KeyStart, int KeyEnd);
}
