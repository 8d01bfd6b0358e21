using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.EndToEnd.Api;
using RoadmapFunctions.EndToEnd.Collecting;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Upkeep.Work;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Upkeep.Work;

/// <summary>Work goes through the queue: whoever asks does not wait, and what fails again and again is not lost.</summary>
public sealed class WorkQueueTests(AzuriteFixture azurite)
{
    private const string Queue = "work-of-the-queue-tests";

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal) { ["WorkQueue"] = Queue };

    [Fact]
    public async Task Whoever_asks_gets_an_address_at_once_and_it_tells_how_far_the_run_is()
    {
        var campaign = SmallCampaign.WithSchools(2) with { Id = "asked" };
        using var sheet = new RecordedSheetFile(campaign).Write(SyncTests.Rows(2));
        await using var google = await Google.StartAsync(sheet.Path);
        var goOn = new TaskCompletionSource();
        google.Before(1, () => goOn.Task);
        await using var app = new RunningApp(azurite) { Settings = Reading(google) };
        await app.StartAsync(sheet.Path, campaign);
        using var asked = await app.Http.PostAsync(new Uri("api/campaigns/asked/sync", UriKind.Relative), content: null);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        Assert.Empty(await DescribedApi.Operation("SyncSheet").ComplaintsAsync(asked));
        var address = asked.Headers.Location!.OriginalString;
        await Wait.UntilAsync("the run goes on", async () => (string?)(await app.GetAsync(address))["state"] == "running");

        // It has begun, so it may not see what is there now: the next ones get another run, and both of them the same.
        using var second = await app.Http.PostAsync(new Uri("api/campaigns/asked/sync?wait=1", UriKind.Relative), content: null);
        using var third = await app.Http.PostAsync(new Uri("api/campaigns/asked/sync", UriKind.Relative), content: null);
        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.NotEqual(address, second.Headers.Location!.OriginalString);
        Assert.Equal(second.Headers.Location, third.Headers.Location);

        // The desk does not wait either, and says what goes on.
        var clock = Stopwatch.StartNew();
        using var form = new FormUrlEncodedContent([]);
        using var desk = await app.Http.PostAsync(new Uri("desk/campaigns/asked/sync", UriKind.Relative), form);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), "The desk waits.");
        var page = await new HtmlParser().ParseDocumentAsync(
            await app.Http.GetStringAsync(new Uri("desk/campaigns/asked", UriKind.Relative))
        );
        Assert.Contains("Чтение таблицы: ", page.QuerySelector("[data-run]")!.TextContent, StringComparison.Ordinal);

        goOn.SetResult();
        var runs = await app.WorkDoneAsync("asked");
        Assert.Equal(["done", "done"], runs.Select(run => (string?)run!["state"]));
        Assert.Equal(2, (int?)(await app.GetAsync(address))["counts"]!["new"]);
        Assert.Equal(2, (int?)(await app.PostAsync("api/campaigns/asked/sync"))["known"]);
        using var ended = await app.Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Empty(await DescribedApi.Operation("GetRun").ComplaintsAsync(ended));
        using var nowhere = await app.Http.GetAsync(new Uri("api/campaigns/asked/runs/none", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        using var unclear = await app.Http.PostAsync(new Uri("api/campaigns/asked/sync?wait=soon", UriKind.Relative), content: null);
        Assert.Equal(HttpStatusCode.BadRequest, unclear.StatusCode);
    }

    [Fact]
    public async Task Work_that_fails_five_times_is_told_and_can_be_sent_again_and_a_broken_message_harms_nobody()
    {
        var campaign = SmallCampaign.WithSchools(2) with { Id = "given-up" };
        using var sheet = new RecordedSheetFile(campaign).Write(SyncTests.Rows(2));
        using var disk = new Disk();
        await using var app = new RunningApp(azurite) { Settings = Settings.Concat(disk.Settings).ToDictionary(StringComparer.Ordinal) };
        await app.StartAsync(sheet.Path, campaign);
        disk.Breaks();
        using var asked = await app.Http.PostAsync(new Uri("api/campaigns/given-up/editions?reason=x", UriKind.Relative), content: null);
        var run = (string)(await asked.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
        await new QueueClient(
            azurite.Storage.ConnectionString,
            Queue,
            new() { MessageEncoding = QueueMessageEncoding.Base64 }
        ).SendMessageAsync("what is this?", TestContext.Current.CancellationToken);
        await app.WorkDoneAsync("given-up");
        var failed = await app.GetAsync($"api/campaigns/given-up/runs/{run}");
        Assert.Equal(("given-up", 5), ((string?)failed["state"], (int)failed["attempts"]!));
        await Wait.UntilAsync("both are set aside", async () => (await ProblemsAsync(app)).Count(IsSetAside) == 2);
        Assert.Contains(
            await ProblemsAsync(app),
            problem => problem.StartsWith("given-up: работа «внеочередное издание» не удалась 5 раз и отложена ", StringComparison.Ordinal)
        );

        disk.Heals();
        var page = await new HtmlParser().ParseDocumentAsync(
            await app.Http.GetStringAsync(new Uri("desk/campaigns/given-up", UriKind.Relative))
        );
        var button = page.QuerySelector($"form[action$='/runs/{run}']");
        Assert.Contains("Выпуск внеочередного издания: не удалось 5 раз", button!.ParentElement!.TextContent, StringComparison.Ordinal);
        using var again = await app.Http.PostAsync(new Uri($"desk/campaigns/given-up/runs/{run}", UriKind.Relative), content: null);
        Assert.True(again.IsSuccessStatusCode, $"{again.StatusCode}");
        await app.WorkDoneAsync("given-up");
        Assert.Equal("done", (string?)(await app.GetAsync($"api/campaigns/given-up/runs/{run}"))["state"]);
        Assert.Contains(
            "не читаются: 1.",
            page.QuerySelector("form[action$='/unreadable-work']")!.ParentElement!.TextContent,
            StringComparison.Ordinal
        );
        using var dropped = await app.Http.PostAsync(new Uri("desk/campaigns/given-up/unreadable-work", UriKind.Relative), content: null);
        Assert.True(dropped.IsSuccessStatusCode, $"{dropped.StatusCode}");
        Assert.DoesNotContain(
            "не читаются",
            await app.Http.GetStringAsync(new Uri("desk/campaigns/given-up", UriKind.Relative)),
            StringComparison.Ordinal
        );
        using var twice = await app.Http.PostAsync(new Uri($"desk/campaigns/given-up/runs/{run}", UriKind.Relative), content: null);
        Assert.Equal(HttpStatusCode.NotFound, twice.StatusCode);
        var journal = await app.GetAsync("api/campaigns/given-up/journal");
        Assert.Contains("work-sent-again", journal.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("unreadable-work-dropped", journal.ToJsonString(), StringComparison.Ordinal);
        Assert.Single((await app.GetAsync("api/campaigns/given-up/editions")).AsArray());
    }

    [Fact]
    public async Task Work_over_which_the_process_died_each_time_ends_as_given_up_is_logged_once_and_can_be_sent_again()
    {
        var campaign = SmallCampaign.WithSchools(1);
        using var sheet = new RecordedSheetFile(campaign).Write(SyncTests.Rows(1));
        await using var google = await Google.StartAsync(sheet.Path);
        using var logs = new KeptLogs();
        await using var app = await TestApp.StartAsync(
            azurite,
            google.Address,
            campaign,
            "died-over",
            campaign.EndsAt,
            services => services.AddSingleton<ILogger<WorkJob>>(new Logger<WorkJob>(logs))
        );
        await app.RunSyncTimerAsync();
        var orders = new List<WorkOrder>();
        foreach (var number in Enumerable.Range(10, 40))
        {
            var order = new WorkOrder(app.Campaign.Id, WorkKind.Publish, $"run-{number}", app.Time.GetUtcNow(), "Иванова", Reason: "повод");
            var died = WorkRun.Of(order) with { State = WorkState.Running, Attempts = WorkJob.MostAttempts };
            await app.WorkRuns.AddAsync(order.Campaign, died, CancellationToken.None);
            await app.SetAsideAsync(JsonSerializer.Serialize(order, RoadmapJson.Options));
            orders.Add(order);
        }

        await app.SetAsideAsync("what is this?");
        await app.RunSyncTimerAsync();
        await app.RunSyncTimerAsync();
        foreach (var order in orders)
        {
            var run = await app.WorkRuns.FindAsync(order.Campaign, order.Run, CancellationToken.None);
            Assert.Equal(
                (WorkState.GivenUp, "Работа 5 раз подряд обрывалась, не дойдя до конца. Причина — в журнале программы."),
                (run!.State, run.Message)
            );
        }

        Assert.Equal(orders.Count, logs.Events(2103).Count());
        var desk = await app.Desk.ReadAsync(app.Campaign, CancellationToken.None);
        Assert.Equal((32, 9), (desk.SetAside.Count, desk.MoreSetAside));

        // What is sent again is done, whoever looked at the same time.
        Assert.True(await app.WorkOrders.SendAgainAsync(app.Campaign, orders[0].Run, CancellationToken.None));
        await app.WorkRuns.ChangeAsync(
            app.Campaign.Id,
            orders[0].Run,
            known => known! with { State = WorkState.GivenUp },
            CancellationToken.None
        );
        await app.RunSyncTimerAsync();
        var done = await app.WorkRuns.FindAsync(app.Campaign.Id, orders[0].Run, CancellationToken.None);
        Assert.Equal((WorkState.Done, null), (done!.State, done.Message));
        Assert.Equal(1, await app.Queue.DropUnreadableAsync(CancellationToken.None));
        Assert.Equal(39, (await app.Queue.ListSetAsideAsync(CancellationToken.None)).Count);
    }

    private static Dictionary<string, string> Reading(Google google) =>
        new(StringComparer.Ordinal) { ["GoogleSheets__BaseAddress"] = google.Address.ToString() };

    private static bool IsSetAside(string problem) =>
        problem.Contains("не удалась 5 раз", StringComparison.Ordinal) || problem.StartsWith("Очередь работ: ", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> ProblemsAsync(RunningApp app)
    {
        using var answer = await app.Http.GetAsync(new Uri("api/health/ready", UriKind.Relative));
        var report = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        return [.. report["problems"]!.AsArray().Select(problem => (string)problem!)];
    }
}
