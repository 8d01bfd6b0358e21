using System.Text;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Import;

/// <summary>Reads a file of values separated by commas, semicolons, tabs or vertical bars.</summary>
internal static class DelimitedText
{
    private const int LongestTop = 20_000; // characters; the header is among them
    private const int LongestQuote = 40;
    private const string DelimiterLine = "sep=";
    private const int KnownInLatin = 1; // columns: «Timestamp» has no Russian letters to spoil

    private static readonly (char Delimiter, string Name)[] Delimiters =
    [
        (',', "запятая"),
        (';', "точка с запятой"),
        ('\t', "табуляция"),
        ('|', "вертикальная черта"),
    ];

    /// <exception cref="UnreadableFileException">The file is damaged or too large.</exception>
    public static (DownloadedTab Tab, string Format) Read(byte[] file, Campaign campaign)
    {
        var encoding = TextEncoding.Of(file)!;
        var text = WithoutDelimiterLine(encoding.Decode(file));

        // The right delimiter is the one that splits the header into known columns: headers may contain commas.
        var (delimiter, name, known) = Delimiters
            .Select(each =>
                (each.Delimiter, each.Name, Known: SheetColumns.KnownInTop(Records(text, each.Delimiter, strict: false), campaign))
            )
            .MaxBy(each => each.Known);
        if (encoding.IsGuess)
        {
            RefuseCut(file, known, campaign);
        }

        if (encoding.IsGuess && known == 0)
        {
            throw new UnreadableFileException(
                "Ни один заголовок не узнан: возможно, файл в незнакомой кодировке. Скачайте "
                    + "таблицу в формате Excel (.xlsx) или сохраните CSV в кодировке UTF-8."
            );
        }

        if (known <= KnownInLatin)
        {
            RefuseSpoilt(text, known, campaign);
        }

        return (DownloadedTab.Of("CSV", Records(text, delimiter, strict: true)), $"CSV: кодировка {encoding.Name}, разделитель — {name}");
    }

    // A single spoilt byte, or an end inside a letter, and UTF-8 is no UTF-8 any more.
    private static void RefuseCut(byte[] file, int known, Campaign campaign)
    {
        var text = Encoding.UTF8.GetString(file);
        if (text.IndexOf('\uFFFD', StringComparison.Ordinal) is >= 0 and var spoilt && KnownIn(text, campaign) > known)
        {
            throw new UnreadableFileException(
                $"Файл повреждён или оборван: в строке {text.AsSpan(0, spoilt).Count('\n') + 1} есть знак, который нельзя прочитать. "
                    + "Скачайте таблицу ещё раз, лучше в формате Excel (.xlsx)."
            );
        }
    }

    private static int KnownIn(string text, Campaign campaign) =>
        Delimiters.Max(each => SheetColumns.KnownInTop(Records(text, each.Delimiter, strict: false), campaign));

    // A program has read UTF-8 or Windows-1251 as another encoding, and has saved the result: the other way round it is a header again.
    private static void RefuseSpoilt(string text, int known, Campaign campaign)
    {
        var top = text[..Math.Min(text.Length, LongestTop)];
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        (Encoding Written, Encoding Read)[] mistakes =
        [
            (Encoding.UTF8, Windows1251.Encoding),
            (Encoding.UTF8, western),
            (Windows1251.Encoding, western),
        ];
        if (
            mistakes.Any(mistake =>
                mistake.Written.GetString(mistake.Read.GetBytes(top)) is var mended && KnownIn(mended, campaign) > known
            )
        )
        {
            throw new UnreadableFileException(
                $"Русские буквы в файле испорчены ({Russian.Quoted(CleanText.Abridged(top, LongestQuote))}): программа открыла его "
                    + "не в той кодировке и так сохранила. Скачайте таблицу ещё раз, лучше в формате Excel (.xlsx), и не пересохраняйте."
            );
        }
    }

    // Excel reads and writes a first line that names the delimiter; that line is not a row.
    private static string WithoutDelimiterLine(string text) =>
        text.StartsWith(DelimiterLine, StringComparison.OrdinalIgnoreCase)
        && text.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end
            ? text[(end + 1)..]
            : text;

    private static IEnumerable<SheetRow> Records(string text, char delimiter, bool strict)
    {
        if (text.AsSpan().Count(delimiter) > DownloadedSheet.MostCells)
        {
            throw new UnreadableFileException(DownloadedSheet.TooManyCells); // before the parser allocates them
        }

        using var records = DelimitedRecords.Read(text, delimiter, strict).GetEnumerator();
        var left = DownloadedSheet.MostCells;
        for (var row = 1; MovesOn(records); row++)
        {
            var record = records.Current;
            left -= record.Length + 1;
            yield return left < 0 ? throw new UnreadableFileException(DownloadedSheet.TooManyCells)
            : record.Length > DownloadedSheet.MostColumns ? throw new UnreadableFileException(DownloadedSheet.TooManyColumns)
            : Array.Exists(record, cell => cell.Length > DownloadedSheet.LongestCell)
                ? throw new UnreadableFileException(DownloadedSheet.CellTooLong)
            : new SheetRow(row, [.. record.Select(SheetCell.OfText)]);
        }
    }

    private static bool MovesOn(IEnumerator<string[]> records)
    {
        try
        {
            return records.MoveNext();
        }
        catch (DamagedRecordException e)
        {
            throw new UnreadableFileException(
                $"Файл повреждён: в строке {e.Number} открытая кавычка не закрыта или кавычка стоит "
                    + $"посреди текста. Скачайте таблицу ещё раз; надёжнее — в формате Excel (.xlsx).",
                e
            );
        }
    }
}
