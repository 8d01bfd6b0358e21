using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>A campaign's log, arranged by school.</summary>
public sealed class SubmissionHistory
{
    private readonly Dictionary<string, OrganizationHistory> organizations;
    private readonly Dictionary<string, IReadOnlyList<ReviewEntry>> reviews;

    private SubmissionHistory(
        Dictionary<string, OrganizationHistory> organizations,
        Dictionary<string, IReadOnlyList<ReviewEntry>> reviews,
        IReadOnlyList<AnalystNote> notes
    ) => (this.organizations, this.reviews, Notes) = (organizations, reviews, notes);

    public OrganizationHistory? Of(string organizationId) => organizations.GetValueOrDefault(organizationId);

    /// <summary>
    /// A moment for a new entry: now, or just after the latest entry if a clock once ran fast. A later statement must count
    /// over an earlier one.
    /// </summary>
    public DateTimeOffset NotBefore(DateTimeOffset now) => Later(now, LatestEntry);

    /// <summary>A moment for what a sync has found changed.</summary>
    /// <param name="readAt">When the sheet was read: its changes belong to that moment, even when a quicker sync has written later ones
    /// in the meantime.</param>
    public DateTimeOffset ChangeAt(DateTimeOffset readAt, DateTimeOffset now) => ChangeAt(readAt, now, LatestEntry);

    /// <inheritdoc cref="ChangeAt(DateTimeOffset, DateTimeOffset)"/>
    /// <param name="latest">Time of the latest entry of any school.</param>
    public static DateTimeOffset ChangeAt(DateTimeOffset readAt, DateTimeOffset now, DateTimeOffset? latest) =>
        latest > now ? Later(now, latest) : readAt;

    /// <summary>Time of the latest entry of any school; null when there is none.</summary>
    public DateTimeOffset? LatestEntry => organizations.Values.Max(organization => (DateTimeOffset?)organization.LatestEntry);

    public IEnumerable<SubmissionVersion> Versions => organizations.Values.SelectMany(organization => organization.Versions);

    /// <summary>What people have decided, school by school, in the order of the decisions.</summary>
    public IEnumerable<ReviewEntry> Reviews => reviews.OrderBy(each => each.Key, StringComparer.Ordinal).SelectMany(each => each.Value);

    /// <summary>Every version of the analyst's words, place by place.</summary>
    public IReadOnlyList<AnalystNote> Notes { get; }

    /// <summary>Ids of the schools that have an entry.</summary>
    public IEnumerable<string> OrganizationIds => organizations.Keys.Union(reviews.Keys, StringComparer.Ordinal);

    /// <summary>What is known after the entries of these schools, and no others, were read again.</summary>
    public SubmissionHistory With(IReadOnlySet<string> organizationIds, SubmissionHistory readAgain)
    {
        return new(Merged(organizations, readAgain.organizations), Merged(reviews, readAgain.reviews), Notes);

        Dictionary<string, T> Merged<T>(Dictionary<string, T> before, Dictionary<string, T> again) =>
            before
                .Where(each => !organizationIds.Contains(each.Key))
                .Concat(again.Where(each => organizationIds.Contains(each.Key)))
                .ToDictionary(StringComparer.Ordinal);
    }

    public OrganizationReview ReviewOf(Campaign campaign, Organization organization) =>
        OrganizationReview.Of(campaign, organization, Of(organization.Id), reviews.GetValueOrDefault(organization.Id, []));

    /// <param name="entries">In any order.</param>
    public static SubmissionHistory From(IEnumerable<LogEntry> entries)
    {
        var all = entries.ToList();
        var submissions = all.OfType<Submission>().ToList();
        var firstObserved = submissions.ToLookup(submission => submission.Key, submission => submission.ObservedAt, StringComparer.Ordinal);

        // A slow sync can report the absence of an answer that it never saw: ignore presence changes older than the answer.
        var presence = LastOfEach(
            all.OfType<PresenceChange>().Where(change => firstObserved[change.SubmissionKey].Any(at => change.ObservedAt >= at))
        );
        var decisions = LastOfEach(all.OfType<OwnershipDecision>());
        var withdrawals = LastOfEach(all.OfType<Withdrawal>());
        var confirmations = LastOfEach(all.OfType<Confirmation>());
        var decided = all.OfType<ReviewEntry>()
            .GroupBy(entry => entry.OrganizationId, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => (IReadOnlyList<ReviewEntry>)[.. group.OrderBy(entry => entry.Number)],
                StringComparer.Ordinal
            );
        return new(
            submissions
                .Select(submission => new SubmissionVersion(
                    submission,
                    presence.GetValueOrDefault(submission.Key),
                    decisions.GetValueOrDefault(submission.Key),
                    withdrawals.GetValueOrDefault(submission.Key),
                    confirmations.GetValueOrDefault(submission.Key)
                ))
                .GroupBy(version => version.Submission.OrganizationId, StringComparer.Ordinal)
                .ToDictionary(
                    group => group.Key,
                    group => new OrganizationHistory(group, decided.GetValueOrDefault(group.Key, [])),
                    StringComparer.Ordinal
                ),
            decided,
            [.. all.OfType<AnalystNote>().OrderBy(note => note.Key, StringComparer.Ordinal)]
        );
    }

