using Xunit;

namespace RoadmapFunctions.EndToEnd.Reminders;

/// <summary>A school is told that its answer was returned, once for each return.</summary>
public sealed class ReturnLetterTests(AzuriteFixture azurite) : MailTests(azurite)
{
    [Fact]
    public async Task A_return_whose_letter_was_never_begun_is_told_by_the_next_run_and_once()
    {
        await using var app = await StartAsync("reminders-return");
        await AnswerAsync(app, "school-1", "scheme", "goals", "trainings");
        await ReturnAsync(app, "school-1", "scheme", "напишите, кто утвердил"); // and the process dies here
        await SendAsync(app);
        var letter = Assert.Single(Mail.Taken, each => each.Subject!.StartsWith("Ответ нужно исправить", StringComparison.Ordinal));
        Assert.Contains("Мероприятие 1 («Схема»): напишите, кто утвердил", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://roadmap.test/school#reminders-return.school-1.", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal(0, await SendAsync(app));
    }

    [Fact]
    public async Task A_return_is_told_at_once_and_when_the_server_refuses_it_by_the_next_run()
    {
        await using var app = await StartAsync("reminders-return-now");
        await AnswerAsync(app, "school-1", "scheme", "goals", "trainings");
        var letter = await ReturnAsync(app, "school-1", null, "перепишите");
        Mail.Refusal = _ => Busy;
        await app.Reminders.SendNowAsync(app.Campaign, [letter], CancellationToken.None);
        Assert.Empty(Mail.Taken);
        Assert.Single(await app.Outbox.ReadFailedAsync(app.Campaign.Id, CancellationToken.None));
        Mail.Refusal = _ => null;
        await app.Reminders.SendNowAsync(app.Campaign, [letter], CancellationToken.None);
        await app.Reminders.SendNowAsync(app.Campaign, [letter], CancellationToken.None);
        Assert.Equal(["school-1@school.test"], Mail.Recipients);

        // The next return is another letter; an answer that comes before it makes it needless.
        var second = await ReturnAsync(app, "school-1", "goals", "уточните");
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await AnswerAsync(app, "school-1", app.Time.GetUtcNow(), "scheme", "goals", "trainings");
        await app.Reminders.SendNowAsync(app.Campaign, [second], CancellationToken.None);
        Assert.Single(Mail.Taken);
        var dropped = await app.Outbox.FindAsync(app.Campaign.Id, second.Key, CancellationToken.None);
        Assert.Equal("ответ исправлен или возврат отменён", dropped!.DroppedBecause);
    }
}
