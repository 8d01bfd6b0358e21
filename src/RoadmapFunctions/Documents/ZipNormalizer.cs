using System.IO.Compression;

namespace RoadmapFunctions.Documents;

/// <summary>
/// Repacks an Office file so that the same parts give the same bytes: entries in one order, with one time and without the attributes of the
/// machine that made them.
/// </summary>
public static class ZipNormalizer
{
    /// <summary>The earliest time that a zip entry can hold. A package's real time is in its properties.</summary>
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="package">Read from its start; must be seekable.</param>
    /// <param name="output">Left open.</param>
    public static void Normalize(Stream package, Stream output) =>
        Normalize(
            package,
            output,
            new PackageChanges(
                new Dictionary<string, PackageEdit>(StringComparer.Ordinal),
                new Dictionary<string, byte[]>(StringComparer.Ordinal)
            )
        );

    internal static void Normalize(Stream package, Stream output, PackageChanges changes)
    {
        package.Position = 0;
        using var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (
            var name in source
                .Entries.Select(entry => entry.FullName)
                .Concat(changes.Added.Keys)
                .OrderBy(Rank)
                .ThenBy(name => name, StringComparer.Ordinal)
        )
        {
            using var from = changes.Added.TryGetValue(name, out var content) ? new MemoryStream(content) : source.GetEntry(name)!.Open();
            using var to = Create(name, target);
            if (changes.Edited.TryGetValue(name, out var edit))
            {
                edit.Copy(from, to);
            }
            else
            {
                from.CopyTo(to);
            }
        }
    }

    /// <summary>Readers that stream a package want its content types first.</summary>
    private static int Rank(string name) =>
        name switch
        {
            "[Content_Types].xml" => 0,
            "_rels/.rels" => 1,
            _ => 2,
        };

    private static Stream Create(string name, ZipArchive target)
    {
        var copy = target.CreateEntry(name, CompressionLevel.Optimal);
        copy.LastWriteTime = EntryTime;
        copy.ExternalAttributes = 0;
        return copy.Open();
    }
}
