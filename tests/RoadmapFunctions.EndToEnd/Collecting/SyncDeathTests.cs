using System.Diagnostics;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting;

/// <summary>The real worker is killed (SIGKILL) while it syncs, and several sync at once.</summary>
[Collection(nameof(Alone))]
public sealed class SyncDeathTests(AzuriteFixture azurite)
{
    private const int KillsOfOneSync = 3;
    private static readonly DateTimeOffset Now = new(2021, 1, 29, 10, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task S1_a_sync_that_is_killed_again_and_again_loses_and_doubles_nothing()
    {
        const int rows = 2_000;
        var (kills, random) = (Tries.Of(3, whenLong: 50), new Random(Tries.Seed(44226)));
        var campaigns = Enumerable
            .Range(0, 1 + ((kills + KillsOfOneSync - 1) / KillsOfOneSync)) // the first is the oracle
            .Select(number => SmallCampaign.WithSchools(rows) with { Id = $"killed-{number}" })
            .ToList();
        using var sheet = new RecordedSheetFile(campaigns[0]).Write(SyncTests.Rows(rows));
        await using var storage = await FaultyStorage.StartAsync(azurite);
        await using var app = new RunningApp(azurite) { Settings = storage.Settings };
        await app.StartAsync(sheet.Path, campaigns, Now);

        // The oracle: the first campaign, which nobody disturbs.
        storage.Heals();
        var clock = Stopwatch.StartNew();
        await app.PostAsync("api/campaigns/killed-0/sync");
        var (duration, writes) = (clock.Elapsed, storage.Writes);
        var right = await StoredAsync(campaigns[0]);
        Assert.Equal(rows, right.Count);

        var inTheMiddle = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var campaign = campaigns[1 + (kill / KillsOfOneSync)];
            using (var death = await WorkerDeath.OfAsync(app))
            {
                var moment = Moment(random, storage, death, duration, writes);
                var sync = app.Http.PostAsync(new Uri($"api/campaigns/{campaign.Id}/sync?wait=120", UriKind.Relative), null);
                await moment();
                await sync.ContinueWith(_ => { }, TaskScheduler.Default);
                death.Strike(); // if there was nothing left to write
                storage.Heals();
            }

            inTheMiddle += (await StoredAsync(campaign)).Count is > 0 and < rows ? 1 : 0;
            if (kill % KillsOfOneSync == KillsOfOneSync - 1 || kill == kills - 1)
            {
                var counts = await app.PostWhenBackAsync($"api/campaigns/{campaign.Id}/sync");
                Assert.Equal(rows, (int)counts["known"]! + (int)counts["new"]!);
                Assert.True(right.SetEquals(await StoredAsync(campaign)), campaign.Id);
                var progress = await app.GetAsync($"api/campaigns/{campaign.Id}/progress");
                Assert.Equal((rows, rows, 0), ((int)progress["received"]!, (int)progress["onTime"]!, (int)progress["corrected"]!));
                Assert.Equal(0, (int)(await app.PostAsync($"api/campaigns/{campaign.Id}/sync"))["new"]!);
            }
        }

        Assert.True(inTheMiddle > 0, "No kill left a part: the moments are badly chosen.");
        Measured.Promise($"{kills} kills of syncs of {rows} rows, {inTheMiddle} left a part, 0 lost, 0 doubled");
    }

    [Fact]
    public async Task S5_two_processes_and_a_person_who_sync_at_once_leave_what_one_sync_leaves()
    {
        const int added = 60;
        var rounds = Tries.Of(3, whenLong: 20);
        var campaign = SmallCampaign.WithSchools(added * rounds) with { Id = "two-processes" };
        using var sheet = new RecordedSheetFile(campaign).Write(SyncTests.Rows(1));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var oracle = await TestApp.StartAsync(azurite, google.Address, campaign, "one-process", Now);
        await using var one = new RunningApp(azurite);
        await using var other = new RunningApp(azurite);
        await Task.WhenAll(one.StartAsync(sheet.Path, campaign, Now), other.StartAsync(sheet.Path, campaign, Now));
        for (var round = 1; round <= rounds; round++)
        {
            // New rows, and one of the last round that its school has edited in place.
            sheet.Write(
                SyncTests.Rows(added * round).Select((row, index) => index == (round - 1) * added ? [.. row[..2], "Разработана"] : row)
            );
            await Task.WhenAll(
                one.Host.InvokeTimerAsync("SyncResponses", TestContext.Current.CancellationToken),
                other.Host.InvokeTimerAsync("SyncResponses", TestContext.Current.CancellationToken),
                other.PostAsync("api/campaigns/two-processes/sync")
            );
            await oracle.SyncAsync();
            Assert.Equal(0, (int)(await one.PostAsync("api/campaigns/two-processes/sync"))["new"]!);
            Assert.True((await StoredAsync(oracle.Campaign)).SetEquals(await StoredAsync(campaign)), $"round {round}");
            Assert.Equal(
                (await CountingAsync(oracle.Campaign)).Order(StringComparer.Ordinal),
                (await CountingAsync(campaign)).Order(StringComparer.Ordinal)
            );
        }

        Measured.Promise($"{rounds} rounds of two processes and a person, {added * rounds} rows, 0 lost, 0 doubled");
    }

    /// <summary>Just before a write, just after one, or at any time.</summary>
    /// <returns>Ends when it has come, or cannot come any more.</returns>
    private static Func<Task> Moment(Random random, FaultyStorage storage, WorkerDeath death, TimeSpan duration, int writes)
    {
        var (write, wait) = (random.Next(1, writes + 1), duration * random.NextDouble());
        switch (random.Next(3))
        {
            case 0:
                storage.AtWrite(write, before: death.ComeAsync);
                return () => Task.CompletedTask;
            case 1:
                storage.AtWrite(write, before: () => Task.CompletedTask, after: death.ComeAsync);
                return () => Task.CompletedTask;
            default:
                return async () =>
                {
                    await Task.Delay(wait, TimeProvider.System, TestContext.Current.CancellationToken);
                    death.Strike();
                };
        }
    }

    private async Task<HashSet<string>> StoredAsync(Campaign campaign) =>
        [.. (await EntriesAsync(campaign)).OfType<Submission>().Select(submission => submission.Key)];

    private async Task<IEnumerable<string>> CountingAsync(Campaign campaign)
    {
        var history = SubmissionHistory.From(await EntriesAsync(campaign));
        return campaign.Organizations.Select(school => history.Of(school.Id)?.Current?.Key).OfType<string>();
    }

    private async Task<IReadOnlyList<LogEntry>> EntriesAsync(Campaign campaign)
    {
        await using var reader = await TestApp.StartAsync(azurite, new Uri("http://127.0.0.1:9"), campaign, campaign.Id, Now);
        return await reader.Log.ReadAsync(campaign.Id, TestContext.Current.CancellationToken).ToListAsync();
    }
}
