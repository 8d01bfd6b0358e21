using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost;
using RoadmapFunctions.LocalHost.CommandLine;
using WorkerHost;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Telemetry;

/// <summary>Words that stand nowhere else go through the real worker, by every way in and through failures; nothing of them may come out by
/// the side.</summary>
public sealed class CanaryTests(AzuriteFixture azurite)
{
    private const string Person = "Канарейкина-Щеглова";
    private const string Words = "чижиковый-пыжик";
    private const string Stranger = "Гимназия-невидимка";
    private const string IdempotencyKey = "canary-key-5f1c";
    private static readonly string[] Canaries = [Person, Words, Stranger, IdempotencyKey];

    [Fact]
    public async Task X7_no_name_text_or_key_gets_into_logs_telemetry_or_refusals()
    {
        var campaign = SmallCampaign.WithSchools(3) with { Id = "canary" };
        using var sheet = new RecordedSheetFile(campaign).Write(
            ["2021-01-28 12:00:00", "Школа № 1", $"Разработана, {Words} {Person}"],
            ["2021-01-28 12:00:00", Stranger, $"{Words}", Person],
            ["2021-01-28 12:00:00", "Школа № 2", Words + new string('ы', 40_000)]
        );
        await using var google = await Google.StartAsync(sheet.Path);
        await using var insights = await IngestionStub.StartAsync();
        using var logs = new KeptLogs();
        var key = OperatorKey.Generate();
        var said = await RunAsync(campaign, key, google, insights, logs);

        Assert.Contains(logs.Lines, line => line.Contains("Sync of canary completed", StringComparison.Ordinal));
        Assert.Contains(logs.Lines, line => line.Contains("SubmitAnswers refused a request", StringComparison.Ordinal));
        Assert.Contains(logs.Lines, line => line.Contains("SyncSheet could not finish", StringComparison.Ordinal));
        var telemetry = insights
            .Records.Select(record =>
                record.ToJsonString(
                    new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
                )
            )
            .ToList();
        Assert.Contains(telemetry, record => record.Contains("\"name\":\"sync\"", StringComparison.Ordinal));
        Assert.All(
            Canaries.Append(key.Text),
            canary => Assert.DoesNotContain(logs.Lines.Concat(telemetry).Concat(said), text => Holds(text, canary))
        );
    }

    private async Task<List<string>> RunAsync(Campaign campaign, OperatorKey key, Google google, IngestionStub insights, KeptLogs logs)
    {
        var folder = Directory.CreateTempSubdirectory("roadmap-canary-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "canary.json"), JsonSerializer.Serialize(campaign, CampaignFile.Json));
        var settings = new Dictionary<string, string>(
            WorkerSettings.Create(azurite.Storage, sheets: null, folder.FullName, key, clockOffset: null, _ => null),
            StringComparer.Ordinal
        )
        {
            ["GoogleSheets__BaseAddress"] = google.Address.ToString(),
            ["GoogleSheets__Credential"] = "None",
            ["WorkQueue"] = "work-canary",
            ["GoogleSheets__ReadsPerMinute"] = "1000000", // other tests share the storage that counts
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = insights.ConnectionString,
        };
        var said = new List<string>();
        await using (
            var host = await FunctionsHost.StartAsync(
                RepositoryLayout.Find().AppDirectory,
                settings,
                port: 0,
                logs,
                TimeProvider.System,
                CancellationToken.None
            )
        )
        {
            using var http = new HttpClient { BaseAddress = host.BaseAddress };
            http.DefaultRequestHeaders.Authorization = new("Bearer", key.Text);
            await SayAsync(HttpStatusCode.OK, "sync?wait=120", null);
            await SayAsync(HttpStatusCode.Created, "submissions", Body("school-1", "scheme", "ready"));
            await SayAsync(HttpStatusCode.UnprocessableEntity, "submissions", Body("school-2", "scheme", "ready"));
            await SayAsync(HttpStatusCode.BadRequest, "submissions", Body("school-1", "scheme", "nothing"));
            await SayAsync(
                HttpStatusCode.BadRequest,
                "submissions",
                Body("school-1", "scheme", "ready").Replace("post", "rank", StringComparison.Ordinal)
            );
            await SayAsync(HttpStatusCode.BadRequest, "submissions", Body("school-1", "scheme", "ready")[..^5]);
            await SayAsync(HttpStatusCode.Created, "editions?wait=120", null);
            google.Saying = Words;
            google.Fails(GoogleFault.Forbidden);
            await SayAsync(HttpStatusCode.BadGateway, "sync?wait=120", null);
            await host.InvokeTimerAsync("PublishDueReports", CancellationToken.None);
            await insights.WaitForAsync(record => record.ToJsonString().Contains("9002", StringComparison.Ordinal));

            async Task SayAsync(HttpStatusCode expected, string what, string? body)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"api/campaigns/canary/{what}", UriKind.Relative));
                request.Headers.Add("Idempotency-Key", IdempotencyKey);
                request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await http.SendAsync(request);
                said.Add(await answer.Content.ReadAsStringAsync());
                Assert.True(answer.StatusCode == expected, $"{what}: {answer.StatusCode} {said[^1]}");
            }
        }

        folder.Delete(recursive: true);
        return said;
    }

    private static string Body(string school, string activity, string option) =>
        $$"""
            {
              "organization": "{{school}}",
              "respondent": {"name": "{{Person}}", "post": "{{Words}}"},
              "answers": [{"activity": "{{activity}}", "options": ["{{option}}"], "other": "{{Words}} {{Person}}"}]
            }
            """;

    // As it stands, in an address, or as a JSON writer that trusts nobody spells it.
    private static bool Holds(string text, string canary) =>
        text.Contains(canary, StringComparison.OrdinalIgnoreCase)
        || text.Contains(Uri.EscapeDataString(canary), StringComparison.OrdinalIgnoreCase)
        || text.Contains(JsonSerializer.Serialize(canary).Trim('"'), StringComparison.OrdinalIgnoreCase);
}
