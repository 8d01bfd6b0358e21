using System.IO.Compression;

namespace RoadmapFunctions.Documents;

/// <summary>
/// Repacks an Office file so that the same parts give the same bytes: entries in one order,
/// with one time and without the attributes of the machine that made them.
/// </summary>
public static class ZipNormalizer
{
    /// <summary>The earliest time that a zip entry can hold. A package's real time stands in its properties.</summary>
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="package">Read from its start; must be seekable.</param>
    /// <param name="output">Left open.</param>
    public static void Normalize(Stream package, Stream output)
    {
        package.Position = 0;
        using var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries.OrderBy(Rank).ThenBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            Copy(entry, target);
        }
    }

    /// <summary>Readers that stream a package want its content types first.</summary>
    private static int Rank(ZipArchiveEntry entry) => entry.FullName switch
    {
        "[Content_Types].xml" => 0,
        "_rels/.rels" => 1,
        _ => 2,
    };

    private static void Copy(ZipArchiveEntry entry, ZipArchive target)
    {
        var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
        copy.LastWriteTime = EntryTime;
        copy.ExternalAttributes = 0;
        using var from = entry.Open();
        using var to = copy.Open();
        from.CopyTo(to);
    }
}
