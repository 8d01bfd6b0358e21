namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Rows that a reader need not bring again, by their digests; and whole pages of them, which it need not even take
/// apart.</summary>
public class KnownRows(IReadOnlySet<UInt128> rows, IReadOnlyDictionary<UInt128, ArraySegment<UInt128>> pages)
{
    public static KnownRows None { get; } = new(new HashSet<UInt128>(), new Dictionary<UInt128, ArraySegment<UInt128>>());

    /// <summary>A reading begins, perhaps not for the first time: what was taken before counts no more.</summary>
    public virtual void Restart() { }

    /// <summary>The rows of a sheet with one tab are to come.</summary>
    /// <returns>Takes a row while the sheet is read and says so: then it is not kept with the others. Null when all rows are wanted
    /// together.</returns>
    public virtual Func<SheetRow, bool>? TakerOf(string timeZone, SheetRow header) => null;

    public bool Has(UInt128 row) => rows.Contains(row);

    /// <returns>The digests of the rows of a page, none of which has to be read; null when the page is not known.</returns>
    public ArraySegment<UInt128>? RowsOf(UInt128 page) => pages.TryGetValue(page, out var known) ? known : default(ArraySegment<UInt128>?);
}
