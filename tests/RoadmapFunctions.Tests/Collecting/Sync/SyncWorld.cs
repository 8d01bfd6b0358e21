using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>A campaign with a storage in memory and a spreadsheet; it remembers its syncs or it does not.</summary>
internal sealed class SyncWorld : IDisposable
{
    private const int PageRows = 3;

    private readonly MemoryQuarantine quarantine = new();
    private readonly MemoryRuns runs = new();
    private readonly LivingSpreadsheet spreadsheet;
    private readonly HttpClient http;
    private readonly FakeTimeProvider time;
    private readonly GoogleQuota quota;
    private readonly SyncJob sync;

    public SyncWorld(LivingSpreadsheet spreadsheet, FakeTimeProvider time, bool remembers)
    {
        this.time = time;
        this.spreadsheet = spreadsheet;
        http = new HttpClient(spreadsheet, disposeHandler: false)
        {
            BaseAddress = new("https://sheets.example/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var options = Options.Create(new GoogleSheetsOptions { PageRows = PageRows, ReadsPerMinute = int.MaxValue });
        quota = new GoogleQuota(new OwnReads(options, time), time);
        var client = new GoogleSheetsClient(new GoogleSheetsApi(http, quota, options, time), quota, options, time);
        Indexes = remembers ? new MemoryIndexes() : null;
        sync = Syncs.Of(client, Log, quarantine, runs, time, Indexes);
    }

    public MemoryLog Log { get; } = new();

    public MemoryIndexes? Indexes { get; }

    public IReadOnlyList<QuarantineItem> Quarantine => quarantine.Items;

    public Campaign Campaign { get; set; } = TestCampaign.Small;

    // The operator chooses each tab that the form makes, as soon as it is there.
    private Campaign Chosen =>
        Campaign with
        {
            Sheet = Campaign.Sheet with
            {
                Tabs = [.. Enumerable.Range(1, spreadsheet.ReadTabs).Select(tab => new TabChoice(tab, Read: true))],
            },
        };

    /// <returns>What became of it, in one text: counts and sentences, or why it was stopped.</returns>
    public async Task<string> SyncAsync(bool acceptDisappearance)
    {
        try
        {
            var run = await sync.RunAsync(Chosen, acceptDisappearance, CancellationToken.None);
            return $"{run.Counts} {run.Message} {run.TimeZone} {string.Join(" | ", (run.Warnings ?? []).Select(warning => warning.Text))}";
        }
        catch (SyncStoppedException e)
        {
            return e.Message;
        }
    }

    public async Task ImportAsync(SheetSnapshot file, bool fresh)
    {
        try
        {
            var (_, plan, ifFresh) = await sync.PreviewAsync(Campaign, file, CancellationToken.None);
            await sync.ImportAsync(
                Campaign,
                file,
                fresh,
                (fresh ? ifFresh : plan).Fingerprint,
                new ImportedFile("файл", "sha", "оператор"),
                CancellationToken.None
            );
        }
        catch (SyncStoppedException)
        {
            // the file lacks a column
        }
    }

    /// <summary>Without the sheet, the rows in quarantine that a school is named for.</summary>
    /// <returns>Whether any has become an answer.</returns>
    public async Task<bool> AdmitAsync()
    {
        var any = false;
        foreach (var item in quarantine.Items.ToList())
        {
            any |= await sync.AdmitAsync(Campaign, item.Key, CancellationToken.None);
        }

        return any;
    }

    /// <summary>What the operator decides of a row in quarantine.</summary>
    public void Decide(int place, Func<QuarantineItem, QuarantineItem> decide)
    {
        if (quarantine.Items.Count > 0)
        {
            var item = quarantine.Items.OrderBy(each => each.Key, StringComparer.Ordinal).ElementAt(place % quarantine.Items.Count);
            quarantine.Replace(decide(item) with { DecidedBy = "оператор", DecidedAt = time.GetUtcNow() });
        }
    }

    /// <summary>Everything that is stored, but the runs.</summary>
    public string State() =>
        string.Join(
            '\n',
            [
                .. Log.Entries.Select(Describe),
                .. quarantine
                    .Items.OrderBy(item => item.Key, StringComparer.Ordinal)
                    .Select(item => JsonSerializer.Serialize(item with { Revision = null })),
            ]
        );

    public void Dispose()
    {
        http.Dispose();
        quota.Dispose();
    }

    private static string Describe(LogEntry entry) =>
        entry switch
        {
            Submission submission => $"{entry.Key} {entry.ObservedAt:O} {submission.KnownSince:O}",
            PresenceChange change =>
                $"{entry.Key} {entry.ObservedAt:O} {change.Present} {change.Disowned} {change.LeftNothing} {change.Unexplained}",
            _ => $"{entry.Key} {entry.ObservedAt:O}",
        };

    internal sealed class MemoryIndexes : ISheetIndexes
    {
        private readonly Dictionary<string, BinaryData> stored = [];

        /// <summary>How often an index was there, and how often it had to be given up.</summary>
        public int Forgotten { get; private set; }

        public int Written { get; private set; }

        public Task<SheetIndex?> ReadAsync(string campaignId, CancellationToken cancellationToken) =>
            Task.FromResult(stored.TryGetValue(campaignId, out var data) ? SheetIndexFile.Read(data) : null);

        public Task WriteAsync(string campaignId, SheetIndex? index, CancellationToken cancellationToken)
        {
            if (index is null)
            {
                Forgotten++;
                stored.Remove(campaignId);
            }
            else
            {
                Written++;
                stored[campaignId] = SheetIndexFile.Write(index);
            }

            return Task.CompletedTask;
        }
    }

    private sealed class MemoryQuarantine : IQuarantine
    {
        public Task<IReadOnlyList<QuarantineItem>> ReadOutlineAsync(string campaignId, CancellationToken cancellationToken) =>
            throw new NotSupportedException("No sync reads outlines.");

        private readonly List<QuarantineItem> items = [];

        public List<QuarantineItem> Items => items;

        public void Replace(QuarantineItem item) => items[items.FindIndex(each => each.Key == item.Key)] = item;

        public Task<IReadOnlyList<QuarantineItem>> ReadAsync(string campaignId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<QuarantineItem>>([.. items]);

        public Task<IReadOnlyList<QuarantineItem>> ReadContestingAsync(
            string campaignId,
            string organizationId,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        public Task AddAsync(string campaignId, IReadOnlyCollection<QuarantineItem> added, CancellationToken cancellationToken)
        {
            items.AddRange(added.Where(item => items.TrueForAll(known => known.Key != item.Key)));
            return Task.CompletedTask;
        }

        public Task<bool> TryReplaceAsync(string campaignId, QuarantineItem item, CancellationToken cancellationToken)
        {
            Replace(item);
            return Task.FromResult(true);
        }
    }

    private sealed class MemoryRuns : ISyncRuns
    {
        private readonly List<SyncRun> runs = [];

        public Task AddAsync(string campaignId, SyncRun run, CancellationToken cancellationToken)
        {
            runs.Add(run);
            return Task.CompletedTask;
        }

        public Task<SyncRun?> LastAsync(string campaignId, CancellationToken cancellationToken) => Task.FromResult(runs.LastOrDefault());

        public Task<SyncRun?> LastCompletedAsync(string campaignId, CancellationToken cancellationToken) =>
            Task.FromResult(runs.FindLast(run => run.Outcome is SyncOutcome.Completed));
    }
}
