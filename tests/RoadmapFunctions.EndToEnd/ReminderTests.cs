using Microsoft.Extensions.DependencyInjection;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Submissions;
using Xunit;

namespace RoadmapFunctions.EndToEnd;

/// <summary>Letters over a real SMTP server and a real table, whatever happens between any two steps.</summary>
public sealed class ReminderTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const int Schools = 5;
    private static readonly DateTimeOffset ThreeDaysBefore = new(2021, 1, 27, 2, 20, 0, TimeSpan.Zero);

    private readonly MailServer mail = new();

    private static Campaign Campaign
    {
        get
        {
            var small = SmallCampaign.WithSchools(Schools);
            return small with { Organizations = [.. small.Organizations.Select(school => school with { Email = $"{school.Id}@school.test" })] };
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => mail.DisposeAsync();

    [Fact]
    public async Task Every_school_without_a_complete_answer_gets_one_letter_with_its_own_link()
    {
        await using var app = await StartAsync("reminders-once");
        await AnswerAsync(app, "school-1", "scheme", "goals", "trainings");
        await AnswerAsync(app, "school-2", "goals");
        Assert.Equal(4, await app.Reminders.RunAsync(app.Campaign, CancellationToken.None));
        Assert.Equal(0, await app.Reminders.RunAsync(app.Campaign, CancellationToken.None));

        Assert.Equal(["school-2@school.test", "school-3@school.test", "school-4@school.test", "school-5@school.test"], Recipients());
        var partial = mail.Taken.Single(letter => letter.To.Mailboxes.Single().Address == "school-2@school.test");
        Assert.Contains("Нет ответа по мероприятиям: 1 и 4.", partial.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://roadmap.test/school#reminders-once.school-2.", partial.TextBody, StringComparison.Ordinal);
        Assert.Contains("href=\"https://roadmap.test/school#reminders-once.school-2.", partial.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("До срока ответа осталось 3 дня: Малая кампания", partial.Subject!.Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task A_server_that_is_down_for_a_day_loses_nothing()
    {
        await using var app = await StartAsync("reminders-down");
        mail.Overloaded = true;
        await Assert.ThrowsAsync<MailNotSentException>(() => app.Reminders.RunAsync(app.Campaign, CancellationToken.None));
        Assert.Contains(await app.Outbox.ReadAsync(app.Campaign.Id, CancellationToken.None), item => item.Problem is not null);
        mail.Overloaded = false;
        app.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Schools, await app.Reminders.RunAsync(app.Campaign, CancellationToken.None));
        Assert.Equal(Schools, Recipients().Count());
        Assert.All(mail.Taken, letter => Assert.StartsWith("До срока ответа осталось 2 дня", letter.Subject!.Replace('\u00A0', ' '), StringComparison.Ordinal)); // the words are of the day of sending
    }

    [Fact]
    public async Task A_reminder_that_could_not_go_in_time_gives_way_to_the_next_one()
    {
        await using var app = await StartAsync("reminders-late");
        mail.Overloaded = true;
        await Assert.ThrowsAsync<MailNotSentException>(() => app.Reminders.RunAsync(app.Campaign, CancellationToken.None));
        mail.Overloaded = false;
        app.Time.Advance(TimeSpan.FromDays(2)); // a day is left
        await AnswerAsync(app, "school-1", "scheme", "goals", "trainings");
        Assert.Equal(Schools - 1, await app.Reminders.RunAsync(app.Campaign, CancellationToken.None));
        var outbox = await app.Outbox.ReadAsync(app.Campaign.Id, CancellationToken.None);
        Assert.Equal(
            ["наступило время следующего напоминания", "получен полный ответ"],
            outbox.Select(item => item.DroppedBecause).OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_timers_at_once_send_each_letter_once()
    {
        await using var one = await StartAsync("reminders-two");
        await using var other = await StartAsync("reminders-two");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => (number % 2 == 0 ? one : other).Reminders.RunAsync(one.Campaign, CancellationToken.None))));
        Assert.Equal(Schools, Recipients().Count());
        Assert.Equal(Schools, Recipients().Distinct().Count());
    }

    /// <summary>Each letter takes two writes of the outbox, the claim and the mark; the run dies just before or just after one of them.</summary>
    [Fact]
    public async Task Whichever_step_the_run_dies_at_nothing_is_lost_and_only_the_known_window_repeats()
    {
        for (var step = 0; step < 2 * Schools; step++)
        {
            foreach (var after in new[] { false, true })
            {
                var before = mail.Taken.Count;
                var name = $"reminders-death-{step}-{(after ? "after" : "before")}";
                await using (var dying = await StartAsync(name, services => services.AddSingleton<IOutbox>(provider =>
                    new DyingOutbox(ActivatorUtilities.CreateInstance<TableOutbox>(provider), step, after))))
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
        await using var app = await StartAsync("reminders-off", services => services.Configure<MailOptions>(options => options.Host = null));
        Assert.Null(await app.Reminders.RunAsync(app.Campaign, CancellationToken.None));
        Assert.Empty(await app.Outbox.ReadAsync(app.Campaign.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_server_without_TLS_is_refused_where_TLS_is_asked_for()
    {
        await using var app = await StartAsync("reminders-tls", services => services.Configure<MailOptions>(options => options.Security = MailSecurity.StartTls));
        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => app.Reminders.RunAsync(app.Campaign, CancellationToken.None));
        Assert.StartsWith("С почтовым сервером не удалось установить защищённое соединение", failure.Message, StringComparison.Ordinal);
        Assert.Empty(mail.Taken);
    }

    private IEnumerable<string> Recipients() => mail.Taken.Select(letter => letter.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal);

    private Task<TestApp> StartAsync(string name, Action<IServiceCollection>? change = null) => TestApp.StartAsync(
        azurite, new Uri("http://127.0.0.1:9"), Campaign, name, ThreeDaysBefore, services =>
        {
            services.Configure<MailOptions>(options =>
            {
                options.Host = "127.0.0.1";
                options.Port = mail.Port;
                options.Security = MailSecurity.None;
                options.From = "imc@roadmap.test";
                options.PublicAddress = new Uri("https://roadmap.test/");
            });
            change?.Invoke(services);
        });

    private static Task<int> AnswerAsync(TestApp app, string school, params string[] activities) => app.Log.AppendAsync(
        app.Campaign.Id,
        [
            new Submission
            {
                OrganizationId = school,
                Source = SubmissionSource.Http,
                SubmittedAt = ThreeDaysBefore,
                ObservedAt = ThreeDaysBefore,
                Answers = [.. activities.Select(activity => new ActivityAnswer(activity, [], "сделано"))],
            },
        ],
        CancellationToken.None);

    private sealed class DeathException : Exception;

    private sealed class DyingOutbox(IOutbox inner, int step, bool after) : IOutbox
    {
        private int left = step;

        public Task<IReadOnlyList<OutboxItem>> ReadAsync(string campaignId, CancellationToken cancellationToken) => inner.ReadAsync(campaignId, cancellationToken);

        public Task AddAsync(string campaignId, IReadOnlyCollection<OutboxItem> items, CancellationToken cancellationToken) => inner.AddAsync(campaignId, items, cancellationToken);

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
