using RoadmapFunctions.Reminders;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reminders;

/// <summary>The operator's own words go through the same outbox as the reminders.</summary>
public sealed class MessageTests(AzuriteFixture azurite) : MailTests(azurite)
{
    [Fact]
    public async Task The_same_words_reach_a_school_once_a_day_however_often_they_are_sent()
    {
        await using var app = await StartAsync("message-once");
        Assert.Equal(2, await WriteAsync(app, "Совещание в пятницу.\n\nПриходите <b>все</b>."));
        var letter = Mail.Taken[0];
        Assert.Equal("Сообщение оператора: Малая кампания", letter.Subject);
        Assert.Contains(
            "Совещание в пятницу.\n\nПриходите <b>все</b>.",
            letter.TextBody!.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Contains("<p>Приходите &lt;b&gt;все&lt;/b&gt;.</p>", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("https://roadmap.test/school#message-once.school-1.", letter.TextBody, StringComparison.Ordinal);

        Assert.Equal(0, await WriteAsync(app, "Совещание в пятницу.\n\nПриходите <b>все</b>."));
        Assert.Equal(2, await WriteAsync(app, "Совещание перенесено."));
        app.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await WriteAsync(app, "Совещание перенесено."));
    }

    [Fact]
    public async Task What_the_server_refuses_waits_and_goes_with_the_next_run()
    {
        await using var app = await StartAsync("message-refused");
        Mail.Refusal = _ => Busy;
        Assert.NotNull((await SendAsync(app, "Важно.", schools: 1)).Trouble);
        Mail.Refusal = _ => null;
        Assert.Equal(Schools + 1, await SendAsync(app)); // the reminders of the day, too
        Assert.Single(Mail.Taken, letter => letter.TextBody!.Contains("Важно.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_waits_for_a_school_that_has_left_the_campaign_is_dropped_and_holds_up_nobody()
    {
        await using var app = await StartAsync("message-left");
        Mail.Refusal = _ => Busy;
        await SendAsync(app, "Важно.", schools: 2);
        Mail.Refusal = _ => null;
        var smaller = app.Campaign with { Organizations = [.. app.Campaign.Organizations.Skip(1)] };
        await app.Reminders.RunAsync(smaller, CancellationToken.None);
        Assert.Equal(
            ["school-2@school.test"],
            Mail.Taken.Where(letter => letter.TextBody!.Contains("Важно.", StringComparison.Ordinal)).Select(letter => letter.To.ToString())
        );
        var left = ReminderPlan.OfMessage(app.Campaign, app.Campaign.Organizations[0], "Важно.", app.Time.GetUtcNow());
        var dropped = await app.Outbox.FindAsync(app.Campaign.Id, left.Key, CancellationToken.None);
        Assert.Equal("организации больше нет в списке", dropped!.DroppedBecause);
    }

    private static async Task<int> WriteAsync(TestApp app, string text)
    {
        var run = await SendAsync(app, text, schools: 2);
        Assert.Null(run.Trouble);
        return run.Sent;
    }

    private static async Task<ReminderRun> SendAsync(TestApp app, string text, int schools)
    {
        var letters = app
            .Campaign.Organizations.Take(schools)
            .Select(school => ReminderPlan.OfMessage(app.Campaign, school, text, app.Time.GetUtcNow()));
        return (await app.Reminders.SendNowAsync(app.Campaign, [.. letters], CancellationToken.None))!;
    }
}
