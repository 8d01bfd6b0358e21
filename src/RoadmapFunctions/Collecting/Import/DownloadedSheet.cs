using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Import;

/// <summary>A response sheet that a person has downloaded, read as the service would give it.</summary>
/// <param name="Format">The format that was recognised, for the operator.</param>
public sealed record DownloadedSheet(SheetSnapshot Sheet, string Format)
{
    /// <summary>Bytes. A thousand schools take about three million.</summary>
    public const int Largest = 16 * 1024 * 1024;

    /// <summary>Rows and cells, blank ones too. Forty thousand schools with fifty columns.</summary>
    internal const int MostCells = 2_000_000;

    /// <summary>A form has as many columns as questions.</summary>
    internal const int MostColumns = 1_000;

    /// <summary>Characters (UTF-16). Google lets a cell have half as many, Excel a third.</summary>
    internal const int LongestCell = 100_000;

    /// <summary>Letters of all cells together. A workbook of a few kilobytes may use one long text in every cell.</summary>
    internal const int MostLetters = 200_000_000;

    internal static readonly string TooMuchText =
        $"В ячейках файла больше {Russian.Number(MostLetters)} знаков: файл повреждён или это не таблица с ответами.";
    internal static readonly string TooManyCells =
        $"В файле слишком много ячеек: больше {Russian.Number(MostCells)}. Оставьте в нём только лист с ответами.";
    internal static readonly string TooManyColumns =
        $"В файле слишком много столбцов: больше {Russian.Number(MostColumns)}. Оставьте в нём только лист с ответами.";
    internal static readonly string CellTooLong =
        $"В одной из ячеек больше {Russian.Number(LongestCell)} знаков: файл повреждён или это не таблица с ответами.";

    /// <param name="timeZone">IANA name of the zone of the sheet's dates: a file does not say it.</param>
    /// <exception cref="UnreadableFileException">The file is not a table that can be trusted.</exception>
    public static DownloadedSheet Read(byte[] file, Campaign campaign, string timeZone)
    {
        var (tab, format) = FileKinds.Of(file) switch
        {
            FileKind.Xlsx => XlsxFile.Read(file, campaign),
            FileKind.Text => DelimitedText.Read(file, campaign),
            var other => throw new UnreadableFileException(FileKinds.Refusal(other)),
        };
        return tab.Rows.Count == 0
            ? throw new UnreadableFileException(FileKinds.Refusal(FileKind.Empty))
            : new(
                new SheetSnapshot(timeZone, tab.Title, tab.Rows[0], StampNotation.Unified(tab.Rows[0], tab.Rows.Skip(1), campaign))
                {
                    OtherTabs =
                    [
                        .. tab.Others.Select(other => new OtherTab(
                            null,
                            new(timeZone, other.Title, other.Rows[0], [.. other.Rows.Skip(1)])
                        )),
                    ],
                },
                format
            );
    }
}

/// <summary>One tab of a file; trailing blank rows and cells are left out, as the service leaves them out.</summary>
/// <param name="Rows">The header first.</param>
internal sealed record DownloadedTab(string Title, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>The other tabs of the same file that have rows.</summary>
    public IReadOnlyList<DownloadedTab> Others { get; init; } = [];

    public static DownloadedTab Of(string title, IEnumerable<SheetRow> rows)
    {
        var all = rows.Select(row => row with { Cells = [.. row.Cells.Take(Filled(row.Cells))] }).ToList();
        return new(title, all[..(all.FindLastIndex(row => row.Cells.Count > 0) + 1)]);
    }

    private static int Filled(IReadOnlyList<SheetCell> cells) =>
        cells.Index().Where(cell => !cell.Item.IsBlank).Select(cell => cell.Index + 1).LastOrDefault();
}

/// <summary>The file is not a table that can be trusted; nothing from it was stored.</summary>
/// <param name="message">For the operator, in Russian: what is wrong and what to do.</param>
public sealed class UnreadableFileException(string message, Exception? inner = null) : Exception(message, inner);
