using Microsoft.Extensions.Logging;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Intake;

/// <summary>Takes a school's answer straight into the log.</summary>
public sealed partial class SubmitJob(ISubmissionLog log, IIdempotencyKeys keys, TimeProvider time, ILogger<SubmitJob> logger)
{
    /// <param name="onlyOrganizationId">The only school that the caller may answer for; null when it may answer for any.</param>
    /// <param name="idempotencyKey">The caller's key; null when it sends none.</param>
    /// <returns>The receipt; returned only after the answer is stored.</returns>
    /// <exception cref="SubmissionRefusedException">The body has mistakes.</exception>
    /// <exception cref="ForeignAnswerException">The answer is for another school than the caller's.</exception>
    /// <exception cref="KeyReusedException">The key has been used for another body.</exception>
    /// <exception cref="SchoolQuotaException">The school has stored as much as it is allowed to.</exception>
    public async Task<Receipt> SubmitAsync(
        Campaign campaign,
        byte[] body,
        string? onlyOrganizationId,
        string? idempotencyKey,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        using var trace = Traces.Start("submit", campaign);
        var submission = SubmissionReader.Read(body, campaign, now);
        if (onlyOrganizationId is not null && submission.OrganizationId != onlyOrganizationId)
        {
            throw new ForeignAnswerException();
        }

        if (idempotencyKey is not null)
        {
            var use = new KeyUse(Digest.Of(body), now);
            // schools do not know each other's keys
            var key = onlyOrganizationId is null ? idempotencyKey : $"{onlyOrganizationId}\n{idempotencyKey}";
            var first = await keys.RememberAsync(campaign.Id, key, use, cancellationToken);
            if (first.BodySha256 != use.BodySha256)
            {
                throw new KeyReusedException();
            }

            submission = submission with { SubmittedAt = first.At, ObservedAt = first.At };
        }

        var history = await HistoryAsync(campaign, submission.OrganizationId, cancellationToken);
        if (SentBefore(history, submission, now) is { } same)
        {
            return Receipt.Of(same, history!, campaign); // nothing is new, even when the school has answered differently since
        }

        if (history?.Current is { } ahead && ahead.SubmittedAt >= now)
        {
            // A clock may have run fast, or a stamp may have been typed: the school's new answer must count over it.
            submission = submission with
            {
                SubmittedAt = SubmissionHistory.Later(now, ahead.SubmittedAt),
            };
        }

        if (!await log.TryAddDirectAsync(campaign.Id, submission with { Trace = Traces.Current }, SchoolQuota.Limit, cancellationToken))
        {
            LogQuota(campaign.Id, submission.OrganizationId);
            throw new SchoolQuotaException();
        }

        Traces.TakenOver(campaign, [submission]);
        LogAccepted(campaign.Id, submission.OrganizationId, submission.Answers.Count);
        return Receipt.Of(submission, (await HistoryAsync(campaign, submission.OrganizationId, cancellationToken))!, campaign);
    }

    /// <returns>The submission that this one repeats; null when it is new.</returns>
    private static Submission? SentBefore(OrganizationHistory? history, Submission submission, DateTimeOffset now)
    {
        var current = history?.Current is { } ahead && ahead.SubmittedAt >= now ? ahead : history?.CurrentAt(submission.SubmittedAt);
        return current is not null && SaysTheSame(current, submission)
            ? current
            : history
                ?.Versions.Select(version => version.Submission)
                .FirstOrDefault(each => each.ObservedAt == submission.ObservedAt && SaysTheSame(each, submission));
    }

    // An answer from the sheet disappears with its row, so it cannot replace one that was sent directly.
    private static bool SaysTheSame(Submission one, Submission other) =>
        one.Source == other.Source && SubmissionKey.ContentOf(one) == SubmissionKey.ContentOf(other) && one.Respondent == other.Respondent;

    /// <returns>Null when there is no such submission.</returns>
    public async Task<Receipt?> FindAsync(Campaign campaign, string submissionKey, CancellationToken cancellationToken)
    {
        var history = await HistoryAsync(campaign, SubmissionKey.OrganizationOf(submissionKey), cancellationToken);
        var submission = history?.Versions.Select(version => version.Submission).FirstOrDefault(each => each.Key == submissionKey);
        // the school may have left the roster since
        var listed = campaign.Organizations.Any(organization => organization.Id == submission?.OrganizationId);
        return submission is null || !listed ? null : Receipt.Of(submission, history!, campaign);
    }

    /// <summary>What is known of this one school only.</summary>
    public Task<SubmissionHistory> KnownAsync(Campaign campaign, string organizationId, CancellationToken cancellationToken) =>
        SubmissionHistory.ReadOneAsync(log, campaign.Id, organizationId, cancellationToken);

    /// <returns>Null while the school has not answered.</returns>
    public Task<OrganizationHistory?> HistoryAsync(Campaign campaign, string organizationId, CancellationToken cancellationToken) =>
        SubmissionHistory.ReadOrganizationAsync(log, campaign.Id, organizationId, cancellationToken);

    [LoggerMessage(
        EventId = 1102,
        Level = LogLevel.Warning,
        Message = "{Organization} of {Campaign} has stored as many versions as a school may; a submission was refused"
    )]
    private partial void LogQuota(string campaign, string organization);

    [LoggerMessage(
        EventId = 1101,
        Level = LogLevel.Information,
        Message = "Submission of {Organization} to {Campaign} accepted, {Answers} activities answered"
    )]
    private partial void LogAccepted(string campaign, string organization, int answers);
}
