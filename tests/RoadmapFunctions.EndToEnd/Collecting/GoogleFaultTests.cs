using Microsoft.Extensions.DependencyInjection;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Pages.Desk;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting;

/// <summary>Google fails at any request of a reading, in any way.</summary>
public sealed class GoogleFaultTests(AzuriteFixture azurite)
{
    private const int PageRows = 50; // a sheet of a test has 100 rows more than it has answers: three pages
    private const int MostRequests = 60; // a minute, for one account
    private static readonly DateTimeOffset Now = new(2021, 2, 1, 3, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1); // with a service that hangs
    private static readonly TimeSpan NextRun = TimeSpan.FromMinutes(10);
    private static readonly Campaigns.Campaign Campaign = SmallCampaign.WithSchools(40);

    [Fact]
    public async Task S3_whatever_Google_does_at_any_request_the_table_is_unchanged_and_the_next_run_heals()
    {
        var faults = Enum.GetValues<GoogleFault>().Except([GoogleFault.WaitASecond, GoogleFault.WaitAnHour]).ToList();
        var requests = await Task.WhenAll(faults.Select(fault => Task.Run(() => FailAtEachRequestAsync(fault))));
        Measured.Promise($"{faults.Count} faults at each of {requests.Max()} requests, 0 wrong");
    }

    [Fact]
    public async Task S3_a_short_refusal_is_waited_out_as_Google_asks()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(SyncTests.Rows(10));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await StartAsync(google, "short-refusal");
        google.Fails(GoogleFault.WaitASecond, times: 1);
        var begun = TimeProvider.System.GetTimestamp();
        Assert.Equal(10, (await app.SyncAsync()).Counts.New);
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.FromSeconds(1), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task S3_when_Google_asks_to_wait_an_hour_no_run_asks_it_before()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(SyncTests.Rows(10));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await StartAsync(google, "an-hour");
        google.Fails(GoogleFault.WaitAnHour);
        for (var minute = 0; minute < 60; minute += 10)
        {
            await Assert.ThrowsAsync<SheetUnavailableException>(() => app.SyncAsync());
            app.Time.Advance(NextRun);
        }

        Assert.Equal(1, google.Requests);
        google.Heals();
        Assert.Equal(10, (await app.SyncAsync()).Counts.New);
    }

    [Fact]
    public async Task S3_a_sheet_that_changes_between_pages_is_read_again()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(SyncTests.Rows(20));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await StartAsync(google, "changing-sheet");
        google.Before(
            request: 3,
            () =>
            {
                sheet.Write(SyncTests.Rows(40));
                return Task.CompletedTask;
            }
        );
        Assert.Equal(40, (await app.SyncAsync()).Counts.New);
    }

    [Fact]
    public async Task S12_a_sheet_that_cannot_be_read_for_two_periods_shows_on_the_desk_and_in_health()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(SyncTests.Rows(10));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await StartAsync(google, "stale");
        await app.SyncAsync();
        google.Fails(GoogleFault.ServerError);
        for (var minute = 10; minute <= 30; minute += 10)
        {
            app.Time.Advance(NextRun);
            await Assert.ThrowsAsync<SheetUnavailableException>(() => app.SyncAsync());
            var stale = minute == 30; // the second run has five minutes to end
            var desk = Today.BeforeEdition(await app.Desk.ReadAsync(app.Campaign, CancellationToken.None)).Select(line => line.What);
            Assert.Equal(stale, desk.Contains("Таблица давно не читалась: её данные могли устареть", StringComparer.Ordinal));
            var health = (await app.Health.CheckAsync(CancellationToken.None)).Problems;
            Assert.Equal(
                stale ? ["stale: данные таблицы устарели, последняя удачная выгрузка 01.02.2021 10:00."] : [],
                health.Where(problem => problem.StartsWith("stale:", StringComparison.Ordinal))
            );
        }

        google.Heals();
        await app.SyncAsync();
        Assert.DoesNotContain(
            (await app.Health.CheckAsync(CancellationToken.None)).Problems,
            problem => problem.StartsWith("stale:", StringComparison.Ordinal)
        );
    }

    /// <returns>How many requests a reading takes.</returns>
    private async Task<int> FailAtEachRequestAsync(GoogleFault fault)
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(SyncTests.Rows(10));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await StartAsync(google, $"google-{fault}".ToLowerInvariant(), HurriesWhen(fault));
        await app.SyncAsync();
        var reading = google.Requests;
        for (var request = 1; request <= reading; request++)
        {
            sheet.Write(SyncTests.Rows(10 + request));
            app.Time.Advance(NextRun);
            var (before, asked, where) = (await app.LogKeysAsync(), google.Requests, $"{fault} at request {request}");
            google.Fails(fault, from: request);
            if (fault == GoogleFault.Trickle)
            {
                Assert.Equal(1, (await app.SyncAsync()).Counts.New);
                continue;
            }

            var failure = await Assert.ThrowsAsync<SheetUnavailableException>(() => app.SyncAsync());
            Assert.True(before.SequenceEqual(await app.LogKeysAsync()), where);
            var run = await app.Runs.LastAsync(app.Campaign.Id, CancellationToken.None);
            Assert.Equal((where, SyncOutcome.Failed, failure.Message), (where, run!.Outcome, run.Message));
            Assert.InRange(google.Requests - asked, request, MostRequests);

            google.Heals();
            app.Time.Advance(NextRun);
            var healed = (await app.SyncAsync()).Counts;
            Assert.Equal((where, 1, 9 + request), (where, healed.New, healed.Known));
        }

        Assert.Equal(10 + reading, (await app.LogKeysAsync()).Count);
        return reading;
    }

    private static TimeSpan? HurriesWhen(GoogleFault fault) => fault is GoogleFault.Silence or GoogleFault.Hang ? Patience : null;

    private Task<TestApp> StartAsync(Google google, string name, TimeSpan? patience = null) =>
        TestApp.StartAsync(
            azurite,
            google.Address,
            Campaign,
            name,
            Now,
            services =>
                services.PostConfigure<GoogleSheetsOptions>(options =>
                {
                    options.PageRows = PageRows;
                    options.RequestLimit = patience ?? options.RequestLimit;
                })
        );
}
