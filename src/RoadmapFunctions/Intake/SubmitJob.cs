using Microsoft.Extensions.Logging;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Editions;
using RoadmapFunctions.Submissions;

namespace RoadmapFunctions.Intake;

/// <summary>Takes a school's answer straight into the log.</summary>
public sealed partial class SubmitJob(ISubmissionLog log, IIdempotencyKeys keys, TimeProvider time, ILogger<SubmitJob> logger)
{
    /// <param name="idempotencyKey">The caller's; null when it gives none.</param>
    /// <returns>The receipt; it is given only when the answer is stored.</returns>
    /// <exception cref="SubmissionRefusedException">The body has mistakes.</exception>
    /// <exception cref="KeyReusedException">The key has been used for another body.</exception>
    public async Task<Receipt> SubmitAsync(Campaign campaign, byte[] body, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var submission = SubmissionReader.Read(body, campaign, now);
        if (idempotencyKey is not null)
        {
            var use = new KeyUse(Digest.Of(body), now);
            var first = await keys.RememberAsync(campaign.Id, idempotencyKey, use, cancellationToken);
            if (first.BodySha256 != use.BodySha256)
            {
                throw new KeyReusedException();
            }

            submission = submission with { SubmittedAt = first.At, ObservedAt = first.At };
        }

        await log.AppendAsync(campaign.Id, [submission], cancellationToken);
        LogAccepted(campaign.Id, submission.OrganizationId, submission.Answers.Count);
        return (await FindAsync(campaign, submission.Key, cancellationToken))!;
    }

    /// <returns>Null when there is no such submission.</returns>
    public async Task<Receipt?> FindAsync(Campaign campaign, string submissionKey, CancellationToken cancellationToken)
    {
        var organizationId = SubmissionKey.OrganizationOf(submissionKey);
        var entries = new List<LogEntry>();
        await foreach (var entry in log.ReadOrganizationAsync(campaign.Id, organizationId, cancellationToken))
        {
            entries.Add(entry);
        }

        var history = SubmissionHistory.From(entries).Of(organizationId);
        var submission = history?.Versions.Select(version => version.Submission).FirstOrDefault(each => each.Key == submissionKey);
        return submission is null ? null : Receipt.Of(submission, history!, campaign);
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Information, Message = "Submission of {Organization} to {Campaign} accepted, {Answers} activities answered")]
    private partial void LogAccepted(string campaign, string organization, int answers);
}
