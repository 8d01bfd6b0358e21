using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>What was read from a sheet as it stood at one moment.</summary>
/// <param name="TimeZone">IANA name of the zone of the sheet's dates.</param>
/// <param name="TabTitle">Title of the tab; of the first tab when several were read.</param>
public sealed record SheetSnapshot(string TimeZone, string TabTitle, SheetRow Header, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>Rows. Above a header people put a title, a date and a blank line.</summary>
    public const int LowestHeader = 10;

    /// <summary>The rows among which a header may be.</summary>
    public IEnumerable<SheetRow> Top => Rows.Prepend(Header).TakeWhile(row => row.Number <= LowestHeader);

    /// <summary>Tabs that these rows come from; empty when they come from a file.</summary>
    public IReadOnlyList<SheetTabProperties> ReadTabs { get; init; } = [];

    /// <summary>Each tab that these rows come from, with its top rows only; none where there is one tab.</summary>
    public IReadOnlyList<SheetSnapshot> Joins { get; init; } = [];

    /// <summary>Tabs that look like this one and were not read.</summary>
    public IReadOnlyList<OtherTab> OtherTabs { get; init; } = [];

    /// <summary>Number of tabs that were not even examined, because there are too many.</summary>
    public int UnexaminedTabs { get; init; }

    /// <summary>Ids of the tabs that were chosen to be read and exist no more.</summary>
    public IReadOnlyList<int> GoneTabs { get; init; } = [];

    /// <summary>Tabs that the operator has left unread and that have rows since.</summary>
    public IReadOnlyList<GrownTab> GrownTabs { get; init; } = [];

    /// <summary>
    /// A digest of each row that the sheet has, in their order; empty when the rows come from a file. <see cref="Rows"/> has only the rows
    /// that were not known.
    /// </summary>
    public IReadOnlyList<UInt128> Digests { get; init; } = [];

    /// <summary>The pages in which these rows came.</summary>
    public IReadOnlyList<SheetPage> Pages { get; init; } = [];

    /// <summary>Joins the answered ranges of a tab by the positions that the ranges state.</summary>
    public static SheetSnapshot From(string timeZone, SheetTabProperties tab, IEnumerable<ValuesPage> pages)
    {
        var rows = new TabRows(tab, [], KnownRows.None, _ => null);
        foreach (var page in pages)
        {
            rows.Add(page);
        }

        return rows.ToSnapshot(timeZone);
    }

    /// <summary>Several tabs as one: columns are matched by header, and a column that only one tab has comes last.</summary>
    /// <param name="tabs">At least one.</param>
    public static SheetSnapshot Joined(IReadOnlyList<SheetSnapshot> tabs)
    {
        var joined = tabs[0] with { Joins = tabs.Count > 1 ? [.. tabs.Select(tab => tab with { Rows = [.. tab.Top.Skip(1)] })] : [] };
        foreach (var tab in tabs.Skip(1))
        {
            var (header, places) = Places(joined.Header, tab.Header);
            joined = joined with
            {
                Header = header,
                Rows = [.. joined.Rows, .. tab.Rows.Select(row => Moved(row, places) with { Tab = tab.TabTitle })],
                Digests = [.. joined.Digests, .. tab.Digests],
                Pages = [.. joined.Pages, .. tab.Pages],
            };
        }

        return joined;
    }

    /// <param name="columns">For each column: its number, the row at which the shown texts begin, and the texts.</param>
    public SheetSnapshot WithShown(IReadOnlyList<(int Column, int FirstRow, ValueRange Texts)> columns)
    {
        var shown = columns
            .SelectMany(column =>
                (column.Texts.Values ?? [])
                    .Index()
                    .Where(row => row.Item is [{ IsBlank: false }, ..])
                    .Select(row => (Place: (column.FirstRow + row.Index, column.Column), row.Item[0].Text))
            )
            .ToDictionary(cell => cell.Place, cell => cell.Text);
        return this with
        {
            Rows =
            [
                .. Rows.Select(row =>
                    row with
                    {
                        Cells =
                        [
                            .. row.Cells.Select(
                                (cell, column) =>
                                    cell.Kind == SheetCellKind.Number && shown.TryGetValue((row.Number, column), out var text)
                                        ? SheetCell.OfShown(cell.Number, text)
                                        : cell
                            ),
                        ],
                    }
                ),
            ],
        };
    }

    // Among equal headers, the first column matches the first, the second the second.
    private static (SheetRow Header, IReadOnlyList<int> Places) Places(SheetRow header, SheetRow other)
    {
        var free = header
            .Cells.Index()
            .Where(cell => !cell.Item.IsBlank)
            .Select(cell => (Key: TextKey.WithoutOrdinal(cell.Item.Text), cell.Index))
            .ToList();
        var (cells, places) = (header.Cells.ToList(), new List<int>());
        foreach (var cell in other.Cells)
        {
            var at = cell.IsBlank ? -1 : free.FindIndex(column => column.Key == TextKey.WithoutOrdinal(cell.Text));
            places.Add(at >= 0 ? free[at].Index : cells.Count);
            if (at >= 0)
            {
                free.RemoveAt(at);
            }
            else
            {
                cells.Add(cell);
            }
        }

        return (header with { Cells = cells }, places);
    }

    private static SheetRow Moved(SheetRow row, IReadOnlyList<int> places)
    {
        var cells = new SheetCell[places.DefaultIfEmpty(-1).Max() + 1];
        foreach (var (column, cell) in row.Cells.Take(places.Count).Index())
        {
            cells[places[column]] = cell;
        }

        return row with
        {
            Cells = cells,
        };
    }
}

/// <summary>A tab that looks like the one that was read.</summary>
/// <param name="SheetId">The «gid» in its address; null when it is a tab of a file.</param>
public sealed record OtherTab(int? SheetId, SheetSnapshot Sheet);

/// <param name="Rows">Number of the rows that it had not when it was left unread.</param>
/// <param name="LastRow">Its last row now.</param>
public sealed record GrownTab(SheetTabProperties Tab, int Rows, int LastRow);

/// <param name="Digest">Digest of its bytes; zero for the first page of a tab.</param>
/// <param name="Rows">Number of its rows without the header.</param>
public sealed record SheetPage(UInt128 Digest, int Rows);

/// <param name="Number">As the sheet shows it; the header is row 1.</param>
/// <param name="Cells">May differ in length from row to row: trailing blanks are left out.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>Title of the tab, when the row does not come from the first one.</summary>
    public string? Tab { get; init; }

    /// <summary>
    /// Identifies the row by its bytes and by everything in the sheet that its reading depends on; zero when it comes from a file.
    /// </summary>
    public UInt128 Digest { get; init; }

    public SheetCell this[int column] => column < Cells.Count ? Cells[column] : SheetCell.Blank;
}
