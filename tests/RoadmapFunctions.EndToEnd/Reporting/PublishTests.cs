using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RoadmapFunctions.EndToEnd.Collecting;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reporting;

public sealed class PublishTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset BeforeReport = new(2021, 2, 10, 1, 59, 30, TimeSpan.Zero);
    private const int WritesOfAnEdition = 25; // with those of the sync before it
    private static readonly Campaigns.Campaign Campaign = SmallCampaign.WithSchools(5);

    [Fact]
    public async Task R1_twenty_runs_at_once_give_one_edition_of_each_milestone()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(SyncTests.Rows(4));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, "twenty-runs", BeforeReport.AddDays(10));
        var published = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Task.Run(() => app.Publish.PublishDueAsync(app.Campaign, CancellationToken.None)))
        );
        Assert.Equal(2, published.Sum(editions => editions.Count));
        var editions = await app.EditionsAsync();
        Assert.Equal([1, 2], editions.Select(edition => edition.Number));
        Assert.Equal(["report", "summary"], editions.Select(edition => edition.MilestoneId).Order(StringComparer.Ordinal));
        await AssertWholeAsync(app);
    }

    [Fact]
    public async Task An_edition_is_published_at_the_moment_of_its_milestone_and_not_before()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(SyncTests.Rows(4));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, "moment", BeforeReport);
        Assert.Empty(await app.Publish.PublishDueAsync(app.Campaign, CancellationToken.None));
        app.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("report", Assert.Single(await app.Publish.PublishDueAsync(app.Campaign, CancellationToken.None)).MilestoneId);
        Assert.Empty(await app.Publish.PublishDueAsync(app.Campaign, CancellationToken.None));
    }

    [Fact]
    public async Task R1_however_triggers_are_lost_late_doubled_or_die_each_milestone_has_one_edition()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(SyncTests.Rows(4));
        await using var google = await Google.StartAsync(sheet.Path);
        var random = new Random(Tries.Seed(20210210));
        var (rounds, fired, died) = (Tries.Of(3, whenLong: 100), 0, 0);
        await using var storage = await FaultyStorage.StartAsync(azurite);
        for (var round = 0; round < rounds; round++)
        {
            await using var app = await TestApp.StartAsync(
                azurite,
                google.Address,
                Campaign,
                $"triggers-{round}",
                BeforeReport.AddDays(-1),
                storage: storage
            );
            while (app.Time.GetUtcNow() < BeforeReport.AddDays(8))
            {
                if (random.Next(2) == 0)
                {
                    storage.DiesBeforeWrite(random.Next(1, WritesOfAnEdition));
                }

                await Task.WhenAll(Enumerable.Range(0, random.Next(0, 3)).Select(_ => Task.Run(() => FireAsync(app))));
                storage.Heals();
                app.Time.Advance(TimeSpan.FromHours(random.Next(1, 60)));
            }

            await app.Publish.PublishDueAsync(app.Campaign, CancellationToken.None);
            Assert.Equal(
                ["report", "summary"],
                (await app.EditionsAsync()).Select(edition => edition.MilestoneId).Order(StringComparer.Ordinal)
            );
            await AssertWholeAsync(app);
        }

        Measured.Promise($"{rounds} campaigns, {fired} triggers, {died} died, one edition of each milestone");

        async Task FireAsync(TestApp app)
        {
            Interlocked.Increment(ref fired);
            try
            {
                await app.Publish.PublishDueAsync(app.Campaign, CancellationToken.None);
            }
            catch (StorageUnavailableException)
            {
                Interlocked.Increment(ref died);
            }
        }
    }

    [Fact]
    public async Task R8_a_published_edition_never_changes_and_a_rebuild_says_why_it_is_and_what_differs()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(SyncTests.Rows(3));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, "rebuild", BeforeReport.AddDays(1));
        var first = Assert.Single(await app.Publish.PublishDueAsync(app.Campaign, CancellationToken.None));
        var bytes = await EditionFiles.ReadAsync(app.Editions, first, first.Files[0], CancellationToken.None);

        sheet.Write(SyncTests.Rows(4));
        var (second, created) = await app.Publish.PublishNowAsync(app.Campaign, "ответила ещё одна школа", CancellationToken.None);
        Assert.Equal((2, true), (second.Number, created));
        var report = await TextAsync(app, second, "report.html");
        Assert.Contains("Повод издания № 2: ответила ещё одна школа.", report, StringComparison.Ordinal);
        Assert.Contains("получены ответы: № 4", report, StringComparison.Ordinal);

        var (again, createdAgain) = await app.Publish.PublishNowAsync(app.Campaign, "ещё раз", CancellationToken.None);
        Assert.Equal((2, false), (again.Number, createdAgain));
        Assert.Equal(bytes, await EditionFiles.ReadAsync(app.Editions, first, first.Files[0], CancellationToken.None));
        await AssertWholeAsync(app);
    }

    [Fact]
    public async Task A_deadline_publishes_without_Google_if_the_sheet_was_read_once()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(SyncTests.Rows(3));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, "silent-google", BeforeReport.AddDays(-1));
        await app.SyncAsync();
        google.Fails(GoogleFault.NotFound);
        app.Time.Advance(TimeSpan.FromDays(1.5));
        var edition = Assert.Single(await app.Publish.PublishDueAsync(app.Campaign, CancellationToken.None));
        Assert.Contains(
            "Данные таблицы получены 09.02.2021 08:59.",
            await TextAsync(app, edition, "report.html"),
            StringComparison.Ordinal
        );

        await using var fresh = await TestApp.StartAsync(azurite, google.Address, Campaign, "never-read", BeforeReport.AddDays(1));
        var refusal = await Assert.ThrowsAsync<NothingToPublishException>(() =>
            fresh.Publish.PublishDueAsync(fresh.Campaign, CancellationToken.None)
        );
        Assert.Contains("таблица ещё ни разу не прочитана", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await fresh.EditionsAsync());
    }

    [Fact]
    public async Task R5_the_same_data_give_the_same_bytes_under_another_culture_and_another_order_of_rows()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(SyncTests.Rows(4));
        await using var google = await Google.StartAsync(sheet.Path);
        var hashes = new List<IEnumerable<string>>();
        foreach (
            var (culture, round) in (string[])["ru-RU", "tr-TR", "ar-SA"] is var cultures
                ? cultures.Index().Select(item => (item.Item, item.Index))
                : []
        )
        {
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(culture);
            sheet.Write(round == 1 ? SyncTests.Rows(4).Reverse() : SyncTests.Rows(4));
            var campaign = Campaign with { Id = "same-bytes" };
            await using var app = await TestApp.StartAsync(
                azurite,
                google.Address,
                Campaign,
                $"same-bytes-{round}",
                BeforeReport.AddDays(1)
            );
            await app.SyncAsync();
            var input = await app.Sources.ReadAsync(app.Campaign, CancellationToken.None);
            var head = new EditionHead(1, "Отчёт", "проверка", BeforeReport, SheetReadAt: BeforeReport.AddHours(-1));
            var data = new ReportData(
                CampaignAnalysis.Of(campaign, input.History, input.Corrections),
                input.OpenQuarantine,
                head,
                Changes: null
            );
            var files = await Task.Run(() => Drawn.FilesAsync(data));
            hashes.Add(files.Select(file => $"{file.Key} {Digest.Of(file.Value)}"));
        }

        CultureInfo.DefaultThreadCurrentCulture = null;
        Assert.Equal(hashes[0], hashes[1]);
        Assert.Equal(hashes[0], hashes[2]);
    }

    [Fact]
    public async Task R3_a_file_that_somebody_has_changed_in_the_storage_is_not_given_out()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(SyncTests.Rows(3));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, "damaged", BeforeReport.AddDays(1));
        var edition = Assert.Single(await app.Publish.PublishDueAsync(app.Campaign, CancellationToken.None));
        var container = new BlobServiceClient(azurite.Storage.ConnectionString).GetBlobContainerClient(BlobEditionStore.ContainerName);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "damaged/", CancellationToken.None))
        {
            if (blob.Name.EndsWith("/summary.csv", StringComparison.Ordinal))
            {
                await container.GetBlobClient(blob.Name).UploadAsync(BinaryData.FromString("ООУ;7"), overwrite: true);
            }
        }

        var damage = await Assert.ThrowsAsync<EditionDamagedException>(() =>
            EditionFiles.ReadAsync(app.Editions, edition, edition.Files.Single(file => file.Name == "summary.csv"), CancellationToken.None)
        );
        Assert.Contains("summary.csv издания № 1 повреждён", damage.Message, StringComparison.Ordinal);

        var stored = Assert.Single(await app.Editions.ListAsync(app.Campaign.Id, CancellationToken.None));
        var result = await EditionVerification.VerifyAsync(
            stored.Manifest,
            [],
            app.Editions.FindFilesAsync(edition, CancellationToken.None),
            CancellationToken.None
        );
        Assert.Equal((DifferenceKind.Size, "summary.csv"), (result.Differences[0].Kind, result.Differences[0].File));
    }

    [Fact]
    public async Task R3_whichever_write_is_the_last_before_a_crash_readers_see_no_edition_until_the_whole_one()
    {
        var texts = Enumerable.Range(1, 4).Select(number => Drawn.TextAsync($"file-{number}.txt", $"Файл {number}"));
        var files = await Task.WhenAll(texts);
        var sent = files.Length; // a block each; then all are committed, and the manifest comes last
        await using var storage = await FaultyStorage.StartAsync(azurite);
        var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        for (var writes = 0; writes <= 2 * sent; writes++)
        {
            var edition = new Edition
            {
                Number = 1,
                CampaignId = $"crash-{writes}",
                Title = "Отчёт",
                Reason = "срок",
                SnapshotAt = BeforeReport,
                InputSha256 = "",
                ProgramVersion = "",
                Files = [.. files.Select(drawn => drawn.File)],
            };
            storage.DiesBeforeWrite(writes + 1);
            var container = new BlobServiceClient(azurite.Storage.ConnectionString).GetBlobContainerClient(BlobEditionStore.ContainerName);
            await container.CreateIfNotExistsAsync();
            var dying = new BlobEditionStore(new BlobServiceClient(storage.ConnectionString, options));
            await Assert.ThrowsAsync<RequestFailedException>(() => dying.TryPublishAsync(edition, files, CancellationToken.None));

            var store = new BlobEditionStore(new BlobServiceClient(azurite.Storage.ConnectionString));
            Assert.Empty(await store.ListAsync(edition.CampaignId, CancellationToken.None));
            var left = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{edition.CampaignId}/", CancellationToken.None);
            Assert.Equal(Math.Max(0, writes - sent), await left.CountAsync());
            Assert.True(await store.TryPublishAsync(edition, files, CancellationToken.None));
            var stored = Assert.Single(await store.ListAsync(edition.CampaignId, CancellationToken.None));
            Assert.True(
                (
                    await EditionVerification.VerifyAsync(
                        stored.Manifest,
                        [],
                        store.FindFilesAsync(stored.Edition, CancellationToken.None),
                        CancellationToken.None
                    )
                ).Whole
            );
        }

        Measured.Promise($"cut off before each of {(2 * sent) + 1} writes, 0 torn");
    }

    [Fact]
    public async Task What_a_build_that_died_has_left_is_swept_after_a_month_where_an_edition_of_its_number_does_not_name_it()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(SyncTests.Rows(1));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var storage = await FaultyStorage.StartAsync(azurite);
        await using var app = await TestApp.StartAsync(
            azurite,
            google.Address,
            Campaign,
            "remains",
            TimeProvider.System.GetUtcNow(), // the storage writes down when by its own clock
            storage: storage
        );
        var files = await Task.WhenAll(Enumerable.Range(1, 4).Select(number => Drawn.TextAsync($"file-{number}.txt", $"Файл {number}")));
        var blobs = new BlobServiceClient(azurite.Storage.ConnectionString);
        var container = blobs.GetBlobContainerClient(BlobEditionStore.ContainerName);
        var store = new BlobEditionStore(blobs);
        Assert.True(await store.TryPublishAsync(EditionOf(1), files[..3], CancellationToken.None));
        await DieAsync(EditionOf(2), "an earlier build");
        await DieAsync(EditionOf(2));
        await DieAsync(EditionOf(3));
        app.Time.Advance(TimeSpan.FromDays(31));
        Assert.Empty(await FoundAsync()); // no edition says what became of them

        Assert.True(await store.TryPublishAsync(EditionOf(2), files, CancellationToken.None)); // takes its own up again
        var left = Assert.Single(await FoundAsync());
        Assert.EndsWith("/only.txt", Assert.Single(left.Files), StringComparison.Ordinal);
        app.Time.Advance(TimeSpan.FromDays(-2));
        Assert.Empty(await FoundAsync());
        app.Time.Advance(TimeSpan.FromDays(2));
        var audit = await app.Audit.RunAsync(app.Campaign, CancellationToken.None);
        Assert.Contains("файлы прерванных сборок: 1 в 1 папке.", audit.Checks[3].Found, StringComparison.Ordinal);

        await app.Remains.SweepAsync("remains", CancellationToken.None);
        Assert.Empty(await FoundAsync());
        Assert.Equal(3 + 1 + 4 + 1 + 4, await BlobsAsync());
        var manifests = await store.ListManifestsAsync("remains", CancellationToken.None);
        foreach (var number in new[] { 1, 2 })
        {
            var edition = manifests[number - 1].Read("remains")!;
            foreach (var file in edition.Files)
            {
                await using var _ = await store.OpenAsync(edition, file, CancellationToken.None);
            }
        }

        // The files of an edition whose manifest is spoilt or lost are evidence.
        var manifest = container.GetBlobClient("remains/0002/manifest.json");
        await manifest.UploadAsync(BinaryData.FromString("{"), overwrite: true);
        await app.Remains.SweepAsync("remains", CancellationToken.None);
        await manifest.DeleteAsync();
        await app.Remains.SweepAsync("remains", CancellationToken.None);
        Assert.Equal(3 + 1 + 4 + 4, await BlobsAsync());

        Task<IReadOnlyList<EditionRemains>> FoundAsync() => app.Remains.FindAsync("remains", CancellationToken.None);

        Edition EditionOf(int number) =>
            new()
            {
                Number = number,
                CampaignId = "remains",
                Title = "Отчёт",
                Reason = "срок",
                SnapshotAt = BeforeReport,
                InputSha256 = "",
                ProgramVersion = "",
                Files = [.. files.Take(number == 1 ? 3 : 4).Select(drawn => drawn.File)],
            };

        async Task DieAsync(Edition edition, string? only = null)
        {
            var drawn = only is null ? files : [await Drawn.TextAsync("only.txt", only)];
            storage.DiesBeforeWrite((2 * drawn.Length) + 1);
            var dying = new BlobEditionStore(
                new BlobServiceClient(storage.ConnectionString, new BlobClientOptions { Retry = { MaxRetries = 0 } })
            );
            await Assert.ThrowsAsync<RequestFailedException>(() =>
                dying.TryPublishAsync(edition with { Files = [.. drawn.Select(file => file.File)] }, drawn, CancellationToken.None)
            );
            storage.Heals();
        }

        async Task<int> BlobsAsync() =>
            await container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "remains/", CancellationToken.None).CountAsync();
    }

    [Fact]
    public async Task A_file_that_goes_to_the_storage_in_pieces_comes_back_whole_and_is_not_written_twice()
    {
        var blobs = new BlobServiceClient(azurite.Storage.ConnectionString);
        await blobs.GetBlobContainerClient(BlobEditionStore.ContainerName).CreateIfNotExistsAsync();
        await using var large = await Drawn.TextAsync("large.txt", string.Concat(Enumerable.Range(0, 1_500_000).Select(n => $"{n:D6}\n")));
        Assert.InRange(large.File.Size, 2 * 4 * 1024 * 1024, long.MaxValue);
        var edition = new Edition
        {
            Number = 1,
            CampaignId = "pieces",
            Title = "Отчёт",
            Reason = "срок",
            SnapshotAt = BeforeReport,
            InputSha256 = "",
            ProgramVersion = "",
            Files = [large.File],
        };
        var store = new BlobEditionStore(blobs);
        Assert.True(await store.TryPublishAsync(edition, [large], CancellationToken.None));
        Assert.False(await store.TryPublishAsync(edition, [large], CancellationToken.None));

        await using var stored = await store.OpenAsync(edition, large.File, CancellationToken.None);
        Assert.Equal(large.File.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(stored)));
    }

    private static async Task<string> TextAsync(TestApp app, Edition edition, string name)
    {
        using var stream = new MemoryStream(
            await EditionFiles.ReadAsync(app.Editions, edition, edition.Files.Single(file => file.Name == name), CancellationToken.None)
        );
        return (await new HtmlParser().ParseDocumentAsync(stream)).Body!.TextContent.Replace('\u00A0', ' ');
    }

    // Every file is what its manifest says, and the manifests are a chain.
    private static async Task AssertWholeAsync(TestApp app)
    {
        string? previous = null;
        foreach (var stored in await app.Editions.ListAsync(app.Campaign.Id, CancellationToken.None))
        {
            Assert.Equal(previous, stored.Edition.PreviousManifestSha256);
            previous = Convert.ToHexStringLower(SHA256.HashData(stored.Manifest));
            foreach (var file in stored.Edition.Files)
            {
                var content = await EditionFiles.ReadAsync(app.Editions, stored.Edition, file, CancellationToken.None);
                Assert.Equal((file.Size, file.Sha256), (content.LongLength, Convert.ToHexStringLower(SHA256.HashData(content))));
            }

            Assert.NotNull(
                JsonSerializer.Deserialize<SummaryData>(
                    await EditionFiles.ReadAsync(
                        app.Editions,
                        stored.Edition,
                        stored.Edition.Files.Single(file => file.Name == "summary.json"),
                        CancellationToken.None
                    ),
                    RoadmapJson.Options
                )
            );
        }
    }
}
