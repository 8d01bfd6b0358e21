using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// The two methods of the Sheets REST API that the app uses. A request and its body share one time limit and one limit of bytes: a service
/// that sends headers and then nothing must not hold up a run.
/// </summary>
public sealed class GoogleSheetsApi(HttpClient http, GoogleQuota quota, IOptions<GoogleSheetsOptions> options, TimeProvider time)
{
    private const string SpreadsheetFields = "properties(title,locale,timeZone),sheets(properties(sheetId,title,gridProperties))";
    private const string Unformatted = "UNFORMATTED_VALUE";
    private const string NextRun = "Следующая выгрузка попробует снова.";

    /// <exception cref="SheetUnavailableException">There is no complete answer.</exception>
    public Task<SpreadsheetAnswer> GetSpreadsheetAsync(string spreadsheetId, CancellationToken cancellationToken) =>
        GetAsync<SpreadsheetAnswer>(
            $"v4/spreadsheets/{spreadsheetId}?fields={Uri.EscapeDataString(SpreadsheetFields)}",
            answer => answer.Sheets is null || answer.Sheets.All(sheet => sheet is { Properties.Title: not null }),
            cancellationToken
        );

    /// <summary>The values of cells: a date is a number of days.</summary>
    /// <param name="tabs">The consumer of the page.</param>
    /// <exception cref="SheetUnavailableException">There is no complete answer.</exception>
    internal async Task<ValuesPage> GetPageAsync(string spreadsheetId, string range, ITabs tabs, CancellationToken cancellationToken)
    {
        var page = await AskAsync(
            ValuesAddress(spreadsheetId, [range], Unformatted),
            (body, token) => ValuesPage.ReadAsync(body, tabs, token),
            cancellationToken
        );
        RequireRanges([range], page.IsKnown ? 1 : page.Ranges);
        return page;
    }

    /// <summary>The values of cells: a date is a number of days.</summary>
    /// <exception cref="SheetUnavailableException">There is no complete answer.</exception>
    public Task<IReadOnlyList<ValueRange>> GetRangesAsync(
        string spreadsheetId,
        IReadOnlyList<string> ranges,
        CancellationToken cancellationToken
    ) => GetRangesAsync(spreadsheetId, ranges, Unformatted, cancellationToken);

    /// <summary>What cells show to people.</summary>
    /// <exception cref="SheetUnavailableException">There is no complete answer.</exception>
    public Task<IReadOnlyList<ValueRange>> GetShownAsync(
        string spreadsheetId,
        IReadOnlyList<string> ranges,
        CancellationToken cancellationToken
    ) => GetRangesAsync(spreadsheetId, ranges, "FORMATTED_VALUE", cancellationToken);

    private async Task<IReadOnlyList<ValueRange>> GetRangesAsync(
        string spreadsheetId,
        IReadOnlyList<string> ranges,
        string rendering,
        CancellationToken cancellationToken
    )
    {
        var answer = await GetAsync<ValuesAnswer>(
            ValuesAddress(spreadsheetId, ranges, rendering),
            answer =>
                answer.ValueRanges is null
                || answer.ValueRanges.All(range => range is { Range: not null } && range.Values?.Contains(null!) != true),
            cancellationToken
        );
        RequireRanges(ranges, answer.ValueRanges?.Count ?? 0);
        return answer.ValueRanges!;
    }

    private static string ValuesAddress(string spreadsheetId, IReadOnlyList<string> ranges, string rendering) =>
        $"v4/spreadsheets/{spreadsheetId}/values:batchGet?"
        + string.Join('&', ranges.Select(range => $"ranges={Uri.EscapeDataString(range)}"))
        + $"&majorDimension=ROWS&valueRenderOption={rendering}&dateTimeRenderOption=SERIAL_NUMBER";

    private static void RequireRanges(IReadOnlyList<string> asked, int given)
    {
        if (given != asked.Count)
        {
            throw new SheetUnavailableException(
                $"Google ответил не на те диапазоны: просили {asked.Count} ({asked[0]}…), получили {given}. {NextRun}"
            );
        }
    }

    private Task<T> GetAsync<T>(string address, Predicate<T> isWhole, CancellationToken cancellationToken)
        where T : class =>
        AskAsync(
            address,
            async (body, token) =>
                await JsonSerializer.DeserializeAsync<T>(body, JsonSerializerOptions.Web, token) is { } answer && isWhole(answer)
                    ? answer
                    : throw new JsonException("A part is null."),
            cancellationToken
        );

    private async Task<T> AskAsync<T>(string address, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        await quota.WaitAsync(cancellationToken);
        using var limit = new CancellationTokenSource(options.Value.RequestLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await http.GetAsync(
                new Uri(address, UriKind.Relative),
                HttpCompletionOption.ResponseHeadersRead,
                both.Token
            );
            await using var body = new LimitedStream(await response.Content.ReadAsStreamAsync(both.Token), options.Value.LargestAnswer);
            if (!response.IsSuccessStatusCode)
            {
                throw await GoogleFault.ReadAsync(response, body, time.GetUtcNow(), both.Token);
            }

            if (response.Content.Headers.ContentType?.MediaType is "text/html")
            {
                throw new SheetUnavailableException(
                    $"Вместо данных таблицы пришла веб-страница: запрос перехватывает прокси или "
                        + $"страница входа сети. {NextRun} Если так и дальше, проверьте сеть приложения."
                );
            }

            return await read(body, both.Token);
        }
        catch (JsonException e)
        {
            throw new SheetUnavailableException($"Ответ Google не читается: он оборван или это не данные таблицы. {NextRun}", e);
        }
        catch (BodyTooLargeException e)
        {
            throw new SheetUnavailableException(
                $"Ответ Google больше {options.Value.LargestAnswer / 1024 / 1024} МБ и не прочитан. "
                    + $"Уберите из таблицы лишние листы и строки или увеличьте GoogleSheets__LargestAnswer.",
                e
            );
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or TimeoutRejectedException or BrokenCircuitException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            throw new SheetUnavailableException($"Google не ответил вовремя или связь прервалась. {NextRun}", e);
        }
    }
}
