using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reminders;
using SmtpServer.Protocol;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reminders;

/// <summary>Letters over a real SMTP server and a real table, whatever happens between any two steps.</summary>
public sealed class ReminderTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const int Schools = 5;
    private static readonly DateTimeOffset ThreeDaysBefore = new(2021, 1, 27, 2, 20, 0, TimeSpan.Zero);

    private MailServer mail = new();

    private static SmtpResponse Busy => new(SmtpReplyCode.ServiceUnavailable, "busy");

    private static Campaign Campaign { get; } = CampaignOf(Schools);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => mail.DisposeAsync();

    /// <summary>A campaign whose schools have addresses.</summary>
    internal static Campaign CampaignOf(int schools)
    {
        var small = SmallCampaign.WithSchools(schools);
        return small with { Organizations = [.. small.Organizations.Select(school => school with { Email = $"{school.Id}@school.test" })] };
    }

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
            new(mail.Taken.Where(these).ToDictionary(letter => letter.To.Mailboxes.Single().Address), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_letter_says_whose_it_is_who_reads_replies_when_and_that_a_machine_wrote_it()
    {
        await using var app = await StartAsync(
            "reminders-headers",
            services => services.Configure<MailOptions>(options => options.OperatorAddress = "person@imc.test")
        );
        await SendAsync(app);
        var letter = mail.Taken[0];
        Assert.Equal("\"ИМЦ\" <imc@roadmap.test>", letter.From.ToString());
        Assert.Equal("person@imc.test", letter.ReplyTo.ToString());
        Assert.Equal("auto-generated", letter.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal(app.Time.GetUtcNow(), letter.Date, TimeSpan.FromMinutes(10));
        Assert.EndsWith("@roadmap.test", letter.MessageId, StringComparison.Ordinal);
        Assert.Empty(letter.Cc.Concat(letter.Bcc));
    }

    [Fact]
    public async Task Line_breaks_in_names_add_no_header_and_nobody_to_the_recipients()
    {
        const string Injection = "\r\nBcc: all@evil.test\r\n\r\n<b>";
        var hostile = Campaign with
        {
            Title = "Тема" + Injection,
            Operator = Campaign.Operator with { Name = "ИМЦ" + Injection },
            Organizations =
            [
                .. Campaign.Organizations.Select(school =>
                    school with
                    {
                        Name = school.Name + Injection,
                        ShortName = school.ShortName + Injection,
                    }
                ),
            ],
        };
        await using var app = await StartAsync("reminders-injection", campaign: hostile);
        Assert.Equal(Schools, await SendAsync(app));
        Assert.All(
            mail.Taken,
            letter =>
            {
                Assert.DoesNotContain(letter.Headers, header => header.Id is HeaderId.Bcc or HeaderId.Cc);
                Assert.Contains("Bcc: all@evil.test", letter.Subject, StringComparison.Ordinal); // as words
                Assert.Contains("Bcc: all@evil.test", letter.From.Mailboxes.Single().Name, StringComparison.Ordinal);
                Assert.Single(letter.To);
                Assert.Contains("&lt;b&gt;", letter.HtmlBody, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task A_Cyrillic_domain_goes_in_the_form_that_every_server_knows()
    {
        await using var app = await StartAsync(
            "reminders-idn",
            campaign: Campaign with
            {
                Organizations = [Campaign.Organizations[0] with { Email = "school@школа-5.рф" }],
            }
        );
        Assert.Equal(1, await SendAsync(app));
        Assert.Equal("school@xn---5-6kc3bfr2e.xn--p1ai", mail.Taken[0].Headers[HeaderId.To]);
    }

    [Fact]
    public async Task A_server_that_is_down_for_a_day_loses_nothing()
    {
        await using var app = await StartAsync("reminders-down");
        await mail.DisposeAsync();
        var run = (await app.Reminders.RunAsync(app.Campaign, CancellationToken.None))!;
        Assert.Equal((0, "Почтовый сервер не отвечает."), (run.Sent, run.Trouble!.Message));
        Assert.Contains(await app.Outbox.ReadAsync(app.Campaign.Id, CancellationToken.None), item => item.Problem is not null);
        mail = new MailServer(mail.Port);
        app.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Schools, await SendAsync(app));
        Assert.Equal(Schools, mail.Recipients.Count());
        Assert.All(
            mail.Taken,
            letter => Assert.StartsWith("До срока ответа осталось 2 дня", letter.Subject!.Replace('\u00A0', ' '), StringComparison.Ordinal)
        ); // the words are of the day of sending
    }

    [Fact]
    public async Task What_the_server_says_of_one_letter_does_not_stop_the_others_and_what_it_says_for_now_does()
    {
        await using var app = await StartAsync("reminders-refused");
        mail.KnowsRecipient = address => address != "school-2@school.test";
        mail.Refusal = taken => taken == 2 ? new SmtpResponse(SmtpReplyCode.TransactionFailed, "no") : null;
        var run = (await app.Reminders.RunAsync(app.Campaign, CancellationToken.None))!;
        Assert.Equal(2, run.Sent);
        Assert.Equal(
            [
                "Почтовый сервер не принял адрес получателя (код 550). Проверьте адрес.",
                "Почтовый сервер не принял письмо (код 554).",
                "Почтовый сервер не принял письмо (код 554).",
            ],
            (await app.Outbox.ReadAsync(app.Campaign.Id, CancellationToken.None))
                .Select(item => item.Problem)
                .OfType<string>()
                .Order(StringComparer.Ordinal)
        );

        var offered = 0;
        mail.Watch = (moment, _) => offered += moment is MailMoment.Offered ? 1 : 0;
        mail.Refusal = _ => new SmtpResponse(SmtpReplyCode.InsufficientStorage, "later");
        mail.KnowsRecipient = _ => true;
        Assert.Equal(0, (await app.Reminders.RunAsync(app.Campaign, CancellationToken.None))!.Sent);
        Assert.Equal(1, offered);
        mail.Refusal = _ => null;
        Assert.Equal(3, await SendAsync(app));
        Assert.Equal(Schools, mail.Recipients.Distinct().Count());
    }

    [Fact]
    public async Task A_run_needs_one_connection_says_goodbye_and_opens_another_when_the_server_has_had_enough()
    {
        await using var app = await StartAsync("reminders-connection");
        await SendAsync(app);
        Assert.Equal((1, 1), (mail.Connections, mail.Farewells));
        await SendAsync(app);
        Assert.Equal(1, mail.Connections); // with nothing to send there is nobody to call

        await using var strict = await StartAsync("reminders-enough");
        mail.Refusal = taken =>
            taken == Schools + 2 && mail.Connections == 2 ? new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "enough") : null;
        var run = (await strict.Reminders.RunAsync(strict.Campaign, CancellationToken.None))!;
        Assert.Equal((Schools - 1, "Почтовый сервер прервал связь (код 421)."), (run.Sent, run.Trouble!.Message));
        Assert.Equal(3, mail.Connections);
        Assert.Equal(1, await SendAsync(strict));
    }

    [Fact]
    public async Task A_school_that_completes_its_answer_while_letters_go_out_gets_none()
    {
        await using var app = await StartAsync("reminders-meanwhile");
        mail.Watch = (moment, letter) =>
        {
            if ((moment, letter) is (MailMoment.Taken, 1))
            {
                AnswerAsync(app, "school-4", "scheme", "goals", "trainings").GetAwaiter().GetResult();
            }
        };
        Assert.Equal(Schools - 1, await SendAsync(app));
        Assert.DoesNotContain("school-4@school.test", mail.Recipients);
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
            mail.Refusal = _ => Busy;
            await before.Reminders.RunAsync(before.Campaign, CancellationToken.None);
        }

        mail.Refusal = _ => null;
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
        Assert.Equal(["new@school.test", "school-4@school.test", "school-5@school.test"], mail.Recipients);
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
        mail.Refusal = _ => Busy;
        Assert.Equal(0, (await app.Reminders.RunAsync(app.Campaign, CancellationToken.None))!.Sent);
        mail.Refusal = _ => null;
        app.Time.Advance(TimeSpan.FromDays(2)); // a day is left
        await AnswerAsync(app, "school-1", "scheme", "goals", "trainings");
        Assert.Equal(Schools - 1 + 1, await SendAsync(app)); // the answer is confirmed
        var outbox = await app.Outbox.ReadAsync(app.Campaign.Id, CancellationToken.None);
        Assert.Equal(
            ["наступило время следующего напоминания", "получен полный ответ"],
            outbox.Select(item => item.DroppedBecause).OfType<string>().Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_return_whose_letter_was_never_begun_is_told_by_the_next_run_and_once()
    {
        await using var app = await StartAsync("reminders-return");
        await AnswerAsync(app, "school-1", "scheme", "goals", "trainings");
        await ReturnAsync(app, "school-1", "scheme", "напишите, кто утвердил"); // and the process dies here
        await SendAsync(app);
        var letter = Assert.Single(mail.Taken, each => each.Subject!.StartsWith("Ответ нужно исправить", StringComparison.Ordinal));
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
        mail.Refusal = _ => Busy;
        await app.Reminders.SendNowAsync(app.Campaign, letter, CancellationToken.None);
        Assert.Empty(mail.Taken);
        Assert.Single(await app.Outbox.ReadFailedAsync(app.Campaign.Id, CancellationToken.None));
        mail.Refusal = _ => null;
        await app.Reminders.SendNowAsync(app.Campaign, letter, CancellationToken.None);
        await app.Reminders.SendNowAsync(app.Campaign, letter, CancellationToken.None);
        Assert.Equal(["school-1@school.test"], mail.Recipients);

        // The next return is another letter; an answer that comes before it makes it needless.
        var second = await ReturnAsync(app, "school-1", "goals", "уточните");
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await AnswerAsync(app, "school-1", app.Time.GetUtcNow(), "scheme", "goals", "trainings");
        await app.Reminders.SendNowAsync(app.Campaign, second, CancellationToken.None);
        Assert.Single(mail.Taken);
        var dropped = await app.Outbox.FindAsync(app.Campaign.Id, second.Key, CancellationToken.None);
        Assert.Equal("ответ исправлен или возврат отменён", dropped!.DroppedBecause);
    }

    [Fact]
    public async Task Two_timers_at_once_send_each_letter_once()
    {
        await using var one = await StartAsync("reminders-two");
        await using var other = await StartAsync("reminders-two");
        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(number => Task.Run(() => (number % 2 == 0 ? one : other).Reminders.RunAsync(one.Campaign, CancellationToken.None)))
        );
        Assert.Equal(Schools, mail.Recipients.Count());
        Assert.Equal(Schools, mail.Recipients.Distinct().Count());
    }

    /// <summary>Each letter takes two writes of the outbox, the claim and the mark; the run dies just before or just after one of
    /// them.</summary>
    [Fact]
    public async Task Whichever_step_the_run_dies_at_nothing_is_lost_and_only_the_known_window_repeats()
    {
        for (var step = 0; step < 2 * Schools; step++)
        {
            foreach (var after in new[] { false, true })
            {
                var before = mail.Taken.Count;
                var name = $"reminders-death-{step}-{(after ? "after" : "before")}";
                await using (
                    var dying = await StartAsync(
                        name,
                        services =>
                            services.AddSingleton<IOutbox>(provider => new DyingOutbox(
                                ActivatorUtilities.CreateInstance<TableOutbox>(provider),
                                step,
                                after
                            ))
                    )
                )
                {
                    await Assert.ThrowsAsync<DeathException>(() => dying.Reminders.RunAsync(dying.Campaign, CancellationToken.None));
                }

                await using var next = await StartAsync(name);
                await next.Reminders.RunAsync(next.Campaign, CancellationToken.None); // the dead one's claim still holds
                next.Time.Advance(ReminderJob.Lease + TimeSpan.FromMinutes(1));
                await next.Reminders.RunAsync(next.Campaign, CancellationToken.None);

                var letters = mail.Taken.Skip(before).ToList();
                var markLost = step % 2 == 1 && !after;
                Assert.Equal(Schools + (markLost ? 1 : 0), letters.Count);
                Assert.Equal(Schools, letters.Select(letter => letter.MessageId).Distinct().Count());
                Assert.All(await next.Outbox.ReadAsync(name, CancellationToken.None), item => Assert.NotNull(item.SentAt));
            }
        }
    }

    [Fact]
    public async Task Without_a_mail_server_nothing_is_sent_or_stored()
    {
        await using var app = await StartAsync(
            "reminders-off",
            services => services.Configure<MailOptions>(options => options.Host = null)
        );
        Assert.Null(await app.Reminders.RunAsync(app.Campaign, CancellationToken.None));
        Assert.Empty(await app.Outbox.ReadAsync(app.Campaign.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_server_without_TLS_is_refused_where_TLS_is_asked_for()
    {
        await using var app = await StartAsync(
            "reminders-tls",
            services => services.Configure<MailOptions>(options => options.Security = MailSecurity.StartTls)
        );
        var run = (await app.Reminders.RunAsync(app.Campaign, CancellationToken.None))!;
        Assert.StartsWith(
            "С почтовым сервером не удалось установить защищённое соединение",
            run.Trouble!.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(mail.Taken);
    }

    private static async Task<int> SendAsync(TestApp app)
    {
        var run = (await app.Reminders.RunAsync(app.Campaign, CancellationToken.None))!;
        Assert.Null(run.Trouble);
        return run.Sent;
    }

    private Task<TestApp> StartAsync(string name, Action<IServiceCollection>? change = null, Campaign? campaign = null) =>
        TestApp.StartAsync(
            azurite,
            new Uri("http://127.0.0.1:9"),
            campaign ?? Campaign,
            name,
            ThreeDaysBefore,
            services =>
            {
                services.Configure<MailOptions>(mail.Settle);
                change?.Invoke(services);
            }
        );

    private static async Task<Reminder> ReturnAsync(TestApp app, string school, string? activity, string comment)
    {
        var organization = app.Campaign.FindOrganization(school)!;
        var known = await SubmissionHistory.ReadOneAsync(app.Log, app.Campaign.Id, school, CancellationToken.None);
        var outcome = await new ReviewDecisions(app.Log, app.Time).DecideAsync(
            app.Campaign,
            new AnswerReturn
            {
                OrganizationId = school,
                By = "Иванова",
                ObservedAt = default,
                SubmissionKey = known.Of(school)!.Current!.Key,
                ActivityId = activity,
                Comment = comment,
            },
            known.ReviewOf(app.Campaign, organization).LastNumber,
            CancellationToken.None
        );
        Assert.IsType<ReviewOutcome.Stored>(outcome);
        var now = await SubmissionHistory.ReadOneAsync(app.Log, app.Campaign.Id, school, CancellationToken.None);
        return ReminderPlan.OfReturn(OrganizationProgress.Of(app.Campaign, now, organization))!;
    }

    private static Task<int> AnswerAsync(TestApp app, string school, params string[] activities) =>
        AnswerAsync(app, school, ThreeDaysBefore, activities);

    private static Task<int> AnswerAsync(TestApp app, string school, DateTimeOffset at, params string[] activities) =>
        app.Log.AppendAsync(
            app.Campaign.Id,
            [
                new Submission
                {
                    OrganizationId = school,
                    Source = SubmissionSource.Http,
                    SubmittedAt = at,
                    ObservedAt = at,
                    Answers = [.. activities.Select(activity => new ReadAnswer(activity, [], "сделано"))],
                },
            ],
            CancellationToken.None
        );

    /// <summary>As a stop of the process: nobody may take it for a letter that failed.</summary>
    private sealed class DeathException : OperationCanceledException;

    private sealed class DyingOutbox(IOutbox inner, int step, bool after) : IOutbox
    {
        private int left = step;

        public Task<OutboxItem?> FindAsync(string campaignId, string key, CancellationToken cancellationToken) =>
            inner.FindAsync(campaignId, key, cancellationToken);

        public Task<IReadOnlyList<OutboxItem>> ReadFailedAsync(string campaignId, CancellationToken cancellationToken) =>
            inner.ReadFailedAsync(campaignId, cancellationToken);

        public Task<IReadOnlyList<OutboxItem>> ReadAsync(string campaignId, CancellationToken cancellationToken) =>
            inner.ReadAsync(campaignId, cancellationToken);

        public Task AddAsync(string campaignId, IReadOnlyCollection<OutboxItem> items, CancellationToken cancellationToken) =>
            inner.AddAsync(campaignId, items, cancellationToken);

        public async Task<OutboxItem?> TryReplaceAsync(string campaignId, OutboxItem item, CancellationToken cancellationToken)
        {
            var dies = left-- == 0;
            if (dies && !after)
            {
                throw new DeathException();
            }

            var replaced = await inner.TryReplaceAsync(campaignId, item, cancellationToken);
            return dies ? throw new DeathException() : replaced;
        }
    }
}
