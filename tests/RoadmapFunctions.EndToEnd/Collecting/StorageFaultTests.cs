using System.Text;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting;

/// <summary>The storage fails at any call, in any way. Who is told «done» finds it done once; the next try heals the rest.</summary>
public sealed class StorageFaultTests(AzuriteFixture azurite)
{
    private const int Rows = 230; // more than two batches
    private const int Schools = Rows + 20; // the last ones answer directly
    private const int Retries = 3;
    private static readonly DateTimeOffset Now = new(2021, 2, 1, 3, 0, 0, TimeSpan.Zero);
    private static readonly Campaigns.Campaign Campaign = SmallCampaign.WithSchools(Schools);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StorageFault.Busy)]
    [InlineData(StorageFault.Reset)]
    [InlineData(StorageFault.Hang)]
    [InlineData(StorageFault.LostAnswer)]
    public async Task S4_whichever_write_of_a_sync_fails_it_is_repeated_and_nothing_is_lost_or_doubled(StorageFault fault)
    {
        using var sheet = Sheet();
        await using var google = await Google.StartAsync(sheet.Path);
        await using var storage = await FaultyStorage.StartAsync(azurite);
        var name = $"failing-write-{fault}".ToLowerInvariant();
        var (right, writes) = await LeftBySyncAsync(google, storage, $"{name}-right", storage.Heals);
        Assert.InRange(writes, 7, 20); // revision, three batches, revision, quarantine, index, run
        for (var write = 1; write <= writes; write++)
        {
            var (left, _) = await LeftBySyncAsync(google, storage, $"{name}-{write}", () => storage.FailsAtWrite(write, fault));
            Assert.Equal(right, left);
        }

        Assert.Equal(writes, storage.Failed);
    }

    [Fact]
    public async Task S4_a_storage_that_refuses_for_long_fails_the_run_and_the_next_one_heals()
    {
        using var sheet = Sheet();
        await using var google = await Google.StartAsync(sheet.Path);
        await using var storage = await FaultyStorage.StartAsync(azurite);
        for (var times = 1; times <= Retries + 1; times++)
        {
            await using var app = await StartAsync(google, storage, $"refusing-{times}");
            storage.Fails(StorageFault.Busy, times);
            if (times > Retries)
            {
                await Assert.ThrowsAsync<StorageUnavailableException>(() => app.SyncAsync());
                Assert.Empty(await app.LogKeysAsync());
            }

            Assert.Equal(Rows, (await app.SyncAsync()).Counts.New);
            Assert.Equal(Rows, (await app.LogKeysAsync()).Count);
        }
    }

    [Fact]
    public async Task S4_while_a_third_of_all_calls_fail_everything_is_stored_once_and_published_once()
    {
        var random = new Random(Tries.Seed(2021));
        using var sheet = Sheet();
        await using var google = await Google.StartAsync(sheet.Path);
        await using var storage = await FaultyStorage.StartAsync(azurite);
        var (rounds, repeated) = (Tries.Of(1, whenLong: 40), 0);
        for (var round = 0; round < rounds; round++)
        {
            await using var app = await StartAsync(google, storage, $"third-{round}");
            storage.FailsAtRandom(1 / 3.0, random, StorageFault.Busy, StorageFault.Reset, StorageFault.LostAnswer);
            await UntilDoneAsync(() => app.SyncAsync());
            var receipts = new List<string>();
            for (var school = Rows + 1; school <= Schools; school++)
            {
                receipts.Add(await UntilDoneAsync(() => SubmitAsync(app, school)));
            }

            app.Time.Advance(TimeSpan.FromDays(20));
            await UntilDoneAsync(() => app.Publish.PublishDueAsync(app.Campaign, Token));

            storage.Heals();
            Assert.Equal(Rows, (await app.SyncAsync()).Counts.Known);
            var stored = await app.Log.ReadAsync(app.Campaign.Id, Token).ToListAsync(Token);
            Assert.Equal(Schools, stored.Count);
            Assert.Equal(
                receipts.Order(StringComparer.Ordinal),
                stored
                    .OfType<Submission>()
                    .Where(submission => submission.Source == SubmissionSource.Http)
                    .Select(submission => submission.Key)
                    .Order(StringComparer.Ordinal)
            );
            Assert.Equal(
                ["report", "summary"],
                (await app.EditionsAsync()).Select(edition => edition.MilestoneId).Order(StringComparer.Ordinal)
            );
            foreach (var edition in await app.Editions.ListAsync(app.Campaign.Id, Token))
            {
                var found = app.Editions.FindFilesAsync(edition.Edition, Token);
                Assert.True((await EditionVerification.VerifyAsync(edition.Manifest, [], found, Token)).Whole);
            }
        }

        Measured.Promise(
            $"{storage.Failed} failed calls in {rounds} rounds, {repeated} acts repeated, {rounds * Schools} answers, 0 lost, 0 doubled"
        );

        // As a person or a timer who is told that the storage does not answer, and comes again.
        async Task<T> UntilDoneAsync<T>(Func<Task<T>> act)
        {
            while (true)
            {
                try
                {
                    return await act();
                }
                catch (StorageUnavailableException)
                {
                    repeated++;
                }
            }
        }
    }

    private static RecordedSheetFile Sheet() =>
        new RecordedSheetFile(Campaign).Write([.. SyncTests.Rows(Rows), ["2021-01-28 12:00:00", "Школа № 9999", "Разработана"]]);

    private Task<TestApp> StartAsync(Google google, FaultyStorage storage, string name) =>
        TestApp.StartAsync(azurite, google.Address, Campaign, name, Now, storage: storage);

    /// <returns>Keys of the log and of the quarantine, and how many writes it took.</returns>
    private async Task<(IEnumerable<string> Keys, int Writes)> LeftBySyncAsync(
        Google google,
        FaultyStorage storage,
        string name,
        Action begin
    )
    {
        await using var app = await StartAsync(google, storage, name);
        begin();
        Assert.Equal((Rows, 1), await app.SyncAsync() is { Counts: var counts } ? (counts.New, counts.Quarantined) : default);
        var writes = storage.Writes;
        storage.Heals();
        Assert.Equal(SyncOutcome.Completed, (await app.Runs.LastAsync(name, Token))!.Outcome);
        return ([.. await app.LogKeysAsync(), .. (await app.Quarantine.ReadAsync(name, Token)).Select(item => item.Key)], writes);
    }

    private static async Task<string> SubmitAsync(TestApp app, int school)
    {
        var body = $$"""{"organization": "school-{{school}}", "answers": [{"activity": "scheme", "options": ["ready"]}]}""";
        var key = $"key-{school}";
        return (await app.Submit.SubmitAsync(app.Campaign, Encoding.UTF8.GetBytes(body), null, key, Token)).Id;
    }
}
