using System.Buffers;
using System.Text.Json;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// A page of rows as the service wrote it. Cells are parsed only on demand: most rows do not change between readings, and their
/// bytes show that.
/// </summary>
public sealed class ValuesPage : IDisposable
{
    private const int FirstLength = 4 * 1024 * 1024; // Google advises pages of 2 MB

    private readonly List<(int Start, int Length)> rows = [];
    private readonly byte[] json;
    private readonly int length;
    private string range = string.Empty;

    private ValuesPage(byte[] json, int length, ITabs? tabs)
    {
        (this.json, this.length) = (json, length);
        Digest = tabs?.DigestOf(json.AsSpan(0, length)) ?? UInt128.Zero;
        IsKnown = tabs?.Knows(Digest) == true;
        if (!IsKnown)
        {
            FindRows();
            Origin = A1.Origin(range);
        }
    }

    /// <summary>Covers all its bytes, and whatever else in the sheet the reading of its rows depends on.</summary>
    public UInt128 Digest { get; }

    /// <summary>Its rows are known and therefore not kept here.</summary>
    public bool IsKnown { get; }

    /// <summary>Number of ranges in the answer; the rows belong to the last one.</summary>
    public int Ranges { get; private set; }

    /// <summary>Position of the upper left cell: row from 1, column from 0.</summary>
    public (int Row, int Column) Origin { get; }

    public int Count => rows.Count;

    /// <exception cref="JsonException">It is not an answer of this kind.</exception>
    public static Task<ValuesPage> ReadAsync(Stream stream, CancellationToken cancellationToken) =>
        ReadAsync(stream, tabs: null, cancellationToken);

    /// <param name="tabs">The consumer of the page; null to read it in any case.</param>
    /// <exception cref="JsonException">It is not an answer of this kind.</exception>
    internal static async Task<ValuesPage> ReadAsync(Stream stream, ITabs? tabs, CancellationToken cancellationToken)
    {
        var (buffer, length) = (ArrayPool<byte>.Shared.Rent(FirstLength), 0);
        try
        {
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
            {
                length += read;
                buffer = length < buffer.Length ? buffer : Longer(buffer);
            }

            return new ValuesPage(buffer, length, tabs);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>The JSON of a row, as it came.</summary>
    public ReadOnlySpan<byte> Row(int index) => json.AsSpan(rows[index].Start, rows[index].Length);

    /// <summary>The cells of a row, from the first column of the sheet.</summary>
    /// <exception cref="JsonException">A cell has a form that no cell can have.</exception>
    public IReadOnlyList<SheetCell> Cells(int index)
    {
        var cells = JsonSerializer.Deserialize<SheetCell[]>(Row(index), JsonSerializerOptions.Web)!;
        return Origin.Column == 0 ? cells : [.. Enumerable.Repeat(SheetCell.Blank, Origin.Column), .. cells];
    }

    /// <summary>The whole page, for recording.</summary>
    public ValueRange ToRange() =>
        JsonSerializer.Deserialize<ValuesAnswer>(json.AsSpan(0, length), JsonSerializerOptions.Web)!.ValueRanges![0];

    public void Dispose() => ArrayPool<byte>.Shared.Return(json);

    private static byte[] Longer(byte[] buffer)
    {
        var longer = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(longer, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return longer;
    }

    // {"valueRanges": [{"range": "…", "values": [[…], …]}]}, in any order and with any other properties.
    private void FindRows()
    {
        var reader = new Utf8JsonReader(json.AsSpan(0, length));
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("valueRanges"u8))
            {
                Expect(ref reader, JsonTokenType.StartArray);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    FindRowsOfRange(ref reader);
                }
            }
            else
            {
                reader.Skip();
            }
        }

        if (reader.Read()) // throws when the answer continues after its end
        {
            throw new JsonException("The answer does not end.");
        }
    }

    private void FindRowsOfRange(ref Utf8JsonReader reader)
    {
        Require(reader.TokenType == JsonTokenType.StartObject);
        Ranges++;
        rows.Clear();
        var named = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("range"u8))
            {
                Expect(ref reader, JsonTokenType.String);
                (range, named) = (reader.GetString()!, true);
            }
            else if (reader.ValueTextEquals("values"u8))
            {
                reader.Read();
                Require(reader.TokenType is JsonTokenType.StartArray or JsonTokenType.Null);
                while (reader.TokenType != JsonTokenType.Null && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    Require(reader.TokenType == JsonTokenType.StartArray);
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    rows.Add((start, (int)reader.BytesConsumed - start));
                }
            }
            else
            {
                reader.Skip();
            }
        }

        Require(named);
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token) => Require(reader.Read() && reader.TokenType == token);

    private static void Require(bool isAsTheApiSays)
    {
        if (!isAsTheApiSays)
        {
            throw new JsonException("This is no answer to a question for values.");
        }
    }
}
