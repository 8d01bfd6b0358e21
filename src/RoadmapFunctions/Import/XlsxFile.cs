using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Sheets;
using RoadmapFunctions.Sync;
using RoadmapFunctions.Text;

namespace RoadmapFunctions.Import;

/// <summary>Reads a workbook: finds its parts and the tab of the answers.</summary>
internal static class XlsxFile
{
    /// <summary>Bytes of all parts together, unpacked. Ten thousand schools take about sixty million.</summary>
    private const long LargestUnpacked = 64L * 1024 * 1024;

    private const int DaysFrom1900To1904 = 1462;

    /// <exception cref="UnreadableFileException">It is no workbook, is damaged, carries macros or is too large.</exception>
    public static (DownloadedTab Tab, string Format) Read(byte[] file, Campaign campaign)
    {
        try
        {
            RefuseUntrusted(file);
            using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
            if (document.WorkbookPart?.Workbook is not { } workbook)
            {
                throw new InvalidDataException("There is no workbook in the package.");
            }

            var tab = TabOfAnswers(Tabs(document.WorkbookPart, workbook), campaign);
            if (workbook.WorkbookProperties?.Date1904?.Value == true)
            {
                tab = CountedFrom1900(tab, campaign);
            }

            return (tab, $"Excel, лист {Russian.Quoted(CleanText.Shortened(tab.Title, 100))}");
        }
        catch (Exception e) when (e is InvalidDataException or FileFormatException or OpenXmlPackageException or XmlException or IOException or FormatException
            or InvalidOperationException) // so the library says that a part is missing
        {
            throw new UnreadableFileException("Файл Excel повреждён и не читается. Скачайте таблицу ещё раз.", e);
        }
    }

    // What the package says of its parts is enough: a part is never unpacked further than it says.
    private static void RefuseUntrusted(byte[] file)
    {
        using var package = new ZipArchive(new MemoryStream(file));
        var names = package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Contains("mimetype"))
        {
            throw new UnreadableFileException(FileKinds.Refusal(FileKind.OpenDocument));
        }

        if (names.Contains("xl/workbook.bin"))
        {
            throw new UnreadableFileException(FileKinds.Refusal(FileKind.BinaryWorkbook));
        }

        if (!names.Contains("[Content_Types].xml") || !names.Any(name => name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnreadableFileException(FileKinds.Refusal(FileKind.Other));
        }

        if (names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnreadableFileException("В файле есть макросы, поэтому он не принят. Сохраните его как «Книга Excel (.xlsx)», без макросов, или скачайте таблицу Google заново.");
        }

        if (package.Entries.Sum(entry => entry.Length) > LargestUnpacked)
        {
            throw new UnreadableFileException($"Файл слишком велик: в распакованном виде больше {LargestUnpacked / 1024 / 1024} МБ. Оставьте в нём только лист с ответами.");
        }
    }

    private static List<DownloadedTab> Tabs(WorkbookPart part, Workbook workbook)
    {
        var strings = part.SharedStringTablePart is { } table ? SheetXml.ReadStrings(table.GetStream(FileMode.Open, FileAccess.Read)) : [];
        var left = DownloadedSheet.MostCells;
        var tabs = new List<DownloadedTab>();
        foreach (var sheet in workbook.Descendants<Sheet>())
        {
            if (sheet.Id?.Value is { } id && part.TryGetPartById(id, out var found) && found is WorksheetPart worksheet)
            {
                tabs.Add(DownloadedTab.Of(sheet.Name?.Value ?? string.Empty, SheetXml.ReadRows(worksheet.GetStream(FileMode.Open, FileAccess.Read), strings, ref left)));
            }
        }

        return tabs;
    }

    // The one whose header the campaign knows best; of several such ones, the one that the campaign names.
    private static DownloadedTab TabOfAnswers(List<DownloadedTab> tabs, Campaign campaign)
    {
        var filled = tabs.Where(tab => tab.Rows.Count > 0).ToLookup(tab => SheetColumns.KnownIn(tab.Rows[0], campaign));
        var best = filled.Count == 0 ? [] : filled[filled.Max(group => group.Key)].ToList();
        var titles = campaign.Sheet.Tab.Titles.OrEmpty().Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);
        return best switch
        {
            [] => throw new UnreadableFileException(FileKinds.Refusal(FileKind.Empty)),
            [var only] => only,
            _ => best.Find(tab => titles.Contains(TextKey.Of(tab.Title))) ?? throw new UnreadableFileException(
                $"В файле несколько листов, похожих на лист с ответами: {Russian.List([.. best.Select(tab => Russian.Quoted(CleanText.Shortened(tab.Title, 100)))])}. Оставьте один."),
        };
    }

    // https://learn.microsoft.com/office/troubleshoot/excel/1900-and-1904-date-system: an old Excel for Mac counts days from 1904.
    private static DownloadedTab CountedFrom1900(DownloadedTab tab, Campaign campaign)
    {
        var stamps = SheetColumns.StampsIn(tab.Rows[0], campaign);
        return tab with
        {
            Rows = [.. tab.Rows.Select(row => row with { Cells = [.. row.Cells.Select((cell, column) => stamps.Contains(column) && cell.Kind == SheetCellKind.Number
                ? SheetCell.OfNumber(cell.Number + DaysFrom1900To1904)
                : cell)] })],
        };
    }
}
