using System.Text;
using System.Text.Unicode;

namespace RoadmapFunctions.Kit;

/// <summary>
/// The encoding of a text file: a byte order mark tells it; otherwise it is UTF-8 if the bytes allow it, and if not, Windows-1251, in which
/// Russian Excel saves.
/// </summary>
/// <param name="Name">For the operator.</param>
internal sealed record TextEncoding(string Name, Encoding Encoding)
{
    private const int Beginning = 1024;
    private const double Surely = 0.95;

    private static readonly TextEncoding Unicode8 = new("UTF-8", Encoding.UTF8);

    // The mark of UTF-32 begins with that of UTF-16.
    private static readonly TextEncoding[] Marked =
    [
        Unicode8,
        new("UTF-32", new UTF32Encoding(bigEndian: false, byteOrderMark: true)),
        new("UTF-32", new UTF32Encoding(bigEndian: true, byteOrderMark: true)),
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

        return file.Contains((byte)0) ? Unmarked16(file)
            : Utf8.IsValid(file) ? Unicode8
            : Cyrillic;
    }

    // Letters of Russian and English texts have one of a few upper bytes; bytes of other files do not.
    private static TextEncoding? Unmarked16(ReadOnlySpan<byte> file)
    {
        var beginning = file[..(Math.Min(file.Length, Beginning) & ~1)];
        return beginning.Length == 0 ? null
            : IsUpper(beginning, 1) ? new("UTF-16", new UnicodeEncoding(bigEndian: false, byteOrderMark: false))
            : IsUpper(beginning, 0) ? new("UTF-16", new UnicodeEncoding(bigEndian: true, byteOrderMark: false))
            : null;

        static bool IsUpper(ReadOnlySpan<byte> text, int from)
        {
            var (fits, zeros) = (0, 0);
            for (var index = from; index < text.Length; index += 2)
            {
                fits += text[index] is 0x00 or 0x04 or 0x20 or 0x21 ? 1 : 0;
                zeros += text[index ^ 1] == 0 ? 1 : 0;
            }

            return fits * 2 >= text.Length * Surely && zeros == 0;
        }
    }

    /// <summary>The text without the byte order marks of UTF-8 before it; a program that adds one to another's makes two.</summary>
    public static ReadOnlySpan<byte> WithoutMarks(ReadOnlySpan<byte> utf8)
    {
        while (utf8.StartsWith(System.Text.Encoding.UTF8.Preamble))
        {
            utf8 = utf8[System.Text.Encoding.UTF8.Preamble.Length..];
        }

        return utf8;
    }

    /// <returns>«в кодировке UTF-16, а не UTF-8»; null when it is UTF-8.</returns>
    public static string? WrongFor(ReadOnlySpan<byte> file) =>
        Of(file) switch
        {
            { IsUtf8: true } => null,
            { Name: var name } => $"в кодировке {name}, а не UTF-8",
            _ => "не текст в UTF-8",
        };

    /// <summary>Nothing in the file proves this encoding.</summary>
    public bool IsGuess => this == Cyrillic;

    public bool IsUtf8 => this == Unicode8;

    public string Decode(ReadOnlySpan<byte> file) => Encoding.GetString(file).TrimStart('\uFEFF');
}
