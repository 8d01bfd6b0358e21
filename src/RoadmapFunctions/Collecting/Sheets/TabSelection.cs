using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// Which tabs of a spreadsheet are read: those that the operator has chosen, or otherwise the one that the campaign names.
/// </summary>
public sealed class TabSelection
{
    /// <summary>Other tabs that are examined. People keep a few; a spreadsheet with hundreds is something else.</summary>
    private const int MostOthers = 100;

    private readonly IReadOnlyList<SheetTabProperties> tabs;

    /// <exception cref="SheetUnavailableException">No tab, or more than one, fits.</exception>
    public TabSelection(SpreadsheetAnswer spreadsheet, ResponseSheet sheet)
    {
        tabs = [.. (spreadsheet.Sheets ?? []).Select(each => each.Properties)];
        var decided = sheet.Tabs ?? [];
        var chosen = tabs.Where(tab => decided.Any(choice => choice.Read && choice.SheetId == tab.SheetId)).ToList();
        Read = chosen.Count > 0 ? chosen : [TabFinder.Find(spreadsheet, sheet.Tab)];
        var undecided = tabs.Where(tab =>
                tab.GridProperties is not null && !Read.Contains(tab) && decided.All(choice => choice.SheetId != tab.SheetId)
            )
            .ToList();
        Undecided = [.. undecided.Take(MostOthers)];
        Unexamined = undecided.Count - Undecided.Count;
        Gone = [.. decided.Where(choice => choice.Read && tabs.All(tab => tab.SheetId != choice.SheetId)).Select(choice => choice.SheetId)];
        Declined =
        [
            .. tabs.SelectMany(tab =>
                decided
                    .Where(choice => choice is { Read: false, LastRow: not null } && choice.SheetId == tab.SheetId && !Read.Contains(tab))
                    .Select(choice => (tab, choice.LastRow!.Value))
            ),
        ];
    }

    public IReadOnlyList<SheetTabProperties> Read { get; }

    /// <summary>Tabs of cells that are not read and that nobody has decided to leave unread.</summary>
    public IReadOnlyList<SheetTabProperties> Undecided { get; }

    /// <summary>Number of such tabs beyond those: nobody knows what they are.</summary>
    public int Unexamined { get; }

    /// <summary>Ids of the tabs that were chosen to be read and exist no more.</summary>
    public IReadOnlyList<int> Gone { get; }

    /// <summary>Tabs that the operator has left unread, with their last row at that time.</summary>
    public IReadOnlyList<(SheetTabProperties Tab, int LastRow)> Declined { get; }

    /// <summary>The tab still exists with the same title and size.</summary>
    public bool Has(SheetTabProperties tab) => tabs.Contains(tab);
}
