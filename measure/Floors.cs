using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using RoadmapFunctions.Kit;
using SpreadCheetah;

namespace RoadmapFunctions.Bench;

/// <summary>The least that the same work can cost: the same bytes through the bare SDK, HTTP client or library.</summary>
internal sealed class Floors(BenchApp app) : IDisposable
{
    private const int PageRows = 1000; // as the app asks
    private const int Batch = 100; // entities
    private const int InFlight = 4;
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(6); // it saves every five
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient google = new() { BaseAddress = app.Google.BaseAddress };
    private readonly TableServiceClient tables = new(app.ConnectionString);
    private readonly TableClient log = new(app.ConnectionString, "Submissions");

    public void Dispose() => google.Dispose();

    /// <summary>The requests of one reading, each answer hashed.</summary>
    public async Task FetchAndHashAsync()
    {
        await foreach (var page in PagesAsync())
        {
            SHA256.HashData(page);
        }
    }

    /// <summary>Waits until the emulator has written down what it was given: it answers nobody meanwhile, whose time would be
    /// measured.</summary>
    public async Task SettleAsync()
    {
        for (
            var (quick, since) = (0, TimeProvider.System.GetTimestamp());
            quick < Settled / Pause;
            since = TimeProvider.System.GetTimestamp()
        )
        {
            await tables.GetTableClient("SyncRuns").QueryAsync<TableEntity>(each => each.PartitionKey == "none").ToListAsync();
            quick = TimeProvider.System.GetElapsedTime(since) < Quick ? quick + 1 : 0;
            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    /// <returns>All entities of the log.</returns>
    public async Task<IReadOnlyList<TableEntity>> ScanAsync()
    {
        var entities = new List<TableEntity>();
        await foreach (var entity in log.QueryAsync<TableEntity>(each => each.PartitionKey == app.Campaign.Id))
        {
            entities.Add(entity);
        }

        return entities;
    }

    public async Task ScanKeysAsync()
    {
        await foreach (var _ in log.QueryAsync<TableEntity>(each => each.PartitionKey == app.Campaign.Id, select: ["RowKey"]))
        {
            // only read
        }
    }

    /// <summary>Writes entities to a table of their own, in batches with four in flight.</summary>
    public async Task WriteAsync(string table, IEnumerable<TableEntity> entities)
    {
        var to = tables.GetTableClient(table);
        await to.CreateIfNotExistsAsync();
        await Parallel.ForEachAsync(
            entities.Chunk(Batch),
            new ParallelOptions { MaxDegreeOfParallelism = InFlight },
            async (batch, token) =>
                await to.SubmitTransactionAsync(
                    batch.Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity)),
                    token
                )
        );
    }

    /// <summary>Fetches the sheet, scans the log, writes the cells of the sheet into one workbook, and uploads as many bytes as the edition
    /// has.</summary>
    public async Task EditionAsync(long editionLength)
    {
        using var workbook = new MemoryStream();
        await using (var spreadsheet = await Spreadsheet.CreateNewAsync(workbook))
        {
            await spreadsheet.StartWorksheetAsync("1");
            await foreach (var page in PagesAsync())
            {
                using var json = JsonDocument.Parse(page);
                if (!json.RootElement.TryGetProperty("valueRanges", out var ranges))
                {
                    continue;
                }

                foreach (var row in ranges[0].GetProperty("values").EnumerateArray())
                {
                    await spreadsheet.AddRowAsync([.. row.EnumerateArray().Select(cell => new DataCell(cell.ToString()))]);
                }
            }

            await spreadsheet.FinishAsync();
        }

        await ScanAsync();
        var container = new BlobContainerClient(app.ConnectionString, "floor");
        await container.CreateIfNotExistsAsync();
        await container.GetBlobClient("edition").UploadAsync(new BinaryData(new byte[editionLength]), overwrite: true);
    }

    private async IAsyncEnumerable<byte[]> PagesAsync()
    {
        yield return await GetAsync("v4/spreadsheets/bench");
        for (var first = 1; first <= app.Google.Sheet.RowCount; first += PageRows)
        {
            yield return await GetAsync(Range(first, Math.Min(first + PageRows - 1, app.Google.Sheet.RowCount)));
        }

        if (app.Google.Sheet.RowCount > PageRows)
        {
            yield return await GetAsync("v4/spreadsheets/bench");
            yield return await GetAsync(Range(1, 1));
        }
    }

    private string Range(int first, int last) =>
        "v4/spreadsheets/bench/values:batchGet?ranges="
        + Uri.EscapeDataString(A1.Rows(BenchSheet.Title, first, last, app.Google.Sheet.Columns));

    private Task<byte[]> GetAsync(string address) => google.GetByteArrayAsync(new Uri(address, UriKind.Relative));
}
