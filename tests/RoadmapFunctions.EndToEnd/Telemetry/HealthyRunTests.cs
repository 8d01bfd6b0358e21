using System.Net;
using System.Text;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Telemetry;

/// <summary>A log that complains of what is right hides what is wrong.</summary>
public sealed class HealthyRunTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Nothing_is_complained_of_while_all_goes_well_on_a_storage_that_was_empty()
    {
        using var logs = new KeptLogs();
        await using (var app = new RunningApp(azurite) { Loggers = logs })
        {
            await app.InitializeAsync();
            // The storage answers «not found» for the first and «exists already» for the second.
            Assert.Equal(HttpStatusCode.Created, await SubmitAsync(app));
            Assert.Equal(HttpStatusCode.Created, await SubmitAsync(app));
            await app.GetAsync("api/campaigns/tomsk-roadmap-2020-2021-h1/editions");
        }

        Assert.Contains(logs.Lines, line => line.Contains("Sync of tomsk-roadmap-2020-2021-h1 completed", StringComparison.Ordinal));
        Assert.Empty(logs.Complaints);
    }

    [Fact]
    public async Task A_caller_who_leaves_while_the_sheet_is_read_is_no_fault()
    {
        var campaign = SmallCampaign.WithSchools(2) with { Id = "left" };
        using var sheet = new RecordedSheetFile(campaign).Write(["2021-01-28 12:00:00", "Школа № 1", "Разработана"]);
        await using var google = await Google.StartAsync(sheet.Path);
        google.Fails(GoogleFault.Silence);
        using var logs = new KeptLogs();
        await using (
            var app = new RunningApp(azurite)
            {
                Loggers = logs,
                Settings = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["GoogleSheets__BaseAddress"] = google.Address.ToString(),
                    ["GoogleSheets__RequestLimit"] = "00:00:05",
                },
            }
        )
        {
            await app.StartAsync(sheet.Path, campaign);
            using var patience = new CancellationTokenSource();
            var sync = app.Http.PostAsync(new Uri("api/campaigns/left/sync?wait=120", UriKind.Relative), content: null, patience.Token);
            await Wait.UntilAsync("the sheet is being read", () => google.Requests > 0);
            await patience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sync);
            await Wait.UntilAsync(
                "the app has noticed that the caller left",
                () => Task.FromResult(logs.Lines.Any(line => line.Contains("was given up: the caller has left", StringComparison.Ordinal)))
            );

            google.Heals();
            await app.PostAsync("api/campaigns/left/sync"); // the one that was given up does not stand in the way
        }

        // The work goes on without its caller, so it meets Google's silence.
        Assert.DoesNotContain(logs.Complaints, line => !line.Contains("GoogleSheetsApi", StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode> SubmitAsync(RunningApp app)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri("api/campaigns/tomsk-roadmap-2020-2021-h1/submissions", UriKind.Relative)
        );
        request.Headers.Add("Idempotency-Key", "healthy");
        request.Content = new StringContent(
            """{"organization": "sosh-5", "answers": [{"activity": "causes", "options": ["causes-found"]}]}""",
            Encoding.UTF8,
            "application/json"
        );
        using var answer = await app.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
