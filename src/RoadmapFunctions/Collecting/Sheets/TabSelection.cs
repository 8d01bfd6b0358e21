using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// Which tabs of a spreadsheet are read: those that the operator has chosen, or otherwise the one that the campaign names.
/// </summary>
public sealed class TabSelection
{
    /// <summary>Other tabs that are examined. People keep a few; a spreadsheet with hundreds is something else.</summary>
    private const int MostOthers = 20;

    private readonly IReadOnlyList<SheetTabProperties> tabs;

    /// <exception cref="SheetUnavailableException">No tab, or more than one, fits.</exception>
    public TabSelection(SpreadsheetAnswer spreadsheet, ResponseSheet sheet)
    {
        tabs = [.. (spreadsheet.Sheets ?? []).Select(each => each.Properties)];
        var decided = sheet.Tabs ?? [];
        var chosen = tabs.Where(tab => decided.Any(choice => choice.Read && choice.SheetId == tab.SheetId)).ToList();
        Read = chosen.Count > 0 ? chosen : [TabFinder.Find(spreadsheet, sheet.Tab)];
        Undecided =
        [
            .. tabs.Where(tab =>
                    tab.GridProperties is not null && !Read.Contains(tab) && decided.All(choice => choice.SheetId != tab.SheetId)
                )
                .Take(MostOthers),
        ];
    }

    public IReadOnlyList<SheetTabProperties> Read { get; }

    /// <summary>Tabs of cells that are not read and that nobody has decided to leave unread.</summary>
    public IReadOnlyList<SheetTabProperties> Undecided { get; }

    /// <summary>The tab still exists with the same title and size.</summary>
    public bool Has(SheetTabProperties tab) => tabs.Contains(tab);
}
