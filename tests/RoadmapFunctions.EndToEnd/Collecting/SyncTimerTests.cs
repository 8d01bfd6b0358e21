using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting;

/// <summary>What the alert of silence (<c>infra/alerts/sync-silent.kql</c>) listens for.</summary>
public sealed class SyncTimerTests(AzuriteFixture azurite)
{
    private const int Due = 1002;
    private const int Done = 1001;
    private static readonly DateTimeOffset Now = new(2021, 2, 1, 3, 0, 0, TimeSpan.Zero);
    private static readonly Campaigns.Campaign Campaign = SmallCampaign.WithSchools(1);

    [Fact]
    public async Task The_timer_logs_which_sheets_are_due_even_when_none_are()
    {
        using var sheet = new RecordedSheetFile(Campaign).Write(["2021-01-28 12:00:00", "Школа № 1", "Разработана"]);
        await using var google = await Google.StartAsync(sheet.Path);
        using var logs = new KeptLogs();
        await using var app = await StartAsync(google.Address, "sync-timer", logs);
        await app.RunSyncTimerAsync();
        app.Time.Advance(TimeSpan.FromDays(365));
        await app.RunSyncTimerAsync();
        Assert.Equal([(Due, "1 sheets are due: sync-timer"), (Done, null), (Due, "0 sheets are due:")], Told(logs));
    }

    [Fact]
    public async Task A_sheet_that_cannot_be_read_is_still_logged_as_due()
    {
        using var logs = new KeptLogs();
        await using var app = await StartAsync(new Uri("http://127.0.0.1:9/"), "sync-timer-unread", logs);
        await app.RunSyncTimerAsync();
        Assert.Equal([(Due, "1 sheets are due: sync-timer-unread")], Told(logs));
    }

    private Task<TestApp> StartAsync(Uri google, string name, KeptLogs logs) =>
        TestApp.StartAsync(azurite, google, Campaign, name, Now, services => services.AddSingleton<ILoggerFactory>(logs));

    // The sentence of what was done is other tests' business.
    private static IEnumerable<(int Event, string? Sentence)> Told(KeptLogs logs) =>
        logs.Events(Due, Done).Select(each => (each.Event, each.Event == Due ? each.Text : null));
}
