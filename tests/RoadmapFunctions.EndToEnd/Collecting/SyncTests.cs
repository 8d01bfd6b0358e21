using System.Text.Json.Nodes;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
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
        Measured.Promise($"{rows.Count} rows again and shuffled, {app.AnswerWrites - writes} written");
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

    [Fact]
    public async Task S8_poison_rows_are_kept_whole_in_quarantine_and_the_rest_is_stored()
    {
        var (tooLong, wide) = (new string('я', 40_000), Enumerable.Repeat((JsonNode)"заметка", 300));
        using var sheet = new RecordedSheetFile(Campaign).WriteCells(
            Row(1, "Разработана"),
            Row(2, tooLong),
            Row(3, "#REF!"),
            Row(4, new JsonArray(1, "two")),
            Row(5, new JsonObject { ["three"] = 3 }),
            Row(6, 5, true),
            Row(7, "при\0вет \u0007 мир"),
            [.. Row(8, "В процессе"), .. wide.Select(note => note.DeepClone())],
            Row(9, "Разработана")
        );
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, "poison", Now);
        var counts = (await app.SyncAsync()).Counts;
        Assert.Equal((9, 5, 4, 0), (counts.RowsRead, counts.New, counts.Quarantined, counts.Blank));

        var aside = (await app.Quarantine.ReadAsync("poison", CancellationToken.None)).OrderBy(item => item.Row).ToList();
        Assert.Equal(
            [RejectionReason.CellTooLong, RejectionReason.CellError, RejectionReason.CellUnsupported, RejectionReason.CellUnsupported],
            aside.Select(item => item.Reason)
        );
        Assert.Equal([tooLong, "#REF!", "[1,\"two\"]", "{\"three\":3}"], aside.Select(item => item.Cells[0].Text));
        var words = (await app.Log.ReadAsync("poison", CancellationToken.None).ToListAsync())
            .OfType<Submission>()
            .ToDictionary(answer => answer.OrganizationId, answer => answer.AnswerTo("scheme")!, StringComparer.Ordinal);
        Assert.Equal(("5", "привет  мир"), (words["school-6"].Other, words["school-7"].Other));
        Assert.Equal(["going"], words["school-8"].OptionIds);

        app.Time.Advance(TimeSpan.FromMinutes(10));
        var again = (await app.SyncAsync()).Counts;
        Assert.Equal((0, 5), (again.New, again.Known)); // what the storage gives back is what was given to it

        static JsonNode[] Row(int school, params JsonNode[] answers) => ["2021-01-28 12:00:00", $"Школа № {school}", .. answers];
    }

    [Fact]
    public async Task S11_own_words_in_any_writing_come_back_from_the_storage_as_they_went()
    {
        string[] words =
        [
            "и\u0306од",
            "йод",
            "ёлка",
            "елка",
            "два\u00A0слова",
            "учитель 👩\u200D🏫",
            "\u202Eслово\u202C",
            "𝒜 и 🎓",
            "عربي, עברית",
        ];
        var said = words.Select((text, index) => (string[])["2021-01-28 12:00:00", $"Школа\u00A0№\u202F{index + 1}", text]);
        using var sheet = new RecordedSheetFile(Campaign).Write(said);
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(azurite, google.Address, Campaign, "any-writing", Now);
        Assert.Equal(words.Length, (await app.SyncAsync()).Counts.New);
        var stored = await app.Log.ReadAsync("any-writing", CancellationToken.None).OfType<Submission>().ToListAsync();
        Assert.Equal(
            words.Select(word => CleanText.Of(word)),
            stored.OrderBy(answer => answer.OrganizationId, StringComparer.Ordinal).Select(answer => answer.AnswerTo("scheme")!.Other)
        );
        app.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(words.Length, (await app.SyncAsync()).Counts.Known);
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
