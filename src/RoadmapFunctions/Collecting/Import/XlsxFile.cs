using System.IO.Compression;
using System.Xml;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Import;

/// <summary>
/// Reads a workbook: finds its parts and the tab of the answers. Parts are read as streams and only where they are needed: with a library's
/// object model a hostile package could exhaust the stack or the memory.
/// </summary>
internal static class XlsxFile
{
    /// <summary>Bytes of all parts together, unpacked. Ten thousand schools take about sixty million.</summary>
    private const long LargestUnpacked = 64L * 1024 * 1024;

    private const int MostTabs = 50;
    private const int DaysFrom1900To1904 = 1462;

    private static readonly string[] SignsOfMacros = ["macroEnabled", "vbaProject", "macrosheet"];

    /// <exception cref="UnreadableFileException">It is not a workbook, is damaged, carries macros or is too large.</exception>
    public static (DownloadedTab Tab, string Format) Read(byte[] file, Campaign campaign)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(file));
            RefuseUntrusted(package);
            var workbook = SheetXml.ReadWorkbook(Part(package, "xl/workbook.xml"));
            var tabs = Tabs(package, workbook);
            var tab = TabOfAnswers(tabs, campaign);
            return (
                WithStamps(tab, campaign, workbook.CountsFrom1904 ? DaysFrom1900To1904 : 0) with
                {
                    Others = [.. tabs.Where(other => other != tab && other.Rows.Count > 0)],
                },
                $"Excel, лист {Russian.Quoted(CleanText.Shortened(tab.Title, 100))}"
            );
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new UnreadableFileException("Файл Excel повреждён и не читается. Скачайте таблицу ещё раз.", e);
        }
    }

    /// <returns>The first tab that has rows.</returns>
    /// <exception cref="UnreadableFileException">It is not a workbook, is damaged, carries macros or is too large.</exception>
    public static DownloadedTab ReadFirst(byte[] file)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(file));
            RefuseUntrusted(package);
            return Tabs(package, SheetXml.ReadWorkbook(Part(package, "xl/workbook.xml"))).Find(tab => tab.Rows.Count > 0)
                ?? throw new UnreadableFileException(FileKinds.Refusal(FileKind.Empty));
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new UnreadableFileException("Файл Excel повреждён и не читается. Сохраните его ещё раз.", e);
        }
    }

    private static bool IsDamage(Exception e) =>
        e is InvalidDataException or XmlException or IOException or FormatException or OverflowException;

    // The sizes that the package declares are enough: no part is ever unpacked beyond its declared size.
    private static void RefuseUntrusted(ZipArchive package)
    {
        var names = package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Contains("mimetype"))
        {
            throw new UnreadableFileException(FileKinds.Refusal(FileKind.OpenDocument));
        }

        if (names.Contains("xl/workbook.bin"))
        {
            throw new UnreadableFileException(FileKinds.Refusal(FileKind.BinaryWorkbook));
        }

        if (!names.Contains("xl/workbook.xml"))
        {
            throw new UnreadableFileException(FileKinds.Refusal(FileKind.Other));
        }

        if (package.Entries.Any(entry => entry.Length > LargestUnpacked) || package.Entries.Sum(entry => entry.Length) > LargestUnpacked)
        {
            throw new UnreadableFileException(
                $"Файл слишком велик: в распакованном виде больше "
                    + $"{LargestUnpacked / 1024 / 1024} МБ. Оставьте в нём только лист с ответами."
            );
        }

        using var types = new StreamReader(Part(package, "[Content_Types].xml"));
        var declared = types.ReadToEnd();
        if (
            SignsOfMacros.Any(sign =>
                declared.Contains(sign, StringComparison.OrdinalIgnoreCase)
                || names.Any(name => name.Contains(sign, StringComparison.OrdinalIgnoreCase))
            )
        )
        {
            throw new UnreadableFileException(
                "В файле есть макросы, поэтому он не принят. Сохраните его как «Книга "
                    + "Excel (.xlsx)», без макросов, или скачайте таблицу Google заново."
            );
        }
    }

    private static Stream Part(ZipArchive package, string name) =>
        package.GetEntry(name)?.Open() ?? throw new InvalidDataException($"The package has no {name}.");

    private static List<DownloadedTab> Tabs(ZipArchive package, WorkbookOutline workbook)
    {
        var parts = SheetXml.ReadRelationships(Part(package, "xl/_rels/workbook.xml.rels"));
        var strings = parts.FirstOrDefault(part => part.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)) is { Target: { } table }
            ? SheetXml.ReadStrings(Part(package, PathOf(table)))
            : [];
        var worksheets = parts
            .Where(part => part.Type.EndsWith("/worksheet", StringComparison.Ordinal))
            .DistinctBy(part => part.Id, StringComparer.Ordinal)
            .ToDictionary(part => part.Id, part => PathOf(part.Target), StringComparer.Ordinal);
        var tabs = workbook
            .Tabs.Where(tab => worksheets.ContainsKey(tab.PartId))
            .DistinctBy(tab => worksheets[tab.PartId], StringComparer.Ordinal)
            .ToList();
        if (tabs.Count > MostTabs)
        {
            throw new UnreadableFileException($"В файле больше {MostTabs} листов. Оставьте в нём только лист с ответами.");
        }

        var styles =
            parts.FirstOrDefault(part => part.Type.EndsWith("/styles", StringComparison.Ordinal)) is { Target: { } look }
            && package.GetEntry(PathOf(look)) is { } stylesheet
                ? SheetXml.ReadStyles(stylesheet.Open())
                : [];
        var (cellsLeft, lettersLeft) = (DownloadedSheet.MostCells, DownloadedSheet.MostLetters);
        return
        [
            .. tabs.Select(tab =>
                DownloadedTab.Of(
                    tab.Title,
                    SheetXml.ReadRows(Part(package, worksheets[tab.PartId]), strings, Shown, ref cellsLeft, ref lettersLeft)
                )
            ),
        ];

        string? Shown(int style, double number) =>
            style >= styles.Count || styles[style] is not { } code
                ? SheetCell.OfNumber(number).Text
                : DateFormat.Show(code, workbook.CountsFrom1904 ? number + DaysFrom1900To1904 : number);
    }

    // A target is relative to the workbook's folder, or starts at the root.
    private static string PathOf(string target) => target.StartsWith('/') ? target[1..] : $"xl/{target}";

    // The tab whose header the campaign knows best; among equals, the one that the campaign names.
    private static DownloadedTab TabOfAnswers(List<DownloadedTab> tabs, Campaign campaign)
    {
        var filled = tabs.Where(tab => tab.Rows.Count > 0).ToLookup(tab => SheetColumns.KnownInTop(tab.Rows, campaign));
        var best = filled.Count == 0 ? [] : filled[filled.Max(group => group.Key)].ToList();
        var titles = campaign.Sheet.Tab.Titles.OrEmpty().Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);
        return best switch
        {
            [] => throw new UnreadableFileException(FileKinds.Refusal(FileKind.Empty)),
            [var only] => only,
            _ => best.Find(tab => titles.Contains(TextKey.Of(tab.Title)))
                ?? throw new UnreadableFileException(
                    $"В файле несколько листов, похожих на лист с ответами: "
                        + $"{Russian.List([.. best.Select(tab => Russian.Quoted(CleanText.Shortened(tab.Title, 100)))])}. Оставьте один."
                ),
        };
    }

    // The value of a stamp counts, with its seconds, not the text that the cell shows.
    // https://learn.microsoft.com/office/troubleshoot/excel/1900-and-1904-date-system: an old Excel for Mac counts days from 1904.
    private static DownloadedTab WithStamps(DownloadedTab tab, Campaign campaign, int shift)
    {
        var stamps = SheetColumns.StampsIn(tab.Rows[0], campaign);
        return tab with
        {
            Rows =
            [
                .. tab.Rows.Select(row =>
                    row with
                    {
                        Cells =
                        [
                            .. row.Cells.Select(
                                (cell, column) =>
                                    stamps.Contains(column) && cell.Kind == SheetCellKind.Number
                                        ? SheetCell.OfNumber(cell.Number + shift)
                                        : cell
                            ),
                        ],
                    }
                ),
            ],
        };
    }
}
