using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Import;

/// <summary>A table of texts, whatever its form: cells pasted from Excel, a workbook, or CSV.</summary>
public static class TableRows
{
    private static readonly char[] Delimiters = ['\t', ';', ','];

    /// <returns>The texts of each row with its number, from 1, as a person counts them; blank rows are left out.</returns>
    /// <exception cref="UnreadableFileException">It is not a table, or it is too large.</exception>
    public static IReadOnlyList<TableRow> Read(byte[] file) =>
        FileKinds.Of(file) switch
        {
            FileKind.Xlsx => Of(XlsxFile.ReadFirst(file).Rows.Select(row => (row.Number, row.Cells.Select(cell => cell.Text)))),
            FileKind.Text => OfText(TextEncoding.Of(file)!.Decode(file)),
            var other => throw new UnreadableFileException(FileKinds.Refusal(other)),
        };

    // Pasted cells have tabs between them; otherwise the delimiter is the one that occurs most often in the first line.
    private static IReadOnlyList<TableRow> OfText(string text)
    {
        var first = text.TrimStart().Split('\n')[0];
        var delimiter = first.Contains('\t', StringComparison.Ordinal) ? '\t' : Delimiters.MaxBy(each => first.AsSpan().Count(each));
        if (text.AsSpan().Count(delimiter) > DownloadedSheet.MostCells)
        {
            throw new UnreadableFileException(DownloadedSheet.TooManyCells);
        }

        return Of(DelimitedRecords.Read(text, delimiter, strict: false).Select((record, index) => (index + 1, record.AsEnumerable())));
    }

    private static IReadOnlyList<TableRow> Of(IEnumerable<(int Number, IEnumerable<string> Cells)> rows) =>
        [
            .. rows.Select(row => new TableRow(row.Number, [.. row.Cells.Select(CleanText.OneLine)]))
                .Where(row => row.Cells.Any(cell => cell.Length > 0)),
        ];
}

/// <param name="Number">As a person counts the rows of the table, from 1.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>Empty where the row ends before it.</summary>
    public string At(int? column) => column is { } index && index < Cells.Count ? Cells[index] : string.Empty;

    /// <summary>The row as a person would paste it.</summary>
    public string ToText() => string.Join('\t', Cells);
}
