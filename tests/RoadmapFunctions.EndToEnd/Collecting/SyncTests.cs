using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting;

public sealed class SyncTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2021, 2, 1, 3, 0, 0, TimeSpan.Zero);
    private static readonly Campaigns.Campaign Campaign = SmallCampaign.WithSchools(1_200);

    [Fact]
    public async Task S2_a_second_sync_and_a_sync_of_shuffled_rows_write_nothing()
    {
        var rows = Rows(1_200).Append(["2021-01-28 12:00:00", "Школа № 9999", "Разработана"]).ToList();
        using var sheet = new RecordedSheetFile(Campaign).Write(rows);
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, "second-sync", Now);
        var first = await app.SyncAsync();
        Assert.Equal((1_201, 1_200, 1), (first.Counts.RowsRead, first.Counts.New, first.Counts.Quarantined));
        var (keys, writes) = (await app.LogKeysAsync(), app.AnswerWrites);

        app.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, (await app.SyncAsync()).Counts.New);
        sheet.Write([.. rows.AsEnumerable().Reverse()]);
        app.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(1_200, (await app.SyncAsync()).Counts.Known);

        Assert.Equal(writes, app.AnswerWrites);
        Assert.Equal(keys, await app.LogKeysAsync());
    }

    [Fact]
    public async Task S5_ten_syncs_at_once_leave_each_version_once()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(Rows(300));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, "ten-syncs", Now);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => app.SyncAsync())));
        Assert.Equal(300, (await app.LogKeysAsync()).Count);
    }

    [Fact]
    public async Task S5_fifty_writers_of_one_version_store_it_once()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write();
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, "fifty-writers", Now);
        var submission = new Submission
        {
            OrganizationId = "school-1",
            Source = SubmissionSource.Sheet,
            SubmittedAt = Now,
            ObservedAt = Now,
            Answers = [new ReadAnswer("scheme", ["ready"], new string('ё', 30_000) + " 🎓"), new AmbiguousAnswer("goals", "двояко")],
        };
        var added = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Task.Run(() => app.Log.AppendAsync("fifty-writers", [submission], CancellationToken.None)))
        );
        Assert.Equal(1, added.Sum());

        var stored = Assert.IsType<Submission>(await app.Log.ReadAsync("fifty-writers", CancellationToken.None).SingleAsync());
        Assert.Equal(submission.Key, stored.Key);
        Assert.Equal(
            (submission.Answers[0].Other, submission.Answers[1].Ambiguous),
            (stored.Answers[0].Other, stored.Answers[1].Ambiguous)
        );
    }

    [Fact]
    public async Task S7_a_missing_header_or_a_mass_disappearance_stops_before_any_write()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(Rows(20));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, "stops", Now);
        await app.SyncAsync();
        var writes = app.AnswerWrites;

        sheet.Write(Rows(5));
        var stop = await Assert.ThrowsAsync<SyncStoppedException>(() => app.SyncAsync());
        Assert.Contains("исчезли 15\u00A0ответов из 20", stop.Message, StringComparison.Ordinal);
        new RecordedSheetFile(Campaign with { Activities = [.. Campaign.Activities.Skip(1)] }).Write(Rows(20)).CopyTo(sheet);
        stop = await Assert.ThrowsAsync<SyncStoppedException>(() => app.SyncAsync());
        Assert.Contains("«1. Схема»", stop.Message, StringComparison.Ordinal);
        Assert.Equal(writes, app.AnswerWrites);
    }

    internal static IEnumerable<string[]> Rows(int count) =>
        Enumerable
            .Range(1, count)
            .Select(number =>
                (string[])
                    [
                        "2021-01-28 12:00:00",
                        $"Школа № {number}",
                        number % 2 == 0 ? "Разработана" : "В процессе, своё",
                        "Поставлены по предметам, классам",
                    ]
            );
}
