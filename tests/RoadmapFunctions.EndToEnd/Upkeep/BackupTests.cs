using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using RoadmapFunctions.EndToEnd.Collecting;
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
        var storage = StorageOf(place);
        using var job = new BackupJob(storage, new BackupWriter(storage, app.Time), app.Time, NullLogger<BackupJob>.Instance);
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

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<TestApp> FilledAsync(string campaign, AzuriteFixture? place = null)
    {
        var small = SmallCampaign.WithSchools(5);
        using var sheet = new RecordedSheetFile(small).Write(SyncTests.Rows(4));
        await using var google = await Google.StartAsync(sheet.Path);
        var app = await TestApp.StartAsync(place ?? azurite, google.Address, small, campaign, AfterBothEditions);
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
