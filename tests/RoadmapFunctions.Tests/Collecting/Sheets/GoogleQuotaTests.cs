using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Functions.Timers;
using RoadmapFunctions.Hosting;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sheets;

public sealed class GoogleQuotaTests
{
    private const int Campaigns = 200;
    private const int GoogleTakes = 60;
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Two_hundred_campaigns_of_one_timer_keep_Googles_quota_and_are_all_read_in_the_timers_time()
    {
        var time = new LeapingTime();
        // Here the clock runs ahead of the program, which on a busy machine would look like a reading that takes too long.
        var options = Options.Create(new GoogleSheetsOptions { RequestLimit = AnHour, ReadingLimit = AnHour });
        using var quota = new GoogleQuota(new OwnReads(options, time), time);
        using var google = new EmptySheet(time);
        using var http = new HttpClient(google) { BaseAddress = new("https://sheets.example/") };
        var client = new GoogleSheetsClient(new GoogleSheetsApi(http, quota, options, time), quota, options, time);

        var sheet = TestCampaign.Small.Sheet with { Tab = new(SheetId: 1) };
        await Task.WhenAll(
            Enumerable.Range(0, Campaigns).Select(_ => Task.Run(() => client.ReadAsync(sheet, KnownRows.None, CancellationToken.None)))
        );

        var asked = google.Asked.Order().ToList();
        Assert.Equal(2 * Campaigns, asked.Count);
        AssertQuotaIsKept(google);
        Assert.InRange(asked[^1] - asked[0], TimeSpan.Zero, ForEachCampaign.Limit);
    }

    [Fact]
    public async Task S3_while_Google_fails_the_repetitions_of_many_campaigns_keep_its_quota_too()
    {
        const int campaigns = 40;
        var time = new LeapingTime();
        using var google = new EmptySheet(time) { Status = HttpStatusCode.ServiceUnavailable };
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create("GoogleSheets:Credential", (string?)nameof(GoogleCredentialKind.None))])
            .Build();
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddGoogleSheets()
            .AddSingleton(provider => new GoogleQuota(
                new OwnReads(provider.GetRequiredService<IOptions<GoogleSheetsOptions>>(), time),
                time
            ))
            .ConfigureAll<HttpStandardResilienceOptions>(options => options.Retry.Delay = TimeSpan.FromMilliseconds(1))
            .AddHttpClient(nameof(GoogleSheetsApi))
            .ConfigurePrimaryHttpMessageHandler(() => google)
            .Services.BuildServiceProvider();
        await Task.WhenAll(
            Enumerable
                .Range(0, campaigns)
                .Select(_ =>
                    Assert.ThrowsAsync<SheetUnavailableException>(() =>
                        services
                            .GetRequiredService<ISheetReader>()
                            .ReadAsync(TestCampaign.Small.Sheet, KnownRows.None, CancellationToken.None)
                    )
                )
        );
        Assert.InRange(google.Asked.Count, campaigns, 4 * campaigns);
        AssertQuotaIsKept(google);
    }

    [Fact]
    public async Task A_request_over_the_quota_waits_until_the_first_is_a_minute_old()
    {
        var time = new LeapingTime();
        using var quota = new GoogleQuota(new OwnReads(Options.Create(new GoogleSheetsOptions { ReadsPerMinute = 3 }), time), time);
        var start = time.GetUtcNow();
        var waited = new List<double>();
        for (var request = 0; request < 4; request++)
        {
            await quota.WaitAsync(CancellationToken.None);
            waited.Add((time.GetUtcNow() - start).TotalSeconds);
            time.Leap(TimeSpan.FromSeconds(10));
        }

        Assert.Equal([0, 10, 20, 60], waited);
    }

    [Fact]
    public async Task A_fifth_reading_waits_until_one_of_four_has_ended()
    {
        using var quota = QuotaOf(TimeProvider.System);
        var first = await quota.BeginReadingAsync(CancellationToken.None);
        for (var reading = 2; reading <= 4; reading++)
        {
            await quota.BeginReadingAsync(CancellationToken.None);
        }

        var fifth = quota.BeginReadingAsync(CancellationToken.None);
        Assert.False(fifth.IsCompleted);
        first.Dispose();
        first.Dispose(); // twice is once
        await fifth;
        Assert.False(quota.BeginReadingAsync(CancellationToken.None).IsCompleted);
    }

    private static GoogleQuota QuotaOf(TimeProvider time) => new(new OwnReads(Options.Create(new GoogleSheetsOptions()), time), time);

    private static void AssertQuotaIsKept(EmptySheet google)
    {
        var asked = google.Asked.Order().ToList();
        Assert.All(
            asked.Index(),
            each => Assert.InRange(asked.Skip(each.Index).TakeWhile(at => at < each.Item.AddMinutes(1)).Count(), 1, GoogleTakes)
        );
    }

    private sealed class EmptySheet(TimeProvider time) : HttpMessageHandler
    {
        public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        public ConcurrentBag<DateTimeOffset> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(time.GetUtcNow());
            var values = request.RequestUri!.AbsolutePath.EndsWith(":batchGet", StringComparison.Ordinal);
            return Task.FromResult(
                new HttpResponseMessage(Status)
                {
                    Content = new StringContent(values ? Values : Spreadsheet, Encoding.UTF8, "application/json"),
                }
            );
        }

        private const string Values = """{"valueRanges": [{"range": "'Ответы'!A1:B1", "values": [["Отметка времени", "Школа"]]}]}""";

        private const string Spreadsheet = """
            {"properties": {"timeZone": "Europe/Moscow"},
             "sheets": [{"properties": {"sheetId": 1, "title": "Ответы", "gridProperties": {"rowCount": 1, "columnCount": 2}}}]}
            """;
    }

    /// <summary>Nobody waits in earnest: a delay of a minute at most moves the clock, and longer limits that it passes are over.</summary>
    private sealed class LeapingTime : TimeProvider
    {
        private readonly Lock moving = new();
        private readonly List<Limit> limits = [];
        private DateTimeOffset now = DateTimeOffset.UnixEpoch;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow()
        {
            lock (moving)
            {
                return now;
            }
        }

        public override long GetTimestamp() => GetUtcNow().Ticks;

        public void Leap(TimeSpan span)
        {
            List<Limit> over;
            lock (moving)
            {
                now += span;
                over = limits.FindAll(limit => limit.At <= now);
                limits.RemoveAll(over.Contains);
            }

            over.ForEach(limit => limit.Passed());
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var limit = new Limit(GetUtcNow() + dueTime, () => callback(state), this);
            if (dueTime <= TimeSpan.FromMinutes(1))
            {
                _ = Task.Run(() =>
                {
                    Leap(dueTime);
                    callback(state);
                });
                return limit;
            }

            lock (moving)
            {
                limits.Add(limit);
            }

            return limit;
        }

        private sealed record Limit(DateTimeOffset At, Action Passed, LeapingTime Time) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
                lock (Time.moving)
                {
                    Time.limits.Remove(this);
                }
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
