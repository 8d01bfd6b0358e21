using Microsoft.Extensions.Options;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// Reads tabs in pages. The sheet may grow or be rearranged between pages, so what was read in pages counts only if the header and
/// the size of each tab are the same after the last page as before the first.
/// </summary>
public sealed class GoogleSheetsClient(GoogleSheetsApi api, IOptions<GoogleSheetsOptions> options, TimeProvider time) : ISheetReader
{
    private const int Attempts = 3;
    private const int HeaderRow = 1;

    public async Task<SheetSnapshot> ReadAsync(ResponseSheet sheet, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.ReadingLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var (spreadsheet, tabs) = await ReadTabsAsync(sheet, both.Token);
            var zone = spreadsheet.Properties?.TimeZone ?? string.Empty;
            var found = new TabSelection(spreadsheet, sheet);
            var snapshots = tabs.ToDictionary(tab => tab.Tab.SheetId, tab => SheetSnapshot.From(zone, tab.Tab, tab.Pages));
            foreach (var tab in found.Read)
            {
                snapshots[tab.SheetId] = await new ShownTexts(api, sheet).FillInAsync(snapshots[tab.SheetId], both.Token);
            }

            return SheetSnapshot.Joined([.. found.Read.Select(tab => snapshots[tab.SheetId])]) with
            {
                ReadTabs = found.Read,
                OtherTabs =
                [
                    .. tabs.Where(tab => !found.Read.Contains(tab.Tab))
                        .Select(tab => new OtherTab(tab.Tab.SheetId, snapshots[tab.Tab.SheetId])),
                ],
            };
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SheetUnavailableException(
                $"Таблица читается дольше {Russian.Duration(options.Value.ReadingLimit)}, "
                    + $"и чтение прервано. Ничего не записано; следующая выгрузка попробует снова.",
                e
            );
        }
    }

    /// <summary>The service's answers themselves, for recording.</summary>
    /// <exception cref="SheetUnavailableException">The sheet could not be read whole.</exception>
    public async Task<SheetAnswers> FetchAsync(ResponseSheet sheet, CancellationToken cancellationToken)
    {
        var (spreadsheet, tabs) = await ReadTabsAsync(sheet, cancellationToken);
        return new SheetAnswers(spreadsheet, new ValuesAnswer(sheet.SpreadsheetId, [.. tabs.SelectMany(tab => tab.Pages)]));
    }

    private async Task<(SpreadsheetAnswer Spreadsheet, IReadOnlyList<TabPages> Tabs)> ReadTabsAsync(
        ResponseSheet sheet,
        CancellationToken cancellationToken
    )
    {
        var spreadsheet = await api.GetSpreadsheetAsync(sheet.SpreadsheetId, cancellationToken);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var tabs = new List<TabPages>();
            var found = new TabSelection(spreadsheet, sheet);
            foreach (var tab in found.Read.Concat(await LikeAnswersAsync(sheet, found, cancellationToken)))
            {
                tabs.Add(new(tab, await GetPagesAsync(sheet, tab, cancellationToken)));
            }

            if (tabs.All(tab => tab.Pages.Count == 1))
            {
                return (spreadsheet, tabs);
            }

            var before = spreadsheet;
            spreadsheet = await api.GetSpreadsheetAsync(sheet.SpreadsheetId, cancellationToken);
            var headers = await api.GetRangesAsync(sheet.SpreadsheetId, [.. tabs.Select(tab => HeaderRange(tab.Tab))], cancellationToken);
            if (
                tabs.All(tab => new TabSelection(spreadsheet, sheet).Has(tab.Tab))
                && tabs.Zip(headers).All(pair => HeaderOf(pair.First.Pages[0]).SequenceEqual(HeaderOf(pair.Second)))
            )
            {
                return (before, tabs);
            }
        }

        throw new SheetUnavailableException(
            "Таблица менялась всё время, пока её читали. Ничего не записано; следующая выгрузка попробует снова."
        );
    }

    // A form that was unlinked and linked again writes to a tab of its own, and nothing else tells of it.
    private async Task<IEnumerable<SheetTabProperties>> LikeAnswersAsync(
        ResponseSheet sheet,
        TabSelection found,
        CancellationToken cancellationToken
    )
    {
        var undecided = found.Undecided;
        return undecided.Count == 0
            ? []
            : undecided
                .Zip(await api.GetRangesAsync(sheet.SpreadsheetId, [.. undecided.Select(HeaderRange)], cancellationToken))
                .Where(tab => sheet.Headers.AreIn(HeaderOf(tab.Second).Select(cell => cell.Text)))
                .Select(tab => tab.First);
    }

    private async Task<List<ValueRange>> GetPagesAsync(ResponseSheet sheet, SheetTabProperties tab, CancellationToken cancellationToken)
    {
        if (tab.GridProperties is not { RowCount: > 0 } grid)
        {
            return [await api.GetRangeAsync(sheet.SpreadsheetId, A1.Tab(tab.Title), cancellationToken)];
        }

        var pages = new List<ValueRange>();
        for (var first = HeaderRow; first <= grid.RowCount; first += options.Value.PageRows)
        {
            var last = Math.Min(first + options.Value.PageRows - 1, grid.RowCount);
            pages.Add(await api.GetRangeAsync(sheet.SpreadsheetId, A1.Rows(tab.Title, first, last, grid.ColumnCount), cancellationToken));
        }

        return pages;
    }

    private static string HeaderRange(SheetTabProperties tab) =>
        A1.Rows(tab.Title, HeaderRow, HeaderRow, tab.GridProperties?.ColumnCount ?? 26);

    private static IEnumerable<SheetCell> HeaderOf(ValueRange page) => page.Values is [var header, ..] ? header : [];

    private sealed record TabPages(SheetTabProperties Tab, IReadOnlyList<ValueRange> Pages);
}
