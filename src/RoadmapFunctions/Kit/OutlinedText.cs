using System.Globalization;

namespace RoadmapFunctions.Kit;

/// <summary>
/// A long text reduced to its length and digest, for those who compare and count texts without showing them. A short text stays as it is.
/// Whoever changes the form of an outline must rename the columns that hold it.
/// </summary>
public static class OutlinedText
{
    /// <summary>Characters (UTF-16) of a text that stays as it is; about as many as an outline has.</summary>
    private const int Longest = 40;

    /// <summary>Characters of a key that stands in the outline itself: «нет» with forty dots still says «нет».</summary>
    private const int LongestKey = 3;

    private const int DigestLength = 32;

    /// <summary><see cref="CleanText"/> removes control characters, so no text from people begins with one.</summary>
    private const char Sign = '\u0001';

    private const char BeforeDigest = ':';

    /// <returns>The same text if it is short or an outline already.</returns>
    public static string Of(string text)
    {
        if (text.Length <= Longest || IsOutline(text))
        {
            return text;
        }

        var key = TextKey.Of(text);
        var content = key.Length <= LongestKey ? key : Digest.Of(text)[..DigestLength];
        return string.Create(CultureInfo.InvariantCulture, $"{Sign}{text.Length}{BeforeDigest}{content}");
    }

    public static bool IsOutline(string text) => text.Length > 0 && text[0] == Sign;

    /// <summary>Characters (UTF-16) of the whole text.</summary>
    public static int LengthOf(string text) =>
        IsOutline(text)
            ? int.Parse(text.AsSpan(1, text.IndexOf(BeforeDigest, StringComparison.Ordinal) - 1), CultureInfo.InvariantCulture)
            : text.Length;

    /// <summary>
    /// The <see cref="TextKey"/> of the whole text where that is empty or short; otherwise some other text that is not short either.
    /// </summary>
    public static string KeyOf(string text) =>
        IsOutline(text) ? text[(text.IndexOf(BeforeDigest, StringComparison.Ordinal) + 1)..] : TextKey.Of(text);
}
