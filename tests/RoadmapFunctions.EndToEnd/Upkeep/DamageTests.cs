using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using RoadmapFunctions.Answers;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Reporting.Editions;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Upkeep;

/// <summary>One damaged item in the real storage is known by its name, and the rest works.</summary>
public sealed class DamageTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly DateTimeOffset Now = new(2021, 2, 10, 2, 0, 0, TimeSpan.Zero);

    private BlobServiceClient Blobs => new(azurite.Storage.ConnectionString);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stray_blob_among_the_campaigns_is_passed_over_and_named()
    {
        var container = Blobs.GetBlobContainerClient(BlobCampaignVersions.ContainerName);
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        var versions = new BlobCampaignVersions(Blobs);
        var version = new CampaignVersion("stray-blobs", 1, Now, "Оператор", OrphansAccepted: false);
        Assert.True(await versions.TryAddAsync(version, "{}"u8.ToArray(), Token));
        string[] strays = ["stray-readme.txt", "stray-blobs/000002.json", "stray-blobs/notes.json", "stray-blobs/deep/000001.json"];
        foreach (var stray in strays)
        {
            await container.GetBlobClient(stray).UploadAsync(BinaryData.FromString("не кампания"), overwrite: true, Token);
        }

        Assert.Equal([version], (await versions.ListAsync(Token)).Where(each => each.CampaignId == "stray-blobs"));
        Assert.Equal(
            strays.Order(StringComparer.Ordinal),
            (await versions.ListStrayAsync(Token))
                .Where(name => name.StartsWith("stray-", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
        foreach (var stray in strays)
        {
            await container.GetBlobClient(stray).DeleteAsync(cancellationToken: Token);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"number\": 1, \"campaignId\"")]
    public async Task A_damaged_manifest_has_a_verdict_and_the_other_editions_stand(string damaged)
    {
        var container = Blobs.GetBlobContainerClient(BlobEditionStore.ContainerName);
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        var store = new BlobEditionStore(Blobs);
        var campaign = $"damaged-manifest-{damaged.Length}";
        var first = await PublishAsync(store, campaign, 1, previous: null);
        await PublishAsync(store, campaign, 2, Digest.Of(first));
        await container.GetBlobClient($"{campaign}/0001/manifest.json").UploadAsync(BinaryData.FromString(damaged), overwrite: true, Token);

        var stored = Assert.Single(await store.ListAsync(campaign, Token));
        Assert.Equal(2, stored.Edition.Number);
        Assert.Equal("2", Encoding.UTF8.GetString(await EditionFiles.ReadAsync(store, stored.Edition, stored.Edition.Files[0], Token)));
        Assert.Equal(
            [DifferenceKind.ManifestUnreadable],
            (await EditionCheck.MakeAsync(store, campaign, 1, Token))!.Result.Differences.Select(each => each.Kind)
        );
        Assert.Contains(
            DifferenceKind.Chain,
            (await EditionCheck.MakeAsync(store, campaign, 2, Token))!.Result.Differences.Select(each => each.Kind)
        );
    }

    [Fact]
    public async Task The_loser_of_a_race_leaves_no_file()
    {
        var container = Blobs.GetBlobContainerClient(BlobEditionStore.ContainerName);
        await container.CreateIfNotExistsAsync(cancellationToken: Token);
        var store = new BlobEditionStore(Blobs);
        await PublishAsync(store, "race", 1, previous: null);
        await using var other = await Drawn.TextAsync("other.txt", "проигравший");
        Assert.False(await store.TryPublishAsync(EditionOf("race", 1, previous: null, other), [other], Token));

        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: Token, prefix: "race/", traits: default, states: default))
        {
            names.Add(blob.Name);
        }

        Assert.Equal(2, names.Count);
        Assert.DoesNotContain(names, name => name.EndsWith("other.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_entity_of_the_log_the_quarantine_and_the_runs_is_set_aside_by_its_key()
    {
        const string campaign = "damaged-entities";
        var tables = new TableServiceClient(azurite.Storage.ConnectionString);
        var damaged = new DamagedItems();
        var (log, quarantine, runs) = (
            new TableSubmissionLog(tables, damaged),
            new TableQuarantine(tables, damaged),
            new TableSyncRuns(tables, damaged)
        );
        foreach (var table in (string[])[TableSubmissionLog.TableName, TableQuarantine.TableName, TableSyncRuns.TableName])
        {
            await tables.CreateTableIfNotExistsAsync(table, Token);
            await tables
                .GetTableClient(table)
                .UpsertEntityAsync(new TableEntity(campaign, "0_damaged") { ["Outcome"] = "Completed" }, TableUpdateMode.Replace, Token);
        }

        var run = new SyncRun(Now, Now, SyncOutcome.Completed, SyncCounts.None);
        await runs.AddAsync(campaign, run, Token);
        Assert.Equal(run, await runs.LastAsync(campaign, Token));
        Assert.Equal(run, await runs.LastCompletedAsync(campaign, Token));
        Assert.Empty(await quarantine.ReadAsync(campaign, Token));
        Assert.Empty(await log.ReadAsync(campaign, Token).ToListAsync(Token));
        Assert.Equal(["Quarantine: 0_damaged", "Submissions: 0_damaged", "SyncRuns: 0_damaged"], damaged.Of(campaign));

        await tables.GetTableClient(TableSubmissionLog.TableName).DeleteEntityAsync(campaign, "0_damaged", cancellationToken: Token);
        Assert.Empty(await log.ReadAsync(campaign, Token).ToListAsync(Token));
        Assert.DoesNotContain("Submissions: 0_damaged", damaged.Of(campaign));
    }

    [Fact]
    public async Task A_damaged_letter_is_set_aside_by_its_key()
    {
        var tables = new TableServiceClient(azurite.Storage.ConnectionString);
        await tables.CreateTableIfNotExistsAsync(TableOutbox.TableName, Token);
        var outbox = new TableOutbox(tables, new DamagedItems());
        var whole = new Reminder(ReminderKind.Answers, "before-7", "sosh-5");
        var failed = new Reminder(ReminderKind.Answers, "before-7", "sosh-11");
        await outbox.AddAsync(
            "damaged-letters",
            [new(whole, Now), new(failed, Now) { Attempts = 1, Problem = "Сервер не принял адрес." }],
            Token
        );
        await tables
            .GetTableClient(TableOutbox.TableName)
            .AddEntityAsync(new TableEntity("damaged-letters", "answers_before-7_sosh-13"), Token);

        var items = await outbox.ReadAsync("damaged-letters", Token);
        Assert.Equal(3, items.Count);
        var damaged = Assert.Single(items, item => item.Damaged);
        Assert.Equal("answers_before-7_sosh-13", damaged.Reminder.Key);
        Assert.Equal([failed.Key], (await outbox.ReadFailedAsync("damaged-letters", Token)).Select(item => item.Reminder.Key));
    }

    private static async Task<byte[]> PublishAsync(BlobEditionStore store, string campaign, int number, string? previous)
    {
        var text = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await using var file = await Drawn.TextAsync("report.txt", text);
        Assert.True(await store.TryPublishAsync(EditionOf(campaign, number, previous, file), [file], Token));
        return (await store.ListManifestsAsync(campaign, Token)).Single(manifest => manifest.Number == number).Content;
    }

    private static Edition EditionOf(string campaign, int number, string? previous, DrawnFile drawn) =>
        new()
        {
            Number = number,
            CampaignId = campaign,
            Title = "Отчёт",
            Reason = "срок",
            SnapshotAt = Now,
            InputSha256 = "",
            ProgramVersion = "1",
            PreviousManifestSha256 = previous,
            Files = [drawn.File],
        };
}
