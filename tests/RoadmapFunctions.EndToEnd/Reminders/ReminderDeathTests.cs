using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reminders;

/// <summary>
/// The real worker is killed (SIGKILL) between any two letters and within one. No letter is lost. SMTP cannot close
/// the window between the moment the server takes a letter and our mark. Who dies in it sends that one letter twice, and no other,
/// under one Message-ID.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ReminderDeathTests(AzuriteFixture azurite)
{
    private const int Schools = 4;
    private const string Timer = "SendDueReminders";
    private static readonly DateTimeOffset ThreeDaysBefore = new(2021, 1, 27, 9, 20, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData(MailMoment.Offered, 1)]
    [InlineData(MailMoment.Offered, 2)]
    [InlineData(MailMoment.Offered, 3)]
    [InlineData(MailMoment.Offered, 4)]
    [InlineData(MailMoment.Taken, 1)]
    [InlineData(MailMoment.Taken, 3)]
    [InlineData(MailMoment.Taken, 4)]
    [InlineData(MailMoment.Acknowledged, 1)]
    [InlineData(MailMoment.Acknowledged, 2)]
    [InlineData(MailMoment.Acknowledged, 4)]
    public async Task A_timer_that_is_killed_loses_no_letter_and_repeats_at_most_the_one_under_way(MailMoment moment, int letter)
    {
        await using var mail = new MailServer();
        var campaign = MailTests.CampaignOf(Schools) with { Id = $"killed-{moment}-{letter}".ToLowerInvariant() };
        await using (var app = new RunningApp(azurite) { Settings = mail.Environment() })
        {
            await app.StartAsync(RepositoryLayout.Find().DefaultSheet, campaign, ThreeDaysBefore);
            using var death = await WorkerDeath.OfAsync(app);
            mail.Watch = (now, number) =>
            {
                if ((now, number) == (moment, letter))
                {
                    death.Strike();
                }
            };
            await Assert.ThrowsAnyAsync<Exception>(() => app.Host.InvokeTimerAsync(Timer, TestContext.Current.CancellationToken));
            Assert.True(death.HasCome);
        }

        var before = mail.Taken.Count;
        Assert.Equal(moment is MailMoment.Offered ? letter - 1 : letter, before);
        mail.Watch = (_, _) => { };
        await using (var next = new RunningApp(azurite) { Settings = mail.Environment() })
        {
            await next.StartAsync(RepositoryLayout.Find().DefaultSheet, campaign, ThreeDaysBefore.AddDays(1));
            await next.Host.InvokeTimerAsync(Timer, TestContext.Current.CancellationToken);
            await next.Host.InvokeTimerAsync(Timer, TestContext.Current.CancellationToken);
        }

        Assert.Equal(campaign.Organizations.Select(school => school.Email!), mail.Recipients.Distinct());
        Assert.Equal(Schools, mail.Taken.Select(each => each.MessageId).Distinct().Count());
        var repeated = mail.Taken.GroupBy(each => each.MessageId).Where(same => same.Count() > 1).ToList();
        Assert.True(
            mail.Taken.Count - Schools <= (moment is MailMoment.Offered ? 0 : 1),
            $"{mail.Taken.Count} letters to {Schools} schools"
        );
        Assert.All(repeated, same => Assert.Equal(mail.Taken[before - 1].MessageId, same.Key)); // the one that was under way
        if (moment is MailMoment.Taken)
        {
            Assert.Single(repeated); // the window itself: the server has it, nobody could know
        }

        await using var stored = await TestApp.StartAsync(azurite, new Uri("http://127.0.0.1:9"), campaign, campaign.Id, ThreeDaysBefore);
        Assert.All(await stored.Outbox.ReadAsync(campaign.Id, CancellationToken.None), item => Assert.NotNull(item.SentAt));
    }
}
