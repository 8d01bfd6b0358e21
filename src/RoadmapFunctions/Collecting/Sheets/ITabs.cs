using System.Text;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Consumes the pages of the tabs, one tab after the other.</summary>
internal interface ITabs
{
    /// <param name="isRead">Its rows are taken; otherwise it only looks like the answers.</param>
    void Begin(string timeZone, SheetTabProperties tab, bool isRead);

    /// <summary>The digest of a page's bytes in the current tab; zero for the first page.</summary>
    UInt128 DigestOf(ReadOnlySpan<byte> page);

    /// <summary>All rows of the page are known and need not be read.</summary>
    bool Knows(UInt128 page);

    /// <summary>Takes a page of the current tab. No reference to it is kept.</summary>
    void Add(ValuesPage page);
}

/// <summary>Pages as they were answered.</summary>
internal sealed class TabsAsAnswered : ITabs
{
    private readonly List<ValueRange> pages = [];

    public IReadOnlyList<ValueRange> Pages => pages;

    public void Begin(string timeZone, SheetTabProperties tab, bool isRead) { }

    public UInt128 DigestOf(ReadOnlySpan<byte> page) => UInt128.Zero;

    public bool Knows(UInt128 page) => false;

    public void Add(ValuesPage page) => pages.Add(page.ToRange());
}

/// <summary>Pages as rows.</summary>
/// <param name="known">Rows that are not wanted again.</param>
/// <param name="only">There is only one tab.</param>
internal sealed class TabsAsRows(KnownRows known, bool only) : ITabs
{
    private readonly List<(string TimeZone, TabRows Rows)> tabs = [];

    /// <inheritdoc cref="TabsAsRows"/>
    public static TabsAsRows Begin(KnownRows known, bool only)
    {
        known.Restart();
        return new(known, only);
    }

    /// <summary>By the ids of the tabs.</summary>
    public Dictionary<int, SheetSnapshot> Snapshots =>
        tabs.ToDictionary(tab => tab.Rows.Tab.SheetId, tab => tab.Rows.ToSnapshot(tab.TimeZone));

    public void Begin(string timeZone, SheetTabProperties tab, bool isRead)
    {
        var context = tabs.Count == 0 ? Encoding.UTF8.GetBytes(timeZone) : tabs[^1].Rows.Context;
        tabs.Add((timeZone, new(tab, context, isRead ? known : KnownRows.None, header => only ? known.TakerOf(timeZone, header) : null)));
    }

    public UInt128 DigestOf(ReadOnlySpan<byte> page) => tabs[^1].Rows.DigestOf(page);

    public bool Knows(UInt128 page) => tabs[^1].Rows.Knows(page);

    public void Add(ValuesPage page) => tabs[^1].Rows.Add(page);
}
