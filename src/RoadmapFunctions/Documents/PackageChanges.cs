using System.Text;

namespace RoadmapFunctions.Documents;

/// <summary>What changes in an Office file while it is repacked. Names are part names without the leading slash.</summary>
internal sealed record PackageChanges(IReadOnlyDictionary<string, PackageEdit> Edited, IReadOnlyDictionary<string, byte[]> Added);

/// <summary>
/// Replaces a text near the start of a part and the text at its end; everything in between passes through, however long it is.
/// </summary>
/// <param name="Start">Empty to leave the start as it is.</param>
/// <param name="End">Empty to leave the end as it is.</param>
internal sealed record PackageEdit(string Start, string NewStart, string End, string NewEnd)
{
    private const int StartReach = 64 * 1024;

    /// <exception cref="InvalidDataException">A text is not where it was expected: the library that writes it has changed.</exception>
    public void Copy(Stream from, Stream to)
    {
        var (start, end) = (Encoding.UTF8.GetBytes(Start), Encoding.UTF8.GetBytes(End));
        var block = new byte[StartReach];
        var length = from.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        var place = block.AsSpan(0, length).IndexOf(start);
        Require(place >= 0, Start);
        to.Write(block, 0, place);
        to.Write(Encoding.UTF8.GetBytes(NewStart));

        // Holds back as many bytes as the end text has.
        var held = block.AsSpan((place + start.Length)..length).ToArray();
        while ((length = from.Read(block)) > 0)
        {
            byte[] more = [.. held, .. block.AsSpan(0, length)];
            to.Write(more.AsSpan(..^Math.Min(end.Length, more.Length)));
            held = more[^Math.Min(end.Length, more.Length)..];
        }

        Require(held.AsSpan().EndsWith(end), End);
        to.Write(held.AsSpan(..^end.Length));
        to.Write(Encoding.UTF8.GetBytes(NewEnd));
    }

    private static void Require(bool found, string text)
    {
        if (!found)
        {
            throw new InvalidDataException($"The part does not have «{text}» in its place.");
        }
    }
}
