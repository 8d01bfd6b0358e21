using System.Text;

namespace RoadmapFunctions.Kit;

/// <summary>
/// CSV that Russian Excel opens by a double click: UTF-8 with a byte order mark, semicolons. A text that a spreadsheet would take
/// for a formula gets an apostrophe before it.
/// </summary>
public sealed class CsvFile
{
    private const string FormulaStarts = "=+-@\t\r\n\0＝＋－＠";

    private readonly StringBuilder lines = new();

    public void Add(IEnumerable<string> fields) => lines.AppendJoin(';', fields.Select(Field)).Append("\r\n");

    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];

    /// <summary>A field as it stands in the file.</summary>
    public static string Field(string text)
    {
        var safe = text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(";\"\r\n") || safe != safe.Trim()
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    /// <summary>The text of a field that has been read and unquoted.</summary>
    public static string Unguarded(string field) =>
        field is ['\'', var first, ..] && FormulaStarts.Contains(first, StringComparison.Ordinal) ? field[1..] : field;
}
