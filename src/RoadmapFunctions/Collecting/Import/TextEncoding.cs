using System.Text;
using System.Text.Unicode;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Import;

/// <summary>
/// The encoding of a text file: a byte order mark tells it; otherwise it is UTF-8 if the bytes allow it, and if not, Windows-1251, in which
/// Russian Excel saves.
/// </summary>
/// <param name="Name">For the operator.</param>
internal sealed record TextEncoding(string Name, Encoding Encoding)
{
    private static readonly TextEncoding Unicode8 = new("UTF-8", Encoding.UTF8);

    private static readonly TextEncoding[] Marked =
    [
        Unicode8,
        new("UTF-16", new UnicodeEncoding(bigEndian: false, byteOrderMark: true)),
        new("UTF-16", new UnicodeEncoding(bigEndian: true, byteOrderMark: true)),
    ];

    private static readonly TextEncoding Cyrillic = new("Windows-1251", Windows1251.Encoding);

    /// <returns>Null when the file is not a text.</returns>
    public static TextEncoding? Of(ReadOnlySpan<byte> file)
    {
        foreach (var marked in Marked)
        {
            if (file.StartsWith(marked.Encoding.Preamble))
            {
                return marked;
            }
        }

        return file.Contains((byte)0) ? null
            : Utf8.IsValid(file) ? Unicode8
            : Cyrillic;
    }

    /// <summary>Nothing in the file proves this encoding.</summary>
    public bool IsGuess => this == Cyrillic;

    public bool IsUtf8 => this == Unicode8;

    public string Decode(ReadOnlySpan<byte> file) => Encoding.GetString(file).TrimStart('\uFEFF');
}
