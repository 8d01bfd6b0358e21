using System.Net;
using System.Text.Json.Nodes;
using RoadmapFunctions.EndToEnd.Api;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reporting;

/// <summary>What the analyst writes is read from the same tables as the answers, and stands in the next edition.</summary>
public sealed class AnalystWordsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Words_of_the_analyst_stand_in_the_edition_and_new_words_make_another_one()
    {
        var campaign = SmallCampaign.WithSchools(2) with { Id = "analyst-words" };
        using var sheet = new RecordedSheetFile(campaign).Write(["2021-01-28 12:00:00", "Школа № 1", "Разработана"]);
        await using var app = new RunningApp(azurite);
        await app.StartAsync(sheet.Path, campaign, new DateTimeOffset(2021, 2, 9, 10, 0, 0, TimeSpan.FromHours(7)));
        var program = new ApiProgram(app.Http, campaign.Id, app.Key.Text);
        await program.SucceedAsync("SyncSheet", "sync?wait=120");
        foreach (var (place, words) in Words)
        {
            await WriteAsync(program, place, seen: 0, words);
        }

        Assert.Equal(HttpStatusCode.Created, await PublishAsync(program));
        var report = await TextAsync(app, campaign.Id, 1);
        Assert.All(Words, each => Assert.Contains(each.Words, report, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await PublishAsync(program)); // nothing has changed

        await WriteAsync(program, "conclusions", seen: 1, "Вывод другой.");
        Assert.Equal(HttpStatusCode.Created, await PublishAsync(program));
        report = await TextAsync(app, campaign.Id, 2);
        Assert.Contains("Вывод другой.", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Вывод первый.", report, StringComparison.Ordinal);
    }

    private static (string Place, string Words)[] Words =>
        [("causes", "Главная причина — часы."), ("conclusions", "Вывод первый."), ("activity-scheme", "Схема есть у всех, кто ответил.")];

    private static Task<JsonNode> WriteAsync(ApiProgram program, string place, int seen, string text) =>
        program.SucceedAsync(
            "WriteAnalysis",
            "analysis",
            new
            {
                place,
                seen,
                text,
            }
        );

    private static async Task<HttpStatusCode> PublishAsync(ApiProgram program) =>
        (await program.CallAsync("PublishEdition", "editions?reason=проверка&wait=120", string.Empty)).Status;

    private static async Task<string> TextAsync(RunningApp app, string campaign, int edition)
    {
        var file = new Uri($"api/campaigns/{campaign}/editions/{edition}/files/report.html", UriKind.Relative);
        return WebUtility.HtmlDecode(await app.Http.GetStringAsync(file)).Replace('\u00A0', ' ');
    }
}
