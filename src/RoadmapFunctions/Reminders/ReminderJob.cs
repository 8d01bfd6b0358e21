using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Progress;
using RoadmapFunctions.Submissions;

namespace RoadmapFunctions.Reminders;

/// <summary>
/// Sends the letters that are due and not yet sent. A letter is put into the outbox before it is sent, claimed while it is being sent, and
/// marked when the server has taken it. One window is left: who dies, or loses the connection, between the server's «250» and our mark
/// sends the letter again later, under the same Message-ID.
/// </summary>
public sealed partial class ReminderJob(
    ReminderReader reader, ISubmissionLog log, SchoolLinks links, IOutbox outbox, IMailSender mail, IOptions<MailOptions> options, TimeProvider time, ILogger<ReminderJob> logger)
{
    /// <summary>Longer than any letter takes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <returns>How many letters were sent. Null when no mail server is configured.</returns>
    /// <exception cref="MailNotSentException">Some were not; the outbox says which and why, and the next run tries again.</exception>
    public async Task<int?> RunAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        if (!options.Value.Configured)
        {
            return null;
        }

        var view = await reader.ReadAsync(campaign, cancellationToken);
        await outbox.AddAsync(campaign.Id, [.. view.NotStored.Select(reminder => new OutboxItem(reminder, time.GetUtcNow()))], cancellationToken);
        var due = view.Due.Select(reminder => reminder.Key).ToHashSet(StringComparer.Ordinal);
        var (sent, failure) = (0, (MailNotSentException?)null);
        foreach (var item in (await outbox.ReadAsync(campaign.Id, cancellationToken)).Where(item => item.Waiting))
        {
            if (item.ClaimedUntil > time.GetUtcNow())
            {
                continue; // another run has it
            }

            if (!due.Contains(item.Reminder.Key))
            {
                await outbox.TryReplaceAsync(campaign.Id, item with { DroppedBecause = WhyNot(item.Reminder, view.Situation) }, cancellationToken);
                continue;
            }

            try
            {
                sent += await SendAsync(campaign, item, view.Situation, cancellationToken) ? 1 : 0;
            }
            catch (MailNotSentException e)
            {
                failure = e;
                if (e.ServerSilent)
                {
                    break;
                }
            }
        }

        LogSent(campaign.Id, sent);
        return failure is null ? sent : throw failure;
    }

    private async Task<bool> SendAsync(Campaign campaign, OutboxItem item, ReminderSituation situation, CancellationToken cancellationToken)
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

        try
        {
            var text = await TextAsync(campaign, item.Reminder, situation, cancellationToken);
            await mail.SendAsync(new Letter(MessageId(campaign, item.Reminder), address, text), cancellationToken);
        }
        catch (MailNotSentException e)
        {
            await outbox.TryReplaceAsync(campaign.Id, claimed with { ClaimedUntil = null, Problem = e.Message }, cancellationToken);
            throw;
        }

        await outbox.TryReplaceAsync(campaign.Id, claimed with { ClaimedUntil = null, SentAt = time.GetUtcNow(), SentTo = address }, cancellationToken);
        return true;
    }

    private async Task<MailText> TextAsync(Campaign campaign, Reminder reminder, ReminderSituation situation, CancellationToken cancellationToken)
    {
        var home = options.Value.PublicAddress!;
        if (reminder.OrganizationId is not { } id)
        {
            return ReminderTexts.ToOperator(campaign, reminder, new Uri(home, $"desk/{campaign.Id}{PageOf(reminder.Kind)}").ToString());
        }

        var progress = situation.Progress.Organizations.Single(each => each.Organization.Id == id);
        var current = (await SubmissionHistory.ReadOrganizationAsync(log, campaign.Id, id, cancellationToken))?.Current;
        var unanswered = campaign.Activities.Where(activity => current?.AnswerTo(activity.Id) is null).ToList();
        var token = await links.TokenAsync(campaign, progress.Organization, cancellationToken);
        return ReminderTexts.ToSchool(campaign, progress, unanswered, new Uri(home, $"school#{token}").ToString(), time.GetUtcNow());
    }

    private static string PageOf(ReminderKind kind) => kind switch
    {
        ReminderKind.EditionPublished => "/editions",
        ReminderKind.QuarantineOld => "/quarantine",
        _ => string.Empty,
    };

    private static string WhyNot(Reminder reminder, ReminderSituation situation) => reminder.Kind is not ReminderKind.Answers
        ? "повода больше нет"
        : situation.Progress.Organizations.FirstOrDefault(each => each.Organization.Id == reminder.OrganizationId)?.Completeness switch
        {
            null => "организации больше нет в списке",
            Completeness.Complete => "получен полный ответ",
            _ => situation.Now >= situation.Campaign.EndsAt ? "сбор ответов закончен" : "наступило время следующего напоминания",
        };

    private string MessageId(Campaign campaign, Reminder reminder) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{campaign.Id}\n{reminder.Key}")))[..32]}@{options.Value.From!.Split('@')[1]}";

    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Reminders of {Campaign}: {Sent} sent")]
    private partial void LogSent(string campaign, int sent);
}
