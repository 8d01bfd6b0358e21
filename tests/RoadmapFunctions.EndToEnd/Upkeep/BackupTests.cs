using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using RoadmapFunctions.EndToEnd.Collecting;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Upkeep.Audit;
using RoadmapFunctions.Upkeep.Backup;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Upkeep;

public sealed class BackupTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IDisposable
{
    private static readonly DateTimeOffset AfterBothEditions = new(2021, 2, 20, 2, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("roadmap-backup-");

    private BackupFolder Files => new(folder.FullName);

    [Fact]
    public async Task What_was_restored_into_an_empty_place_has_the_same_log_and_the_same_bytes_of_every_edition()
    {
        await using var app = await FilledAsync("backup-whole");
        await BackUpAsync();
        await using var elsewhere = await EmptyAsync();
        await new BackupRestore(StorageOf(elsewhere)).RunAsync(Files, TestContext.Current.CancellationToken);

        var second = Directory.CreateTempSubdirectory("roadmap-backup-again-");
        var restored = await new BackupWriter(StorageOf(elsewhere), app.Time).WriteAsync(
            new BackupFolder(second.FullName),
            TestContext.Current.CancellationToken
        );
        var original = await BackupReader.VerifyAsync(Files, TestContext.Current.CancellationToken);
        Assert.Equal(original.Digests().Order(), restored.Digests().Order());
        Assert.Contains(original.Tables, table => table is { Name: "Submissions", Entities: > 0 });
        Assert.Contains(original.Blobs, blob => blob.Name.EndsWith("report.docx", StringComparison.Ordinal));
        second.Delete(recursive: true);
    }

    [Fact]
    public async Task A_person_can_read_the_answers_in_a_backup()
    {
        await using var app = await FilledAsync("backup-read");
        await BackUpAsync();
        var lines = await File.ReadAllLinesAsync(
            Path.Combine(folder.FullName, "tables", "Submissions.jsonl"),
            TestContext.Current.CancellationToken
        );
        var ofCampaign = lines.Where(line => line.Contains("\"backup-read\"", StringComparison.Ordinal));
        Assert.Equal(
            (await app.LogKeysAsync()).Count,
            ofCampaign.Count(line => !line.Contains("\"~~", StringComparison.Ordinal)) // the log's own revision and marks are no answers
        );
    }

    [Theory]
    [InlineData("tables/Submissions.jsonl")]
    [InlineData("backup.json")]
    public async Task A_damaged_backup_is_refused_by_name_and_nothing_is_written(string damaged)
    {
        await using var app = await FilledAsync($"backup-damaged-{Path.GetFileNameWithoutExtension(damaged).ToLowerInvariant()}");
        await BackUpAsync();
        await File.AppendAllTextAsync(Path.Combine(folder.FullName, damaged), "x", TestContext.Current.CancellationToken);
        await using var elsewhere = await EmptyAsync();
        var refused = await Assert.ThrowsAsync<BackupUnusableException>(() =>
            new BackupRestore(StorageOf(elsewhere)).RunAsync(Files, TestContext.Current.CancellationToken)
        );
        Assert.Contains(damaged, refused.Message, StringComparison.Ordinal);
        Assert.True(await StorageOf(elsewhere).IsEmptyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_backup_without_its_manifest_is_refused()
    {
        await using var app = await FilledAsync("backup-unfinished");
        await BackUpAsync();
        File.Delete(Path.Combine(folder.FullName, BackupManifest.FileName));
        var refused = await Assert.ThrowsAsync<BackupUnusableException>(() =>
            BackupReader.VerifyAsync(Files, TestContext.Current.CancellationToken)
        );
        Assert.Contains("нет законченной копии", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_names_a_file_outside_its_folder_is_refused()
    {
        await using var app = await FilledAsync("backup-outside");
        await BackUpAsync();
        var list = Path.Combine(folder.FullName, BackupManifest.FileName);
        var forged = (await File.ReadAllTextAsync(list, TestContext.Current.CancellationToken)).Replace(
            "tables/Submissions.jsonl",
            "../outside.jsonl",
            StringComparison.Ordinal
        );
        await File.WriteAllTextAsync(list, forged, Encoding.UTF8, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<BackupUnusableException>(() => BackupReader.VerifyAsync(Files, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_nightly_backup_is_one_file_that_is_restored_as_a_folder_is_and_old_ones_go()
    {
        await using var place = await EmptyAsync();
        await using var app = await FilledAsync("backup-nightly", place);
        var job = app.Backups;
        for (var night = 0; night < 18; night++)
        {
            await job.RunAsync(TestContext.Current.CancellationToken);
            app.Time.Advance(TimeSpan.FromDays(1));
        }

        var backups = await job.ListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(7 + 1, backups.Count); // seven days, and the last one of the month before
        await using var stream = await job.OpenAsync(backups[0].Name, TestContext.Current.CancellationToken);
        await using var archive = new ZipArchive(stream!, ZipArchiveMode.Read);
        await using var elsewhere = await EmptyAsync();
        await new BackupRestore(StorageOf(elsewhere)).RunAsync(new BackupZip(archive), TestContext.Current.CancellationToken);
        Assert.False(await StorageOf(elsewhere).IsEmptyAsync(TestContext.Current.CancellationToken));
        Assert.Null(await job.OpenAsync("../backups.zip", TestContext.Current.CancellationToken));
    }

    /// <summary>Before its first block, before it is complete, and before it was read back.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public async Task A_backup_that_dies_on_its_way_counts_for_nothing_and_the_next_night_settles_it(int write, int left)
    {
        await using var place = await EmptyAsync();
        await using var storage = await FaultyStorage.StartAsync(place);
        await using var app = await FilledAsync("backup-dies", place, storage);
        var whole = await app.Backups.RunAsync(TestContext.Current.CancellationToken);

        app.Time.Advance(TimeSpan.FromDays(1));
        storage.DiesBeforeWrite(write);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => app.Backups.RunAsync(TestContext.Current.CancellationToken));
        storage.Heals();
        Assert.Equal([whole], await app.Backups.ListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(left, (await app.Backups.ListUnverifiedAsync(TestContext.Current.CancellationToken)).Count);

        app.Time.Advance(TimeSpan.FromDays(1));
        await app.Backups.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2 + left, (await app.Backups.ListAsync(TestContext.Current.CancellationToken)).Count);
        Assert.Empty(await app.Backups.ListUnverifiedAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_sent_before_its_writer_failed_is_not_there()
    {
        await using var place = await EmptyAsync();
        await using var app = await FilledAsync("backup-cut", place);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            app.BackupStore.WriteAsync(
                "2021-02-20T183000Z.zip",
                async stream =>
                {
                    await stream.WriteAsync(new byte[5 * 1024 * 1024], TestContext.Current.CancellationToken);
                    throw new InvalidOperationException("cut");
                },
                TestContext.Current.CancellationToken
            )
        );
        Assert.Null(await app.BackupStore.OpenAsync("2021-02-20T183000Z.zip", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_broken_backup_takes_nobodys_place_is_not_given_and_goes_the_next_night()
    {
        await using var place = await EmptyAsync();
        await using var app = await FilledAsync("backup-broken", place);
        const string Broken = "2021-02-25T183000Z.zip";
        await app.BackupStore.WriteAsync(
            Broken,
            stream => stream.WriteAsync("испорчено"u8.ToArray(), TestContext.Current.CancellationToken).AsTask(),
            TestContext.Current.CancellationToken
        );
        Assert.Null(await app.Backups.OpenAsync(Broken, TestContext.Current.CancellationToken));
        var audit = await app.Audit.RunAsync(app.Campaign, TestContext.Current.CancellationToken);
        Assert.Equal(AuditOutcome.NotChecked, audit.Checks[^1].Outcome);

        var taken = await app.Backups.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal([taken], await app.Backups.ListAsync(TestContext.Current.CancellationToken));
        Assert.Null(await app.BackupStore.OpenAsync(Broken, TestContext.Current.CancellationToken));
    }

    /// <summary>As the policy of the container does it for some days.</summary>
    [Fact]
    public async Task Backups_that_the_storage_does_not_let_go_stay_and_go_when_it_does()
    {
        await using var place = await EmptyAsync();
        await using var storage = await FaultyStorage.StartAsync(place);
        await using var app = await FilledAsync("backup-held", place, storage);
        storage.LetsNothingGo();
        for (var night = 0; night < 9; night++)
        {
            await app.Backups.RunAsync(TestContext.Current.CancellationToken);
            app.Time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(9, (await app.Backups.ListAsync(TestContext.Current.CancellationToken)).Count);
        storage.Heals();
        await app.Backups.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(7, (await app.Backups.ListAsync(TestContext.Current.CancellationToken)).Count);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<TestApp> FilledAsync(string campaign, AzuriteFixture? place = null, FaultyStorage? storage = null)
    {
        var small = SmallCampaign.WithSchools(5);
        using var sheet = new RecordedSheetFile(small).Write(SyncTests.Rows(4));
        await using var google = await Google.StartAsync(sheet.Path);
        var app = await TestApp.StartAsync(place ?? azurite, google.Address, small, campaign, AfterBothEditions, storage: storage);
        Assert.Equal(2, (await app.Publish.PublishDueAsync(app.Campaign, TestContext.Current.CancellationToken)).Count);
        return app;
    }

    private Task<BackupManifest> BackUpAsync() =>
        new BackupWriter(StorageOf(azurite), TimeProvider.System).WriteAsync(Files, TestContext.Current.CancellationToken);

    private static BackedUpStorage StorageOf(AzuriteFixture place) =>
        new(new TableServiceClient(place.Storage.ConnectionString), new BlobServiceClient(place.Storage.ConnectionString));

    private static async Task<AzuriteFixture> EmptyAsync()
    {
        var place = new AzuriteFixture();
        await place.InitializeAsync();
        return place;
    }
}
