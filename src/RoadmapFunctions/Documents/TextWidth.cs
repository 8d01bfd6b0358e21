using System.Buffers;

namespace RoadmapFunctions.Documents;

/// <summary>
/// Widths of text in ems, close enough to a serif face to choose a size or a line break before anything is drawn. A server has no fonts to
/// measure with, and measured fonts would differ between machines.
/// </summary>
internal static class TextWidth
{
    private static readonly SearchValues<char> Narrow = SearchValues.Create(" .,;:!|'`ijltfrI()[]/\\-");
    private static readonly SearchValues<char> Wide = SearchValues.Create("мшщжюыфЖШЩЮЫФМДmwMW%@—№");

    public static double Of(ReadOnlySpan<char> text)
    {
        var width = 0.0;
        foreach (var character in text)
        {
            width += Of(character);
        }

        return width;
    }

    public static double OfLongestWord(ReadOnlySpan<char> text)
    {
        var longest = 0.0;
        foreach (var word in text.SplitAny(' ', '\n', '\t'))
        {
            longest = Math.Max(longest, Of(text[word]));
        }

        return longest;
    }

    /// <summary>Lines no wider than asked; a word wider than a line is broken.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var rest = line.AsMemory().Trim();
            for (var end = LineEnd(rest.Span, width); end < rest.Length; end = LineEnd(rest.Span, width))
            {
                lines.Add(rest[..end].TrimEnd().ToString());
                rest = rest[end..].TrimStart();
            }

            lines.Add(rest.ToString());
        }

        return lines;
    }

    private static int LineEnd(ReadOnlySpan<char> text, double width)
    {
        var fitting = 0;
        for (var used = 0.0; fitting < text.Length; fitting++)
        {
            used += Of(text[fitting]);
            if (used > width)
            {
                var space = text[..(fitting + 1)].LastIndexOf(' ');
                return space > 0 ? space : WholeCharacters(text, Math.Max(fitting, 1));
            }
        }

        return text.Length;
    }

    private static int WholeCharacters(ReadOnlySpan<char> text, int end) =>
        end < text.Length && char.IsLowSurrogate(text[end]) ? end + 1 : end;

    private static double Of(char character) =>
        character switch
        {
            _ when Narrow.Contains(character) => 0.3,
            _ when Wide.Contains(character) => 0.76,
            >= '0' and <= '9' => 0.5,
            _ when char.IsUpper(character) => 0.7,
            _ => 0.5,
        };
}
