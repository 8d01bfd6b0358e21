namespace RoadmapFunctions.Answers;

/// <summary>The log of a campaign as what is known of each school.</summary>
public sealed class SubmissionHistory
{
    private readonly Dictionary<string, OrganizationHistory> organizations;

    private SubmissionHistory(Dictionary<string, OrganizationHistory> organizations) => this.organizations = organizations;

    public OrganizationHistory? Of(string organizationId) => organizations.GetValueOrDefault(organizationId);

    public IEnumerable<SubmissionVersion> Versions => organizations.Values.SelectMany(organization => organization.Versions);

    /// <param name="entries">In any order.</param>
    public static SubmissionHistory From(IEnumerable<LogEntry> entries)
    {
        var all = entries.ToList();
        // A slow sync may tell of a sheet that was read before a newer sync saw the answer: it knows nothing of that answer.
        var observed = all.OfType<Submission>().ToLookup(submission => submission.Key, submission => submission.ObservedAt, StringComparer.Ordinal);
        var lastPresence = all.OfType<PresenceChange>()
            .Where(change => observed[change.SubmissionKey].Any(at => change.ObservedAt >= at))
            .GroupBy(change => change.SubmissionKey, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(change => change.ObservedAt)!, StringComparer.Ordinal);
        return new(all.OfType<Submission>()
            .Select(submission => lastPresence.GetValueOrDefault(submission.Key) is { } change
                ? new SubmissionVersion(submission, change.Present, change.Disowned)
                : new SubmissionVersion(submission, Present: true))
            .GroupBy(version => version.Submission.OrganizationId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new OrganizationHistory(group), StringComparer.Ordinal));
    }

    public static async Task<SubmissionHistory> ReadAsync(ISubmissionLog log, string campaignId, CancellationToken cancellationToken)
    {
        var entries = new List<LogEntry>();
        await foreach (var entry in log.ReadAsync(campaignId, cancellationToken))
        {
            entries.Add(entry);
        }

        return From(entries);
    }

    /// <returns>Null while the school has not answered.</returns>
    public static async Task<OrganizationHistory?> ReadOrganizationAsync(
        ISubmissionLog log, string campaignId, string organizationId, CancellationToken cancellationToken)
    {
        var entries = new List<LogEntry>();
        await foreach (var entry in log.ReadOrganizationAsync(campaignId, organizationId, cancellationToken))
        {
            entries.Add(entry);
        }

        return From(entries).Of(organizationId);
    }
}

/// <param name="Present">False when its row has vanished from the sheet.</param>
/// <param name="Disowned">It was never this school's.</param>
public sealed record SubmissionVersion(Submission Submission, bool Present, bool Disowned = false);

/// <summary>All that one school has answered.</summary>
public sealed class OrganizationHistory(IEnumerable<SubmissionVersion> versions)
{
    /// <summary>In the order of answering.</summary>
    public IReadOnlyList<SubmissionVersion> Versions { get; } =
    [
        .. versions.OrderBy(version => version.Submission.SubmittedAt)
            .ThenBy(version => version.Submission.ObservedAt)
            .ThenBy(version => version.Submission.Key, StringComparer.Ordinal),
    ];

    /// <summary>The answer that counts: the latest one that has not been withdrawn.</summary>
    public Submission? Current => CurrentAt(DateTimeOffset.MaxValue);

    /// <summary>The answer that would count if none had come after that moment.</summary>
    public Submission? CurrentAt(DateTimeOffset moment) => Versions.LastOrDefault(version => version.Present && version.Submission.SubmittedAt <= moment)?.Submission;

    /// <summary>
    /// The earliest instant at which an answer of this school is known. An edit in Google moves the row's time stamp forward,
    /// and a clock may run ahead, so it is the least of all that we have ever seen; it never moves forward.
    /// </summary>
    public DateTimeOffset FirstSeen => Own.Min(version =>
        version.Submission.SubmittedAt < version.Submission.ObservedAt ? version.Submission.SubmittedAt : version.Submission.ObservedAt);

    /// <summary>
    /// When the answer that counts replaced another one; null when the first answer still stands. A version of the same moment is the
    /// same answer read anew, after a change of the campaign file for one: the school has corrected nothing.
    /// </summary>
    public DateTimeOffset? CorrectedAt => Current is { } current && current.SubmittedAt > Own[0].Submission.SubmittedAt && SubmissionKey.ContentOf(Own[0].Submission) != SubmissionKey.ContentOf(current)
        ? current.SubmittedAt
        : null;

    // What somebody took for this school's by mistake says nothing of when it answered, unless there is nothing else.
    private IReadOnlyList<SubmissionVersion> Own => Versions.Any(version => !version.Disowned) ? [.. Versions.Where(version => !version.Disowned)] : Versions;
}
