using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reminders;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reminders;

/// <summary>Who gets a letter and when, over a real SMTP server and a real table.</summary>
public sealed class ReminderTests(AzuriteFixture azurite) : MailTests(azurite)
{
    [Fact]
    public async Task Every_school_without_a_complete_answer_gets_one_letter_with_its_own_link()
    {
        await using var app = await StartAsync("reminders-once");
        await AnswerAsync(app, "school-1", "scheme", "goals", "trainings");
        await AnswerAsync(app, "school-2", "goals");
        Assert.Equal(4 + 2, await SendAsync(app));
        Assert.Equal(0, await SendAsync(app));

        var (receipts, reminders) = (Letters(IsReceipt), Letters(letter => !IsReceipt(letter)));
        Assert.Equal(["school-1@school.test", "school-2@school.test"], receipts.Keys);
        Assert.Contains("Есть ответы на все мероприятия.", receipts["school-1@school.test"].TextBody, StringComparison.Ordinal);
        Assert.Equal(["school-2@school.test", "school-3@school.test", "school-4@school.test", "school-5@school.test"], reminders.Keys);
        var partial = reminders["school-2@school.test"];
        Assert.Contains("Нет ответа по мероприятиям: 1 и 4.", partial.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://roadmap.test/school#reminders-once.school-2.", partial.TextBody, StringComparison.Ordinal);
        Assert.Contains("href=\"https://roadmap.test/school#reminders-once.school-2.", partial.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("До срока ответа осталось 3 дня: Малая кампания", partial.Subject!.Replace('\u00A0', ' '));

        static bool IsReceipt(MimeMessage letter) => letter.Subject!.StartsWith("Ответ получен", StringComparison.Ordinal);

        SortedDictionary<string, MimeMessage> Letters(Func<MimeMessage, bool> these) =>
            new(Mail.Taken.Where(these).ToDictionary(letter => letter.To.Mailboxes.Single().Address), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_school_that_completes_its_answer_while_letters_go_out_gets_none()
    {
        await using var app = await StartAsync("reminders-meanwhile");
        Mail.Watch = (moment, letter) =>
        {
            if ((moment, letter) is (MailMoment.Taken, 1))
            {
                AnswerAsync(app, "school-4", "scheme", "goals", "trainings").GetAwaiter().GetResult();
            }
        };
        Assert.Equal(Schools - 1, await SendAsync(app));
        Assert.DoesNotContain("school-4@school.test", Mail.Recipients);
        Assert.Equal(
            "получен полный ответ",
            (await app.Outbox.ReadAsync(app.Campaign.Id, CancellationToken.None))
                .Single(item => item.DroppedBecause is not null)
                .DroppedBecause
        );
    }

    [Fact]
    public async Task Letters_that_wait_follow_the_roster_as_it_is_when_they_go()
    {
        await using (var before = await StartAsync("reminders-roster"))
        {
            Mail.Refusal = _ => Busy;
            await before.Reminders.RunAsync(before.Campaign, CancellationToken.None);
        }

        Mail.Refusal = _ => null;
        await using var app = await StartAsync(
            "reminders-roster",
            campaign: Campaign with
            {
                Organizations =
                [
                    Campaign.Organizations[0] with
                    {
                        Email = "new@school.test",
                    },
                    Campaign.Organizations[1] with
                    {
                        Email = null,
                    },
                    .. Campaign.Organizations.Skip(3),
                ],
            }
        );
        Assert.Equal(Schools - 2, await SendAsync(app));
        Assert.Equal(["new@school.test", "school-4@school.test", "school-5@school.test"], Mail.Recipients);
        var outbox = (await app.Outbox.ReadAsync(app.Campaign.Id, CancellationToken.None)).ToDictionary(item =>
            item.Reminder.OrganizationId!
        );
        Assert.True(outbox["school-2"].Waiting); // its address may come yet
        Assert.Equal("организации больше нет в списке", outbox["school-3"].DroppedBecause);
    }

    [Fact]
    public async Task Mail_that_is_switched_on_years_later_sends_nothing_of_a_campaign_that_has_ended()
    {
        await using var app = await StartAsync(
            "reminders-old",
            services => services.Configure<MailOptions>(options => options.OperatorAddress = "person@imc.test")
        );
        app.Time.Advance(TimeSpan.FromDays(365 * 5));
        Assert.Equal(0, await SendAsync(app));
        Assert.Empty(await app.Outbox.ReadAsync(app.Campaign.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_reminder_that_could_not_go_in_time_gives_way_to_the_next_one()
    {
        await using var app = await StartAsync("reminders-late");
        Mail.Refusal = _ => Busy;
        Assert.Equal(0, (await app.Reminders.RunAsync(app.Campaign, CancellationToken.None))!.Sent);
        Mail.Refusal = _ => null;
        app.Time.Advance(TimeSpan.FromDays(2)); // a day is left
        await AnswerAsync(app, "school-1", "scheme", "goals", "trainings");
        Assert.Equal(Schools - 1 + 1, await SendAsync(app)); // the answer is confirmed
        var outbox = await app.Outbox.ReadAsync(app.Campaign.Id, CancellationToken.None);
        Assert.Equal(
            ["наступило время следующего напоминания", "получен полный ответ"],
            outbox.Select(item => item.DroppedBecause).OfType<string>().Distinct().Order(StringComparer.Ordinal)
        );
    }
}
