namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// Rows that a reader need not return again, by their digests, and whole pages of such rows, which it need not even parse.
/// </summary>
public class KnownRows(IReadOnlySet<UInt128> rows, IReadOnlyDictionary<UInt128, ArraySegment<UInt128>> pages)
{
    public static KnownRows None { get; } = new(new HashSet<UInt128>(), new Dictionary<UInt128, ArraySegment<UInt128>>());

    /// <summary>A reading begins, perhaps not for the first time: what was taken before no longer counts.</summary>
    public virtual void Restart() { }

    /// <summary>Called before the rows of a sheet with one tab.</summary>
    /// <returns>Takes a row while the sheet is read and returns true; that row is then not kept with the others. Null when all rows
    /// are wanted together.</returns>
    public virtual Func<SheetRow, bool>? TakerOf(string timeZone, SheetRow header) => null;

    public bool Has(UInt128 row) => rows.Contains(row);

    /// <returns>The digests of the rows of a known page, none of which has to be read; null when the page is not known.</returns>
    public ArraySegment<UInt128>? RowsOf(UInt128 page) => pages.TryGetValue(page, out var known) ? known : default(ArraySegment<UInt128>?);
}
