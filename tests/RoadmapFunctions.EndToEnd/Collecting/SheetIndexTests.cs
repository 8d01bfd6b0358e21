using Azure.Storage.Blobs;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting;

/// <summary>The index of a sync over real storage: it spares reading, and nothing rests on it alone.</summary>
public sealed class SheetIndexTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2021, 2, 1, 3, 0, 0, TimeSpan.Zero);
    private static readonly Campaigns.Campaign Campaign = SmallCampaign.WithSchools(3);

    private BlobContainerClient Indexes => new(azurite.Storage.ConnectionString, BlobSheetIndexes.ContainerName);

    [Fact]
    public async Task The_index_of_the_last_sync_holds_until_a_school_answers_directly()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(Row(1, "Разработана"), Row(2, "В процессе"));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, "index-holds", Now);
        await SyncAsync(app);
        var first = await IndexAsync(app);
        Assert.Equal(2, first.Versions);

        await SyncAsync(app);
        Assert.Equal(first.ReadAt, (await IndexAsync(app)).ReadAt); // nothing was written anew

        var direct = new Submission
        {
            OrganizationId = "school-3",
            Source = SubmissionSource.Http,
            SubmittedAt = Now,
            ObservedAt = Now,
            Answers = [new ReadAnswer("scheme", ["ready"])],
        };
        Assert.True(await app.Log.TryAddDirectAsync(app.Campaign.Id, direct, new DirectLimit(5, 1000), CancellationToken.None));
        await SyncAsync(app);
        Assert.NotEqual(first.LogRevision, (await IndexAsync(app)).LogRevision);
    }

    [Fact]
    public async Task A_changed_row_is_taken_over_and_the_index_tells_of_it()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(Row(1, "Разработана"), Row(2, "В процессе"));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, "index-changes", Now);
        await SyncAsync(app);
        sheet.Write(Row(1, "Разработана"), Row(2, "Разработана"), Row(3, "В процессе"));
        var counts = (await SyncAsync(app)).Counts;
        Assert.Equal((3, 1, 2, 1), (counts.RowsRead, counts.Known, counts.New, counts.Withdrawn));
        Assert.Equal(3, (await IndexAsync(app)).Versions);
        Assert.Equal(5, (await app.LogKeysAsync()).Count); // four versions, and that one of them went
    }

    [Theory]
    [InlineData("")]
    [InlineData("damaged")]
    [InlineData("\u0001\0\0\0\u0002{}")]
    public async Task A_damaged_index_is_ignored_and_written_anew(string content)
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(Row(1, "Разработана"));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, $"index-damaged-{content.Length}", Now);
        await SyncAsync(app);
        await Indexes.GetBlobClient(app.Campaign.Id).UploadAsync(BinaryData.FromString(content), overwrite: true);
        Assert.Equal(1, (await SyncAsync(app)).Counts.Known);
        Assert.Equal(1, (await IndexAsync(app)).Versions);
    }

    private static string[] Row(int school, string answer) => [$"2021-01-28 12:0{school}:00", $"Школа № {school}", answer];

    private static Task<SyncRun> SyncAsync(TestApp app)
    {
        app.Time.Advance(TimeSpan.FromMinutes(10));
        return app.SyncAsync();
    }

    private async Task<SheetIndex> IndexAsync(TestApp app) =>
        SheetIndexFile.Read((await Indexes.GetBlobClient(app.Campaign.Id).DownloadContentAsync()).Value.Content)!;
}