    internal static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset? latest) => latest >= now ? latest.Value.AddTicks(1) : now;

    private static Dictionary<string, T> LastOfEach<T>(IEnumerable<T> entries)
        where T : LaterEntry =>
        entries
            .GroupBy(entry => entry.SubmissionKey, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(entry => entry.ObservedAt)!, StringComparer.Ordinal);

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
        ISubmissionLog log,
        string campaignId,
        string organizationId,
        CancellationToken cancellationToken
    ) => (await ReadOneAsync(log, campaignId, organizationId, cancellationToken)).Of(organizationId);

    /// <summary>What is known of this one school only.</summary>
    public static async Task<SubmissionHistory> ReadOneAsync(
        ISubmissionLog log,
        string campaignId,
        string organizationId,
        CancellationToken cancellationToken
    )
    {
        var entries = new List<LogEntry>();
        await foreach (var entry in log.ReadOrganizationAsync(campaignId, organizationId, cancellationToken))
        {
            entries.Add(entry);
        }

        return From(entries);
    }
}

/// <summary>Everything that one school has answered.</summary>
public sealed class OrganizationHistory(IEnumerable<SubmissionVersion> versions, IReadOnlyList<ReviewEntry> reviews)
{
    /// <summary>What is expected of the school; null for what is expected of everybody.</summary>
    public TermsDecision? Terms => TermsDecision.InForce(reviews);

    /// <summary>In the order of answering.</summary>
    public IReadOnlyList<SubmissionVersion> Versions { get; } =
    [
        .. versions
            .OrderBy(version => version.Submission.SubmittedAt)
            .ThenBy(version => version.Submission.ObservedAt)
            .ThenBy(version => version.Submission.Key, StringComparer.Ordinal),
    ];

    /// <inheritdoc cref="SubmissionHistory.NotBefore"/>
    public DateTimeOffset NotBefore(DateTimeOffset now) => SubmissionHistory.Later(now, LatestEntry);

    /// <summary>Time of the school's latest entry.</summary>
    public DateTimeOffset LatestEntry => Versions.Max(version => version.LatestEntry);

    /// <summary>The answer that counts: the latest one that has not been withdrawn.</summary>
    public Submission? Current => CurrentAt(DateTimeOffset.MaxValue);

    /// <summary>Confirmation of the answer that counts; null while its head has not confirmed it.</summary>
    public Confirmation? Confirmation => Versions.LastOrDefault(version => version.Present)?.Confirmation;

    /// <summary>The answer that would count if none had come after that moment.</summary>
    public Submission? CurrentAt(DateTimeOffset moment) =>
        Versions.LastOrDefault(version => version.Present && version.Submission.SubmittedAt <= moment)?.Submission;

    /// <summary>The latest direct answer that was not withdrawn, whether it counts or not.</summary>
    public Submission? CurrentDirect =>
        Versions.LastOrDefault(version => version is { Present: true, Submission.Source: SubmissionSource.Http })?.Submission;

    /// <summary>The school's direct answer when a row of the sheet with other content counts in its place; otherwise null.</summary>
    public Submission? ReplacedDirect =>
        Current is { Source: SubmissionSource.Sheet } current && CurrentDirect is { } direct && !SubmissionKey.SaySame(current, direct)
            ? direct
            : null;

    /// <summary>
    /// The earliest instant at which an answer of this school was known. An edit in Google moves the row's time stamp forward, and a clock
    /// may run ahead, so it is the minimum over everything ever seen; it never moves forward.
    /// </summary>
    public DateTimeOffset FirstSeen => Own.Min(version => version.Submission.FirstKnownAt);

    /// <summary>
    /// Answers for which the operator must say whether they were the school's own. About a row that was deleted beside another answer
    /// nobody is asked unless it alone makes the school be in time.
    /// </summary>
    /// <param name="due">When the answer of the school is due.</param>
    public IReadOnlyList<SubmissionVersion> InDoubt(DateTimeOffset due)
    {
        var open = Versions.Where(version => version.InDoubt).ToList();
        var decides = FirstSeen < due && Own.Except(open).All(version => version.Submission.FirstKnownAt >= due);
        return [.. open.Where(version => version.EndsHistory || decides)];
    }

    /// <summary>
    /// When the answer that counts replaced another one; null when the first answer still counts. A version of the same moment is the same
    /// answer read again, for example after a change of the campaign file: the school has corrected nothing.
    /// </summary>
    public DateTimeOffset? CorrectedAt =>
        Current is { } current
        && Own[0].Submission is var first
        && current.SubmittedAt > first.SubmittedAt
        && !SubmissionKey.SaySame(first, current)
            ? current.SubmittedAt
            : null;

    // An answer that was never this school's does not say when it answered, unless there is no other.
    private IReadOnlyList<SubmissionVersion> Own => Versions.Where(IsOwn).ToList() is { Count: > 0 } own ? own : Versions;

    private bool IsOwn(SubmissionVersion version) =>
        version.Present
        || !(version.Disowned || Versions.Any(last => last.EndsHistory && version.Submission.ObservedAt <= last.LastPresence!.ObservedAt));
}
