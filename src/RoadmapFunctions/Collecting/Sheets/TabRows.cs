using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// The rows of one tab, as its pages come. A row's digest covers its JSON and whatever else in the sheet its reading depends on: the zone,
/// the tab, the tab's headers and those of the tabs before it. Rows with a known digest are not kept.
/// </summary>
internal sealed class TabRows(SheetTabProperties tab, byte[] context, KnownRows known, Func<SheetRow, Func<SheetRow, bool>?> begin)
{
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private readonly List<SheetRow> rows = [];
    private readonly List<UInt128> digests = [];
    private readonly List<SheetPage> pages = [];
    private Func<SheetRow, bool>? take;
    private bool begun;

    public SheetTabProperties Tab => tab;

    public SheetRow Header { get; private set; } = new(1, []);

    /// <summary>What the digests of the next tab depend on as well.</summary>
    public byte[] Context { get; private set; } = context;

    public bool Knows(UInt128 page) => known.RowsOf(page) is not null;

    public void Add(ValuesPage page)
    {
        var before = digests.Count;
        AddRows(page);
        pages.Add(new(page.Digest, digests.Count - before));
    }

    private void AddRows(ValuesPage page)
    {
        if (page.IsKnown)
        {
            digests.AddRange(known.RowsOf(page.Digest)!.Value);
            return;
        }

        for (var index = 0; index < page.Count; index++)
        {
            var number = page.Origin.Row + index;
            if (number == 1)
            {
                Header = new(1, page.Cells(index));
                Begin(page, page.Row(index));
                continue;
            }

            Begin(page, header: []);
            var digest = DigestOf(page.Row(index));
            digests.Add(digest);
            if (!known.Has(digest))
            {
                Keep(new(number, page.Cells(index)) { Digest = digest });
            }
        }
    }

    /// <summary>In row order, whatever the order of the pages.</summary>
    public SheetSnapshot ToSnapshot(string timeZone) =>
        new(timeZone, tab.Title, Header, [.. rows.OrderBy(row => row.Number)]) { Digests = digests, Pages = pages };

    private void Begin(ValuesPage page, ReadOnlySpan<byte> header)
    {
        if (!begun)
        {
            begun = true;
            var place = Encoding.UTF8.GetBytes($"{tab.SheetId}\n{tab.Title}\n{page.Origin.Column}\n");
            take = begin(Header);
            Context = SHA256.HashData([.. Context, .. SHA256.HashData(place), .. SHA256.HashData(header)]);
        }
    }

    /// <summary>The digest of a row or a page; zero while the header is not known.</summary>
    public UInt128 DigestOf(ReadOnlySpan<byte> json)
    {
        if (!begun)
        {
            return UInt128.Zero;
        }

        Span<byte> both = stackalloc byte[2 * SHA256.HashSizeInBytes];
        Context.CopyTo(both);
        SHA256.HashData(json, both[SHA256.HashSizeInBytes..]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(both, digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }

    // Most cells of a questionnaire repeat: where all rows are kept, sharing equal cells saves most of the memory.
    private void Keep(SheetRow row)
    {
        if (take?.Invoke(row) != true)
        {
            rows.Add(row with { Cells = [.. row.Cells.Select(Shared)] });
        }
    }

    private SheetCell Shared(SheetCell cell) =>
        cell.Kind == SheetCellKind.Text && !texts.Add(cell.Text) && texts.TryGetValue(cell.Text, out var text)
            ? SheetCell.OfText(text)
            : cell;
}
