using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Tests.Answers;

/// <summary>A log in memory, with the promise of the real one: what is there stays, and who comes second is told so.</summary>
internal sealed class LogInMemory : ISubmissionLog
{
    private readonly SortedDictionary<string, LogEntry> entries = new(StringComparer.Ordinal);

    public IReadOnlyCollection<LogEntry> Entries => entries.Values;

    /// <summary>Runs once before the next write: somebody else is quicker.</summary>
    public Action? BeforeWrite { get; set; }

    public IAsyncEnumerable<LogEntry> ReadAsync(string campaignId, CancellationToken cancellationToken) =>
        entries.Values.ToList().ToAsyncEnumerable();

    public IAsyncEnumerable<LogEntry> ReadOrganizationAsync(
        string campaignId,
        string organizationId,
        CancellationToken cancellationToken
    ) =>
        entries
            .Where(each => SubmissionKey.OrganizationOf(each.Key) == organizationId)
            .Select(each => each.Value)
            .ToList()
            .ToAsyncEnumerable();

    public Task<bool> TryAddDirectAsync(string campaignId, Submission submission, DirectLimit limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No decision sends an answer.");

    public Task<int> AppendAsync(string campaignId, IReadOnlyCollection<LogEntry> added, CancellationToken cancellationToken)
    {
        var first = BeforeWrite;
        BeforeWrite = null;
        first?.Invoke();
        return Task.FromResult(added.Count(entry => entries.TryAdd(entry.Key, entry)));
    }
}

/// <summary>Answers and decisions of one school of the small campaign.</summary>
internal static class Review
{
    public static readonly DateTimeOffset Noon = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);

    public static Campaign Campaign => TestCampaign.Small;

    public static Organization School => Campaign.Organizations[0];

    public static Submission Answer(int hour, params ActivityAnswer[] answers) =>
        new()
        {
            OrganizationId = School.Id,
            Source = SubmissionSource.Http,
            SubmittedAt = Noon.AddHours(hour),
            ObservedAt = Noon.AddHours(hour),
            Answers = answers,
        };

    public static ReadAnswer Words(string activity, string words, params string[] options) => new(activity, options, words);

    public static ReadAnswer Ticked(string activity, params string[] options) => new(activity, options);

    public static Assessment Assess(
        ActivityAnswer? answer,
        string activity,
        ExecutionLevel? level = ExecutionLevel.Done,
        string comment = "",
        string by = "Иванова"
    ) =>
        new()
        {
            OrganizationId = School.Id,
            By = by,
            ObservedAt = Noon,
            ActivityId = activity,
            AnswerSha256 = AnswerDigest.Of(answer),
            Level = level,
            Comment = comment,
        };

    public static AnswerReturn Return(Submission answer, string? activity = null, string comment = "уточните", string by = "Иванова") =>
        new()
        {
            OrganizationId = School.Id,
            By = by,
            ObservedAt = Noon,
            SubmissionKey = answer.Key,
            ActivityId = activity,
            Comment = comment,
        };

    public static Acceptance Accept(Submission answer, string by = "Иванова") =>
        new()
        {
            OrganizationId = School.Id,
            By = by,
            ObservedAt = Noon,
            SubmissionKey = answer.Key,
        };

    public static TermsDecision Terms(
        DateOnly? until = null,
        bool exempt = false,
        string reason = "карантин",
        string document = "письмо № 12"
    ) =>
        new()
        {
            OrganizationId = School.Id,
            By = "Иванова",
            ObservedAt = Noon,
            Until = until,
            Exempt = exempt,
            Reason = reason,
            Document = document,
        };

    public static OrganizationReview Of(params LogEntry[] entries) => SubmissionHistory.From(Numbered(entries)).ReviewOf(Campaign, School);

    public static IEnumerable<LogEntry> Numbered(IEnumerable<LogEntry> entries)
    {
        var number = 0;
        return [.. entries.Select(entry => entry is ReviewEntry review ? review with { Number = ++number } : entry)];
    }
}
