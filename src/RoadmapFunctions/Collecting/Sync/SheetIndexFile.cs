using System.Text.Json;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>How an index is stored: its format, a JSON text, then rows and keys in binary.</summary>
public static class SheetIndexFile
{
    /// <summary>A file of another format counts as unreadable.</summary>
    private const int Format = 1;

    public static BinaryData Write(SheetIndex index)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(Format);
        writer.Write(
            JsonSerializer.Serialize(
                new Head(
                    index.Basis,
                    index.LogRevision,
                    index.ReadAt,
                    index.WholeAt,
                    index.LatestEntry,
                    index.Versions,
                    index.Recognition.Counts
                ),
                RoadmapJson.Options
            )
        );
        writer.Write(index.Rows.Count);
        foreach (var row in index.Rows)
        {
            Write(writer, row.Digest);
            writer.Write((byte)row.Kind);
            writer.Write(row.Key ?? string.Empty);
        }

        writer.Write(index.Pages.Count);
        foreach (var page in index.Pages)
        {
            Write(writer, page.Digest);
            writer.Write(page.Rows);
        }

        writer.Write(index.Entries.Count);
        foreach (var key in index.Entries)
        {
            writer.Write(key);
        }

        return BinaryData.FromBytes(content.GetBuffer().AsMemory(0, (int)content.Length));
    }

    public static SheetIndex? Read(BinaryData data)
    {
        using var reader = new BinaryReader(data.ToStream());
        if (reader.ReadInt32() != Format)
        {
            return null;
        }

        var head = JsonSerializer.Deserialize<Head>(reader.ReadString(), RoadmapJson.Options) ?? throw new JsonException("null");
        var rows = new IndexedRow[reader.ReadInt32()];
        for (var place = 0; place < rows.Length; place++)
        {
            rows[place] = new(
                ReadDigest(reader),
                (IndexedRowKind)reader.ReadByte(),
                reader.ReadString() is { Length: > 0 } key ? key : null
            );
        }

        var pages = new SheetPage[reader.ReadInt32()];
        for (var place = 0; place < pages.Length; place++)
        {
            pages[place] = new(ReadDigest(reader), reader.ReadInt32());
        }

        var entries = new string[reader.ReadInt32()];
        for (var place = 0; place < entries.Length; place++)
        {
            entries[place] = reader.ReadString();
        }

        return new SheetIndex
        {
            Basis = head.Basis,
            LogRevision = head.LogRevision,
            ReadAt = head.ReadAt,
            WholeAt = head.WholeAt,
            LatestEntry = head.LatestEntry,
            Versions = head.Versions,
            Recognition = new Recognition(head.Recognition),
            Rows = rows,
            Pages = pages,
            Entries = entries,
        };
    }

    private static void Write(BinaryWriter writer, UInt128 digest)
    {
        writer.Write((ulong)(digest >> 64));
        writer.Write((ulong)digest);
    }

    private static UInt128 ReadDigest(BinaryReader reader) => new(reader.ReadUInt64(), reader.ReadUInt64());

    private sealed record Head(
        string Basis,
        string? LogRevision,
        DateTimeOffset ReadAt,
        DateTimeOffset WholeAt,
        DateTimeOffset? LatestEntry,
        int Versions,
        IReadOnlyDictionary<string, int> Recognition
    );
}
