using System.Text;

namespace RoadmapFunctions.Kit;

/// <summary>
/// CSV that Russian Excel opens with a double click: UTF-8 with a byte order mark, semicolons. A text that a spreadsheet would read as a
/// formula gets an apostrophe before it.
/// </summary>
public sealed class CsvFile
{
    private const char Separator = ';';
    private const string FormulaStarts = "=+-@\t\r\n\0＝＋－＠";

    private readonly StringBuilder lines = new();

    public void Add(IEnumerable<string> fields) => lines.AppendJoin(Separator, fields.Select(Field)).Append("\r\n");

    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];

    /// <summary>A field as it stands in the file.</summary>
    public static string Field(string text)
    {
        var safe = text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(";\"\r\n") || safe != safe.Trim()
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    /// <summary>The texts of a file written by <see cref="ToBytes"/>. A damaged file is read as far as it makes sense.</summary>
    public static IEnumerable<string[]> Read(ReadOnlySpan<byte> file) =>
        DelimitedRecords
            .Read(
                Encoding.UTF8.GetString(file.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file),
                Separator,
                strict: false
            )
            .Select(record => Array.ConvertAll(record, Unguarded));

    private static string Unguarded(string field) =>
        field is ['\'', var first, ..] && FormulaStarts.Contains(first, StringComparison.Ordinal) ? field[1..] : field;
}
