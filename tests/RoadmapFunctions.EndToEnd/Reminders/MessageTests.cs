using RoadmapFunctions.Campaigns;
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
        var run = await app.Reminders.WriteAsync(app.Campaign, [app.Campaign.Organizations[0]], "Важно.", CancellationToken.None);
        Assert.NotNull(run!.Trouble);
        Mail.Refusal = _ => null;
        Assert.Equal(Schools + 1, await SendAsync(app)); // the reminders of the day, too
        Assert.Single(Mail.Taken, letter => letter.TextBody!.Contains("Важно.", StringComparison.Ordinal));
    }

    private static async Task<int> WriteAsync(TestApp app, string text)
    {
        Organization[] schools = [.. app.Campaign.Organizations.Take(2)];
        var run = await app.Reminders.WriteAsync(app.Campaign, schools, text, CancellationToken.None);
        Assert.Null(run!.Trouble);
        return run.Sent;
    }
}
