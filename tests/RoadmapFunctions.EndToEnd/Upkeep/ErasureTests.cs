using System.Net;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Upkeep.Backup;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Upkeep;

/// <summary>What is erased on the desk is nowhere in the storage but in editions, which say so.</summary>
public sealed class ErasureTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Person = "Канарейкина-Перепёлкина";
    private const string Words = "Чижиковая-снегирёвая беседа";

    [Fact]
    public async Task Erased_names_and_texts_remain_only_in_earlier_editions()
    {
        var campaign = SmallCampaign.WithSchools(3) with { Id = "erasure" };
        using var sheet = new RecordedSheetFile(campaign).Write(["2021-01-28 12:00:00", "Школа № 1", $"Разработана, {Words}"]);
        await using var app = new RunningApp(azurite);
        await app.StartAsync(sheet.Path, campaign, new DateTimeOffset(2021, 1, 29, 10, 0, 0, TimeSpan.FromHours(7)));
        await app.PostAsync("api/campaigns/erasure/sync");
        using var written = await PostJsonAsync(
            app,
            $$"""
            {"organization": "school-2", "answers": [{"activity": "scheme", "options": ["ready"], "other": "{{Words}}"}],
             "respondent": {"name": "{{Person}}"} }
            """
        );
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        await GroupAsync(app, "Беседы");
        await GroupAsync(app, "Разговоры");
        await app.PostAsync("api/campaigns/erasure/editions");
        Assert.NotEmpty(await HoldingAsync(Words));
        Assert.NotEmpty(await HoldingAsync(Person));

        await EraseAsync(app, "school-2", ("action", "respondent"), ("basis", "заявление от 29.01.2021"));
        foreach (var school in new[] { "school-1", "school-2" })
        {
            await EraseAsync(
                app,
                school,
                ("action", "words"),
                ("activity", "scheme"),
                ("text", Erasure.DigestOf(Words)),
                ("basis", "заявление от 29.01.2021")
            );
        }

        await app.PostAsync("api/campaigns/erasure/sync");
        await app.PostAsync("api/campaigns/erasure/editions?reason=x");
        Assert.Empty(await HoldingAsync(Person));
        Assert.Equal(["editions"], (await HoldingAsync(Words)).Select(place => place.Split('/')[0]).Distinct(StringComparer.Ordinal));
        Assert.All(await HoldingAsync(Words), place => Assert.Contains("/0001/", place, StringComparison.Ordinal));
        Assert.Contains("прежний текст остался", await PageAsync(app, "editions/1"), StringComparison.Ordinal);
        Assert.DoesNotContain("прежний текст остался", await PageAsync(app, "editions/2"), StringComparison.Ordinal);
        Assert.Equal(3, (await PageAsync(app, "erasures")).Split("Основание").Length - 1);
        Assert.Equal(2, (int)(await app.GetAsync("api/campaigns/erasure/progress"))["received"]!);
    }

    [Fact]
    public async Task What_a_row_in_quarantine_says_is_erased_by_a_program_or_on_the_desk_and_no_sync_brings_it_back()
    {
        const string Starling = "Скворцова-Дроздова";
        const string Talk = "синичкина беседа"; // the tests of this class share a storage
        var campaign = SmallCampaign.WithSchools(2) with { Id = "erasure-row" };
        using var sheet = new RecordedSheetFile(campaign).Write(
            ["2021-01-28 12:00:00", $"Школа {Starling}", "Разработана"],
            ["2021-01-28 13:00:00", "Лицей", $"Разработана, {Talk}"]
        );
        await using var app = new RunningApp(azurite);
        await app.StartAsync(sheet.Path, campaign, new DateTimeOffset(2021, 1, 29, 10, 0, 0, TimeSpan.FromHours(7)));
        await app.PostAsync("api/campaigns/erasure-row/sync");
        var keys = (await app.GetAsync("api/campaigns/erasure-row/progress"))["quarantine"]!
            .AsArray()
            .Select(row => (string)row!["key"]!)
            .ToList();
        Assert.Equal(2, keys.Count);
        Assert.Equal(["table Quarantine"], (await HoldingAsync(Starling)).Distinct());

        var (byProgram, fromDesk) = (keys[0], keys[1]);
        var erase = new Uri($"api/campaigns/erasure-row/quarantine/{byProgram}/erasure", UriKind.Relative);
        foreach (var expected in new[] { HttpStatusCode.OK, HttpStatusCode.Conflict })
        {
            using var basis = new StringContent("""{"basis": "заявление от 29.01.2021"}""", Encoding.UTF8, "application/json");
            using var answer = await app.Http.PostAsync(erase, basis);
            Assert.Empty(await Api.DescribedApi.Operation("EraseQuarantinedRow").ComplaintsAsync(answer));
            Assert.Equal(expected, answer.StatusCode);
        }

        foreach (var (basis, expected) in new[] { ("", "назовите основание"), ("заявление", "erasures"), ("заявление", "уже стёрто") })
        {
            using var form = new FormUrlEncodedContent([new("basis", basis)]);
            using var answer = await app.Http.PostAsync(
                new Uri($"desk/campaigns/erasure-row/quarantine/{fromDesk}/erasure", UriKind.Relative),
                form
            );
            var page = $"{answer.RequestMessage!.RequestUri} {await answer.Content.ReadAsStringAsync()}"; // where the answer has led
            Assert.True(page.Contains(expected, StringComparison.Ordinal), $"{answer.StatusCode} {page}");
        }

        await app.PostAsync("api/campaigns/erasure-row/sync");
        Assert.Empty((await HoldingAsync(Starling)).Concat(await HoldingAsync(Talk)));
        Assert.Empty((await app.GetAsync("api/campaigns/erasure-row/progress"))["quarantine"]!.AsArray());
        Assert.Equal(2, (await PageAsync(app, "erasures", "erasure-row")).Split("Изменено строк").Length - 1);
        Assert.Contains("Стёрто содержание строки карантина", await PageAsync(app, "journal", "erasure-row"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Respondents_go_in_the_night_after_the_campaigns_day_and_the_journal_says_so()
    {
        var campaign = SmallCampaign.WithSchools(2) with { Id = "erasure-term", RespondentsUntil = new DateOnly(2021, 2, 20) };
        using var sheet = new RecordedSheetFile(campaign).Write(["2021-01-28 12:00:00", "Школа № 1", "Разработана"]);
        await using var app = new RunningApp(azurite);
        await app.StartAsync(sheet.Path, campaign, new DateTimeOffset(2021, 2, 21, 1, 0, 0, TimeSpan.FromHours(7)));
        using var written = await PostJsonAsync(
            app,
            $$"""
            {"organization": "school-2", "answers": [{"activity": "scheme", "options": ["ready"]}], "respondent": {"name": "{{Person}}"} }
            """,
            "erasure-term"
        );
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        await app.Host.InvokeTimerAsync("EraseOverdueData", CancellationToken.None);
        Assert.Empty(await HoldingAsync(Person));
        Assert.Contains("истёк срок хранения", await PageAsync(app, "journal", "erasure-term"), StringComparison.Ordinal);
    }

    private static async Task GroupAsync(RunningApp app, string name)
    {
        using var body = new StringContent(
            $$"""{"activities": [{"activity": "scheme", "groups": [{"name": "{{name}}", "groupsOf": ["{{Words}}"]}]}]}""",
            Encoding.UTF8,
            "application/json"
        );
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri("api/campaigns/erasure/own-words", UriKind.Relative))
        {
            Content = body,
        };
        request.Headers.Add("If-Match", "*");
        using var answer = await app.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task<string> PageAsync(RunningApp app, string page, string campaign = "erasure") =>
        app.Http.GetStringAsync(new Uri($"desk/campaigns/{campaign}/{page}", UriKind.Relative));

    private static async Task EraseAsync(RunningApp app, string school, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await app.Http.PostAsync(
            new Uri($"desk/campaigns/erasure/organizations/{school}/personal-data", UriKind.Relative),
            form
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> PostJsonAsync(RunningApp app, string body, string campaign = "erasure")
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await app.Http.PostAsync(new Uri($"api/campaigns/{campaign}/submissions", UriKind.Relative), content);
    }

    /// <returns>Tables and blobs, packed ones too, that hold the text.</returns>
    private async Task<List<string>> HoldingAsync(string text)
    {
        var storage = new BackedUpStorage(
            new TableServiceClient(azurite.Storage.ConnectionString),
            new BlobServiceClient(azurite.Storage.ConnectionString)
        );
        var found = new List<string>();
        await foreach (var table in storage.TableNamesAsync(CancellationToken.None))
        {
            await foreach (var entity in storage.Tables.GetTableClient(table).QueryAsync<TableEntity>())
            {
                if (entity.Select(property => property.Value).OfType<string>().Any(value => value.Contains(text, StringComparison.Ordinal)))
                {
                    found.Add($"table {table}");
                }
            }
        }

        await foreach (var (container, blob) in storage.BlobsAsync(CancellationToken.None))
        {
            if (!blob.Name.StartsWith("erasure", StringComparison.Ordinal))
            {
                continue;
            }

            var content = (await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray();
            if (Encoding.UTF8.GetString(content).Contains(text, StringComparison.Ordinal))
            {
                found.Add($"{container.Name}/{blob.Name}");
            }
        }

        return found;
    }
}
