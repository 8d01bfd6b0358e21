using RoadmapFunctions.Answers;
using RoadmapFunctions.Tests.Collecting;

namespace RoadmapFunctions.Tests.Answers;

/// <summary>A log in memory that shows its outline and keeps its marks, as the storage does.</summary>
internal sealed class OutlinedLog(MemoryLog log) : ILogOutline
{
    private readonly Dictionary<string, Dictionary<string, string>> marks = new(StringComparer.Ordinal);
    private int writes;

    /// <summary>How often all outlines were read.</summary>
    public int WholeReads { get; private set; }

    public async Task AppendAsync(LogEntry entry)
    {
        await log.AppendAsync("small", [entry], CancellationToken.None);
        Mark(entry);
    }

    /// <summary>As an act of erasure does it.</summary>
    public void Replace(LogEntry entry)
    {
        log.Replace(entry);
        Mark(entry);
    }

    public IAsyncEnumerable<LogEntry> ReadOutlineAsync(string campaignId, CancellationToken cancellationToken)
    {
        WholeReads++;
        return log.ReadAsync(campaignId, cancellationToken).Select(Outline);
    }

    public IAsyncEnumerable<LogEntry> ReadOrganizationOutlineAsync(
        string campaignId,
        string organizationId,
        CancellationToken cancellationToken
    ) => log.ReadOrganizationAsync(campaignId, organizationId, cancellationToken).Select(Outline);

    public Task<LogMarks> MarksAsync(string campaignId, LogMarks known, CancellationToken cancellationToken)
    {
        var groups = marks.Select(each => new MarkGroup(each.Key, each.Value["revision"], each.Value.ToDictionary())).ToList();
        return Task.FromResult(
            known.AreStill(groups.ToDictionary(group => group.Name, group => group.Revision, StringComparer.Ordinal))
                ? known
                : new LogMarks(groups)
        );
    }

    private void Mark(LogEntry entry)
    {
        var (group, mark) = LogMarks.PlaceOf(SubmissionKey.OrganizationOf(entry.Key));
        marks.TryAdd(group, new(StringComparer.Ordinal));
        marks[group][mark] = marks[group]["revision"] = $"{++writes}";
    }

    private static LogEntry Outline(LogEntry entry) =>
        entry switch
        {
            Submission submission => (
                submission with
                {
                    Answers = AnswerOutline.Of(submission.Answers),
                    Respondent = null,
                    Trace = null,
                }
            ).StoredUnder(submission.Key),
            Assessment assessment => assessment with { Comment = "" },
            AnswerReturn returned => returned with { Comment = "" },
            _ => entry,
        };
}
