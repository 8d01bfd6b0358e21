using Microsoft.Extensions.Options;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// Reads tabs in pages. The sheet may grow or be rearranged between pages, so the pages count only if the header and the size of each tab
/// are the same after the last page as before the first.
/// </summary>
public sealed class GoogleSheetsClient(GoogleSheetsApi api, GoogleQuota quota, IOptions<GoogleSheetsOptions> options, TimeProvider time)
    : ISheetReader
{
    private const int Attempts = 3;
    private const int HeaderRow = 1;
    private const int LongestRanges = 4_000; // letters of one address; a title may have many, and each takes six

    public async Task<SheetSnapshot> ReadAsync(ResponseSheet sheet, KnownRows known, CancellationToken cancellationToken)
    {
        using var turn = await quota.BeginReadingAsync(cancellationToken);
        using var limit = new CancellationTokenSource(options.Value.ReadingLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var (spreadsheet, tabs) = await ReadTabsAsync(sheet, only => TabsAsRows.Begin(known, only), both.Token);
            var found = new TabSelection(spreadsheet, sheet);
            var snapshots = tabs.Snapshots;
            foreach (var tab in found.Read)
            {
                snapshots[tab.SheetId] = await new ShownTexts(api, sheet).FillInAsync(snapshots[tab.SheetId], both.Token);
            }

            return SheetSnapshot.Joined([.. found.Read.Select(tab => snapshots[tab.SheetId])]) with
            {
                ReadTabs = found.Read,
                UnexaminedTabs = found.Unexamined,
                GoneTabs = found.Gone,
                GrownTabs = await GrownTabsAsync(sheet, found, both.Token),
                OtherTabs =
                [
                    .. snapshots
                        .Where(tab => found.Read.All(read => read.SheetId != tab.Key))
                        .Select(tab => new OtherTab(tab.Key, tab.Value)),
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

    /// <summary>The service's answers as they came, for recording.</summary>
    /// <exception cref="SheetUnavailableException">The sheet could not be read completely.</exception>
    public async Task<SheetAnswers> FetchAsync(ResponseSheet sheet, CancellationToken cancellationToken)
    {
        var (spreadsheet, tabs) = await ReadTabsAsync(sheet, _ => new TabsAsAnswered(), cancellationToken);
        return new SheetAnswers(spreadsheet, new ValuesAnswer(sheet.SpreadsheetId, tabs.Pages));
    }

    // The caller decides what becomes of the pages; this method ensures that they belong to one moment.
    private async Task<(SpreadsheetAnswer Spreadsheet, T Tabs)> ReadTabsAsync<T>(
        ResponseSheet sheet,
        Func<bool, T> begin,
        CancellationToken cancellationToken
    )
        where T : ITabs
    {
        var spreadsheet = await api.GetSpreadsheetAsync(sheet.SpreadsheetId, cancellationToken);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var found = new TabSelection(spreadsheet, sheet);
            var all = found.Read.Concat(await LikeAnswersAsync(sheet, found, cancellationToken)).ToList();
            var (tabs, read) = (begin(all.Count == 1), new List<TabRead>());
            var zone = spreadsheet.Properties?.TimeZone ?? string.Empty;
            foreach (var tab in all)
            {
                tabs.Begin(zone, tab, isRead: found.Read.Contains(tab));
                read.Add(await ReadPagesAsync(sheet, tab, tabs, cancellationToken));
            }

            if (read.All(tab => tab.Pages == 1))
            {
                return (spreadsheet, tabs);
            }

            var before = spreadsheet;
            spreadsheet = await api.GetSpreadsheetAsync(sheet.SpreadsheetId, cancellationToken);
            var headers = await api.GetRangesAsync(sheet.SpreadsheetId, [.. read.Select(tab => HeaderRange(tab.Tab))], cancellationToken);
            if (
                read.All(tab => new TabSelection(spreadsheet, sheet).Has(tab.Tab))
                && read.Zip(headers).All(pair => pair.First.Header.SequenceEqual(HeaderOf(pair.Second)))
            )
            {
                return (before, tabs);
            }
        }

        throw new SheetUnavailableException(
            "Таблица менялась всё время, пока её читали. Ничего не записано; следующая выгрузка попробует снова."
        );
    }

    // A form that was unlinked and linked again writes to a new tab, and nothing else shows that.
    private async Task<IEnumerable<SheetTabProperties>> LikeAnswersAsync(
        ResponseSheet sheet,
        TabSelection found,
        CancellationToken cancellationToken
    )
    {
        if (found.Undecided.Count == 0)
        {
            return [];
        }

        var tops = await GetTopsAsync(sheet, [.. found.Read, .. found.Undecided], cancellationToken);
        var known = tops.Take(found.Read.Count).SelectMany(top => top.Where(row => row.Any(sheet.Headers.IsStamp))).ToList();
        return found
            .Undecided.Zip(tops.Skip(found.Read.Count))
            .Where(tab => tab.Second.Any(row => sheet.Headers.AreIn(row) || known.Exists(header => IsLike(row, header, sheet.Headers))))
            .Select(tab => tab.First);
    }

    // The stamp and a third of the headers: a relinked form may have questions, even that of the school, in other words.
    private static bool IsLike(IReadOnlyList<string> row, IReadOnlyList<string> header, ResponseHeaders headers)
    {
        var keys = header.Select(TextKey.WithoutOrdinal).Where(key => key.Length > 0).ToHashSet(StringComparer.Ordinal);
        return row.Any(headers.IsStamp)
            && row.Select(TextKey.WithoutOrdinal).Distinct(StringComparer.Ordinal).Count(keys.Contains) * 3 >= keys.Count;
    }

    // The texts of the rows among which a header may be, tab by tab.
    private async Task<List<List<List<string>>>> GetTopsAsync(
        ResponseSheet sheet,
        IReadOnlyList<SheetTabProperties> tabs,
        CancellationToken cancellationToken
    )
    {
        var tops = new List<List<List<string>>>();
        while (tops.Count < tabs.Count)
        {
            var left = LongestRanges;
            var ranges = tabs.Skip(tops.Count)
                .Select(TopRange)
                .TakeWhile((range, index) => (left -= range.Length * 6) > 0 || index == 0)
                .ToList();
            var answers = await api.GetRangesAsync(sheet.SpreadsheetId, ranges, cancellationToken);
            tops.AddRange(answers.Select(answer => (answer.Values ?? []).Select(row => row.Select(cell => cell.Text).ToList()).ToList()));
        }

        return tops;
    }

    // A form that still writes to a tab that was left unread appends its rows at the end.
    private async Task<IReadOnlyList<GrownTab>> GrownTabsAsync(ResponseSheet sheet, TabSelection found, CancellationToken cancellationToken)
    {
        var longer = found.Declined.Where(tab => tab.Tab.GridProperties is { } grid && grid.RowCount > tab.LastRow).ToList();
        if (longer.Count == 0)
        {
            return [];
        }

        var answers = await api.GetRangesAsync(
            sheet.SpreadsheetId,
            [
                .. longer.Select(tab =>
                    A1.Rows(tab.Tab.Title, tab.LastRow + 1, tab.Tab.GridProperties!.RowCount, tab.Tab.GridProperties.ColumnCount)
                ),
            ],
            cancellationToken
        );
        return
        [
            .. longer
                .Zip(answers, (tab, answer) => (tab.Tab, tab.LastRow, Filled: FilledIn(answer)))
                .Where(tab => tab.Filled.Count > 0)
                .Select(tab => new GrownTab(tab.Tab, tab.Filled.Count, tab.LastRow + 1 + tab.Filled[^1])),
        ];
    }

    private static List<int> FilledIn(ValueRange range) =>
        [.. (range.Values ?? []).Index().Where(row => row.Item.Any(cell => !cell.IsBlank)).Select(row => row.Index)];

    // The first page alone, because the others depend on its header. After that the next page is requested while one is processed.
    private async Task<TabRead> ReadPagesAsync(ResponseSheet sheet, SheetTabProperties tab, ITabs tabs, CancellationToken cancellationToken)
    {
        var ranges = RangesOf(tab);
        IReadOnlyList<SheetCell> header;
        using (var first = await GetAsync(0))
        {
            header = first.Count > 0 ? first.Cells(0) : [];
            tabs.Add(first);
        }

        var next = ranges.Count > 1 ? GetAsync(1) : null;
        for (var index = 2; next is not null; index++)
        {
            using var page = await next;
            next = index < ranges.Count ? GetAsync(index) : null;
            tabs.Add(page);
        }

        return new(tab, header, ranges.Count);

        Task<ValuesPage> GetAsync(int index) => api.GetPageAsync(sheet.SpreadsheetId, ranges[index], tabs, cancellationToken);
    }

    private List<string> RangesOf(SheetTabProperties tab)
    {
        if (tab.GridProperties is not { RowCount: > 0 } grid)
        {
            return [A1.Tab(tab.Title)];
        }

        var ranges = new List<string>();
        for (var first = HeaderRow; first <= grid.RowCount; first += options.Value.PageRows)
        {
            ranges.Add(A1.Rows(tab.Title, first, Math.Min(first + options.Value.PageRows - 1, grid.RowCount), grid.ColumnCount));
        }

        return ranges;
    }

    private static string HeaderRange(SheetTabProperties tab) =>
        A1.Rows(tab.Title, HeaderRow, HeaderRow, tab.GridProperties?.ColumnCount ?? 26);

    private static string TopRange(SheetTabProperties tab) =>
        A1.Rows(
            tab.Title,
            HeaderRow,
            Math.Clamp(tab.GridProperties?.RowCount ?? 0, HeaderRow, SheetSnapshot.LowestHeader),
            tab.GridProperties?.ColumnCount ?? 26
        );

    private static IEnumerable<SheetCell> HeaderOf(ValueRange page) => page.Values is [var header, ..] ? header : [];

    private sealed record TabRead(SheetTabProperties Tab, IReadOnlyList<SheetCell> Header, int Pages);
}
