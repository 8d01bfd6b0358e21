using Microsoft.Extensions.DependencyInjection;
using RoadmapFunctions.Reminders;
using SmtpServer.Protocol;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reminders;

/// <summary>Whatever the mail server does between any two steps, no letter is lost and none goes twice but in the known window.</summary>
public sealed class MailFaultTests(AzuriteFixture azurite) : MailTests(azurite)
{
    [Fact]
    public async Task A_server_that_is_down_for_a_day_loses_nothing()
    {
        await using var app = await StartAsync("reminders-down");
        await Mail.DisposeAsync();
        var run = (await app.Reminders.RunAsync(app.Campaign, CancellationToken.None))!;
        Assert.Equal((0, "Почтовый сервер не отвечает."), (run.Sent, run.Trouble!.Message));
        Assert.Contains(await app.Outbox.ReadAsync(app.Campaign.Id, CancellationToken.None), item => item.Problem is not null);
        Mail = new MailServer(Mail.Port);
        app.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Schools, await SendAsync(app));
        Assert.Equal(Schools, Mail.Recipients.Count());
        Assert.All(
            Mail.Taken,
            letter => Assert.StartsWith("До срока ответа осталось 2 дня", letter.Subject!.Replace('\u00A0', ' '), StringComparison.Ordinal)
        ); // the words are of the day of sending
    }

    [Fact]
    public async Task A_refused_letter_does_not_stop_the_run_and_a_temporary_refusal_does()
    {
        await using var app = await StartAsync("reminders-refused");
        Mail.KnowsRecipient = address => address != "school-2@school.test";
        Mail.Refusal = taken => taken == 2 ? new SmtpResponse(SmtpReplyCode.TransactionFailed, "no") : null;
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
        Mail.Watch = (moment, _) => offered += moment is MailMoment.Offered ? 1 : 0;
        Mail.Refusal = _ => new SmtpResponse(SmtpReplyCode.InsufficientStorage, "later");
        Mail.KnowsRecipient = _ => true;
        Assert.Equal(0, (await app.Reminders.RunAsync(app.Campaign, CancellationToken.None))!.Sent);
        Assert.Equal(1, offered);
        Mail.Refusal = _ => null;
        Assert.Equal(3, await SendAsync(app));
        Assert.Equal(Schools, Mail.Recipients.Distinct().Count());
    }

    [Fact]
    public async Task A_run_needs_one_connection_says_goodbye_and_opens_another_when_the_server_has_had_enough()
    {
        await using var app = await StartAsync("reminders-connection");
        await SendAsync(app);
        Assert.Equal((1, 1), (Mail.Connections, Mail.Farewells));
        await SendAsync(app);
        Assert.Equal(1, Mail.Connections); // with nothing to send there is nobody to call

        await using var strict = await StartAsync("reminders-enough");
        Mail.Refusal = taken =>
            taken == Schools + 2 && Mail.Connections == 2 ? new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "enough") : null;
        var run = (await strict.Reminders.RunAsync(strict.Campaign, CancellationToken.None))!;
        Assert.Equal((Schools - 1, "Почтовый сервер прервал связь (код 421)."), (run.Sent, run.Trouble!.Message));
        Assert.Equal(3, Mail.Connections);
        Assert.Equal(1, await SendAsync(strict));
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
        Assert.Equal(Schools, Mail.Recipients.Count());
        Assert.Equal(Schools, Mail.Recipients.Distinct().Count());
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
                var before = Mail.Taken.Count;
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

                var letters = Mail.Taken.Skip(before).ToList();
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
        Assert.Empty(Mail.Taken);
    }

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
