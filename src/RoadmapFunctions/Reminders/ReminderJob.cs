using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reminders;

/// <summary>
/// Sends the letters that are due and not yet sent. A letter is put into the outbox before it is sent, claimed while it is being sent, and
/// marked when the server has accepted it. One gap is left: a sender that crashes or loses the connection between the server's «250» and
/// our mark sends the letter again later, under the same Message-ID.
/// </summary>
public sealed partial class ReminderJob(
    ReminderReader reader,
    ISubmissionLog log,
    SchoolLinks links,
    PublicAddress site,
    IOutbox outbox,
    IMailSender mail,
    IOptions<MailOptions> options,
    TimeProvider time,
    ILogger<ReminderJob> logger
)
{
    /// <summary>Longer than any letter takes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private const string NotMade = "Письмо не составлено: ошибка программы. Подробности — в журнале программы.";

    private const string NotListed = "организации больше нет в списке";

    private const string CompleteMeanwhile = "получен полный ответ";

    private const string AnsweredMeanwhile = "ответ исправлен или возврат отменён";

    private const string NoNews = "ответ с тех пор исправлен, возвращён или отозван, либо прошла неделя";

    /// <returns>Null when no mail server is configured.</returns>
    public async Task<ReminderRun?> RunAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        if (!options.Value.Configured)
        {
            return null;
        }

        var view = await reader.ReadAsync(campaign, cancellationToken);
        await outbox.AddAsync(
            campaign.Id,
            [.. view.NotStored.Select(reminder => new OutboxItem(reminder, time.GetUtcNow()))],
            cancellationToken
        );
        var due = view.Due.Select(reminder => reminder.Key).ToHashSet(StringComparer.Ordinal);
        var waiting = (await outbox.ReadAsync(campaign.Id, cancellationToken))
            .Where(item => item.Waiting && !item.Damaged && !item.ClaimedAt(time.GetUtcNow()))
            .ToLookup(item => due.Contains(item.Reminder.Key) || IsWritten(campaign, item.Reminder));
        foreach (var item in waiting[false])
        {
            await outbox.TryReplaceAsync(
                campaign.Id,
                item with
                {
                    DroppedBecause = WhyNot(item.Reminder, view.Situation),
                },
                cancellationToken
            );
        }

        var run = await SendAsync(campaign, waiting[true], cancellationToken);
        LogSent(campaign.Id, run.Sent);
        return run;
    }

    /// <summary>
    /// Sends these letters at once, without checking others. A letter that cannot be sent now stays in the outbox, where the desk shows it
    /// and the next run finds it.
    /// </summary>
    /// <returns>Null when no mail server is configured.</returns>
    public async Task<ReminderRun?> SendNowAsync(
        Campaign campaign,
        IReadOnlyCollection<Reminder> reminders,
        CancellationToken cancellationToken
    )
    {
        if (!options.Value.Configured)
        {
            return null;
        }

        var now = time.GetUtcNow();
        await outbox.AddAsync(campaign.Id, [.. reminders.Select(reminder => new OutboxItem(reminder, now))], cancellationToken);
        var waiting = new List<OutboxItem>();
        foreach (var reminder in reminders)
        {
            var item = await outbox.FindAsync(campaign.Id, reminder.Key, cancellationToken);
            if (item is { Waiting: true, Damaged: false } && !item.ClaimedAt(now))
            {
                waiting.Add(item);
            }
        }

        var run = await SendAsync(campaign, waiting, cancellationToken);
        LogSent(campaign.Id, run.Sent);
        return run;
    }

    // A message from the operator is due until it is sent; every other letter only while the state calls for it.
    private static bool IsWritten(Campaign campaign, Reminder reminder) =>
        reminder is { Kind: ReminderKind.Message, OrganizationId: { } id } && campaign.FindOrganization(id) is not null;

    private async Task<ReminderRun> SendAsync(Campaign campaign, IEnumerable<OutboxItem> items, CancellationToken cancellationToken)
    {
        await using var session = mail.Begin();
        var run = new ReminderRun(0, Trouble: null);
        foreach (var item in items)
        {
            try
            {
                run = run with { Sent = run.Sent + (await SendAsync(session, campaign, item, cancellationToken) ? 1 : 0) };
            }
            catch (MailNotSentException e)
            {
                run = run with { Trouble = e };
                if (e.ServerSilent)
                {
                    break;
                }
            }
            catch (Exception e) when (e is not (OperationCanceledException or StorageUnavailableException))
            {
                LogFailed(campaign.Id, item.Reminder.Key, e);
                run = run with { Trouble = new MailNotSentException(NotMade, serverSilent: false, e) };
                await NoteAsync(campaign, item, cancellationToken);
            }
        }

        return run;
    }

    // The claim has changed the stored item, so the letter is read again.
    private async Task NoteAsync(Campaign campaign, OutboxItem item, CancellationToken cancellationToken)
    {
        var stored = await outbox.ReadAsync(campaign.Id, cancellationToken);
        if (stored.FirstOrDefault(each => each.Reminder.Key == item.Reminder.Key) is { Waiting: true } waiting)
        {
            await outbox.TryReplaceAsync(campaign.Id, waiting with { ClaimedUntil = null, Problem = NotMade }, cancellationToken);
        }
    }

    private async Task<bool> SendAsync(IMailSession session, Campaign campaign, OutboxItem item, CancellationToken cancellationToken)
    {
        var address = reader.AddressOf(campaign, item.Reminder);
        if (address is null)
        {
            return false; // the desk says so
        }

        var claim = item with { ClaimedUntil = time.GetUtcNow() + Lease, Attempts = item.Attempts + 1, Problem = null };
        if (await outbox.TryReplaceAsync(campaign.Id, claim, cancellationToken) is not { } claimed)
        {
            return false;
        }

        if (await TextAsync(campaign, item.Reminder, cancellationToken) is not { } text)
        {
            await outbox.TryReplaceAsync(
                campaign.Id,
                claimed with
                {
                    ClaimedUntil = null,
                    DroppedBecause = item.Reminder.Kind switch
                    {
                        ReminderKind.Answers => CompleteMeanwhile,
                        ReminderKind.AnswerReceived => NoNews,
                        _ => AnsweredMeanwhile,
                    },
                },
                cancellationToken
            );
            return false;
        }

        try
        {
            await session.SendAsync(
                new Letter(MessageId(campaign, item.Reminder), campaign.Operator.Name, address, text),
                cancellationToken
            );
        }
        catch (MailNotSentException e)
        {
            await outbox.TryReplaceAsync(campaign.Id, claimed with { ClaimedUntil = null, Problem = e.Message }, cancellationToken);
            throw;
        }

        // Even when told to stop now, it must write the mark: without it the letter would be sent twice.
        await outbox.TryReplaceAsync(
            campaign.Id,
            claimed with
            {
                ClaimedUntil = null,
                SentAt = time.GetUtcNow(),
                SentTo = address,
            },
            CancellationToken.None
        );
        return true;
    }

    /// <returns>Null when the school has answered since the run began.</returns>
    private async Task<MailText?> TextAsync(Campaign campaign, Reminder reminder, CancellationToken cancellationToken)
    {
        if (reminder.OrganizationId is not { } id)
        {
            return ReminderTexts.ToOperator(campaign, reminder, $"{site.Home()}/desk/campaigns/{campaign.Id}{PageOf(reminder.Kind)}");
        }

        if (campaign.FindOrganization(id) is not { } organization)
        {
            return null;
        }

        var known = await SubmissionHistory.ReadOneAsync(log, campaign.Id, id, cancellationToken);
        var progress = OrganizationProgress.Of(campaign, known, organization);
        var unanswered = CompletenessRule.Unanswered(campaign, known.Of(id)?.Current);
        var link = site.PersonalLink(await links.TokenAsync(campaign, organization, cancellationToken));
        var head = progress.AwaitsHead ? site.HeadLink(await links.HeadTokenAsync(campaign, organization, cancellationToken)) : null;
        return reminder.Kind switch
        {
            ReminderKind.AnswerContested or ReminderKind.AnswerReplaced => ReminderTexts.OfAnotherAnswer(
                campaign,
                organization,
                reminder.Kind is ReminderKind.AnswerReplaced,
                link
            ),
            ReminderKind.Message => ReminderTexts.Message(campaign, organization, reminder.Detail, link),
            ReminderKind.AnswerReturned => ReminderPlan.OfReturn(progress)?.Key == reminder.Key
                ? ReminderTexts.Returned(campaign, progress, link, time.GetUtcNow())
                : null,
            ReminderKind.AnswerReceived => ReminderPlan.OfReceipt(progress)?.Key == reminder.Key
                ? ReminderTexts.Received(campaign, progress, unanswered, link, head)
                : null,
            _ => ReminderPlan.AnswerIsExpected(progress)
                ? ReminderTexts.ToSchool(campaign, progress, unanswered, link, time.GetUtcNow(), head, reminder.Detail)
                : null,
        };
    }

    private static string PageOf(ReminderKind kind) =>
        kind switch
        {
            ReminderKind.EditionPublished => "/editions",
            ReminderKind.QuarantineOld => "/quarantine",
            _ => string.Empty,
        };

    private static string WhyNot(Reminder reminder, ReminderSituation situation) =>
        reminder.Kind switch
        {
            ReminderKind.AnswerReturned => AnsweredMeanwhile,
            ReminderKind.AnswerReceived => NoNews,
            ReminderKind.Message => NotListed,
            ReminderKind.Answers => situation.Progress.Organizations.FirstOrDefault(each =>
                each.Organization.Id == reminder.OrganizationId
            ) switch
            {
                null => NotListed,
                { Completeness: Completeness.NotExpected } => "школа освобождена от ответа",
                var each when !ReminderPlan.AnswerIsExpected(each) => CompleteMeanwhile,
                _ => situation.Now >= situation.Campaign.EndsAt ? "сбор ответов закончен" : "наступило время следующего напоминания",
            },
            _ => "повода больше нет",
        };

    // The same letter has the same name, whoever sends it and however often.
    private string MessageId(Campaign campaign, Reminder reminder) =>
        $"{Digest.Of($"{campaign.Id}\n{reminder.Key}")[..32]}@{EmailAddress.DomainOf(options.Value.From!)}";

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "Letter {Letter} of {Campaign} could not be made; the others go on")]
    private partial void LogFailed(string campaign, string letter, Exception exception);

    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Reminders of {Campaign}: {Sent} sent")]
    private partial void LogSent(string campaign, int sent);
}
