using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Sheets;
using RoadmapFunctions.Sync;

namespace RoadmapFunctions.Import;

/// <summary>Reads a file of values separated by commas, semicolons or tabs.</summary>
internal static class DelimitedText
{
    private const string DelimiterLine = "sep=";

    private static readonly (string Delimiter, string Name)[] Delimiters = [(",", "запятая"), (";", "точка с запятой"), ("\t", "табуляция")];

    /// <exception cref="UnreadableFileException">It is damaged or too large.</exception>
    public static (DownloadedTab Tab, string Format) Read(byte[] file, Campaign campaign)
    {
        var encoding = TextEncoding.Of(file)!;
        var text = WithoutDelimiterLine(encoding.Decode(file));

        // The right delimiter is the one by which the header makes sense: headers have commas of their own.
        var (delimiter, name) = Delimiters.MaxBy(each => Records(text, each.Delimiter, strict: false).Take(1).Sum(header => SheetColumns.KnownIn(header, campaign)));
        return (DownloadedTab.Of("CSV", Records(text, delimiter, strict: true)), $"CSV: кодировка {encoding.Name}, разделитель — {name}");
    }

    // Excel reads, and writes for itself, a first line that names the delimiter; it is not a row.
    private static string WithoutDelimiterLine(string text) =>
        text.StartsWith(DelimiterLine, StringComparison.OrdinalIgnoreCase) && text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? text[(end + 1)..] : text;

    private static IEnumerable<SheetRow> Records(string text, string delimiter, bool strict)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            HasHeaderRecord = false,
            IgnoreBlankLines = false, // they have numbers
        };
        if (!strict)
        {
            configuration.BadDataFound = null;
        }

        using var parser = new CsvParser(new StringReader(text), configuration);
        for (var (row, cells) = (1, 0); Read(parser, row) is { } record; row++)
        {
            cells += record.Length;
            yield return cells <= DownloadedSheet.MostCells
                ? new SheetRow(row, [.. record.Select(SheetCell.OfText)])
                : throw new UnreadableFileException(DownloadedSheet.TooManyCells);
        }
    }

    private static string[]? Read(CsvParser parser, int row)
    {
        try
        {
            return parser.Read() ? parser.Record : null;
        }
        catch (BadDataException e)
        {
            throw new UnreadableFileException($"Файл повреждён: в строке {row} открытая кавычка не закрыта или кавычка стоит посреди текста. Скачайте таблицу ещё раз; надёжнее — в формате Excel (.xlsx).", e);
        }
    }
}
