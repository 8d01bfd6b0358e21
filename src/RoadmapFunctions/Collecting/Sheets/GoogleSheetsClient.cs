using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// Reads a tab through two methods of the Sheets REST API. The sheet may grow or be rearranged between pages,
/// so what was read in pages counts only if the header and the size are the same after the last page as before the first.
/// </summary>
public sealed class GoogleSheetsClient(HttpClient http, IOptions<GoogleSheetsOptions> options) : ISheetReader
{
    private const int Attempts = 3;
    private const int HeaderRow = 1;
    private const string SpreadsheetFields = "properties(title,locale,timeZone),sheets(properties(sheetId,title,gridProperties))";

    public async Task<SheetSnapshot> ReadAsync(ResponseSheet sheet, CancellationToken cancellationToken)
    {
        var answers = await FetchAsync(sheet, cancellationToken);
        return SheetSnapshot.From(answers, TabFinder.Find(answers.Spreadsheet, sheet.Tab));
    }

    public async Task<SheetAnswers> FetchAsync(ResponseSheet sheet, CancellationToken cancellationToken)
    {
        var spreadsheet = await GetSpreadsheetAsync(sheet, cancellationToken);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var tab = TabFinder.Find(spreadsheet, sheet.Tab);
            var pages = await GetPagesAsync(sheet, tab, cancellationToken);
            if (pages.Count == 1)
            {
                return new SheetAnswers(spreadsheet, new ValuesAnswer(sheet.SpreadsheetId, pages));
            }

            var (before, headerBefore) = (spreadsheet, HeaderOf(pages[0]));
            spreadsheet = await GetSpreadsheetAsync(sheet, cancellationToken);
            var header = await GetRangeAsync(sheet, A1.Rows(tab.Title, HeaderRow, HeaderRow, tab.GridProperties!.ColumnCount), cancellationToken);
            if (TabFinder.Find(spreadsheet, sheet.Tab) == tab && HeaderOf(header).SequenceEqual(headerBefore))
            {
                return new SheetAnswers(before, new ValuesAnswer(sheet.SpreadsheetId, pages));
            }
        }

        throw new SheetUnavailableException("Таблица менялась всё время, пока её читали. Ничего не записано; следующая выгрузка попробует снова.");
    }

    private static IEnumerable<SheetCell> HeaderOf(ValueRange page) => page.Values is [var header, ..] ? header : [];

    private async Task<List<ValueRange>> GetPagesAsync(ResponseSheet sheet, SheetTabProperties tab, CancellationToken cancellationToken)
    {
        if (tab.GridProperties is not { } grid)
        {
            return [await GetRangeAsync(sheet, A1.Tab(tab.Title), cancellationToken)];
        }

        var pages = new List<ValueRange>();
        for (var first = HeaderRow; first <= grid.RowCount; first += options.Value.PageRows)
        {
            var last = Math.Min(first + options.Value.PageRows - 1, grid.RowCount);
            pages.Add(await GetRangeAsync(sheet, A1.Rows(tab.Title, first, last, grid.ColumnCount), cancellationToken));
        }

        return pages;
    }

    private Task<SpreadsheetAnswer> GetSpreadsheetAsync(ResponseSheet sheet, CancellationToken cancellationToken) =>
        GetAsync<SpreadsheetAnswer>($"v4/spreadsheets/{sheet.SpreadsheetId}?fields={Uri.EscapeDataString(SpreadsheetFields)}", cancellationToken);

    private async Task<ValueRange> GetRangeAsync(ResponseSheet sheet, string range, CancellationToken cancellationToken)
    {
        var answer = await GetAsync<ValuesAnswer>(
            $"v4/spreadsheets/{sheet.SpreadsheetId}/values:batchGet?ranges={Uri.EscapeDataString(range)}" +
            "&majorDimension=ROWS&valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=SERIAL_NUMBER",
            cancellationToken);
        return answer.ValueRanges is [var only]
            ? only
            : throw new SheetUnavailableException($"Google ответил не на тот диапазон: просили один ({range}), получили {answer.ValueRanges?.Count ?? 0}. Следующая выгрузка попробует снова.");
    }

    private async Task<T> GetAsync<T>(string address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw await GoogleFault.ReadAsync(response, cancellationToken);
            }

            return await response.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellationToken)
                ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new SheetUnavailableException("Ответ Google не читается: он оборван или это не данные таблицы. Следующая выгрузка попробует снова.", e);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or TimeoutRejectedException or BrokenCircuitException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new SheetUnavailableException("Google не ответил вовремя или связь прервалась. Следующая выгрузка попробует снова.", e);
        }
    }
}
