using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Finds the tab of the answers: by its id, by a known title, or because it is the only one.</summary>
public static class TabFinder
{
    /// <exception cref="SheetUnavailableException">No tab, or more than one, fits.</exception>
    public static SheetTabProperties Find(SpreadsheetAnswer spreadsheet, ResponseTab wanted)
    {
        var tabs = (spreadsheet.Sheets ?? []).Select(sheet => sheet.Properties).ToList();
        var titles = wanted.Titles.OrEmpty().Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);
        return tabs.FirstOrDefault(tab => tab.SheetId == wanted.SheetId)
            ?? Only(tabs.Where(tab => titles.Contains(TextKey.Of(tab.Title))))
            ?? Only(tabs)
            ?? throw new SheetUnavailableException(
                $"В таблице не найден лист с ответами. Есть листы: "
                    + $"{Russian.List([.. tabs.Select(tab => $"«{tab.Title}» (gid {tab.SheetId})")])}. "
                    + "Откройте нужный лист и вставьте его адрес в кампанию («Править», «Таблица Google»)."
            );
    }

    private static SheetTabProperties? Only(IEnumerable<SheetTabProperties> tabs) => tabs.Take(2).ToList() is [var only] ? only : null;
}
