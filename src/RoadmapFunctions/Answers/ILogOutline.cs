namespace RoadmapFunctions.Answers;

/// <summary>
/// The log without texts, for those who count and compare answers, with marks that tell them what has changed since. Each call throws
/// <see cref="Kit.StorageUnavailableException"/> when the storage does not answer.
/// </summary>
public interface ILogOutline
{
    /// <summary>
    /// All entries about schools, in the order of their keys. Answers are outlined (<see cref="AnswerOutline"/>) and have no respondent and
    /// no trace; decisions have no comment.
    /// </summary>
    IAsyncEnumerable<LogEntry> ReadOutlineAsync(string campaignId, CancellationToken cancellationToken);

    /// <summary>The entries of one school, likewise.</summary>
    IAsyncEnumerable<LogEntry> ReadOrganizationOutlineAsync(string campaignId, string organizationId, CancellationToken cancellationToken);

    /// <summary>
    /// The marks as they are now. Whoever reads entries after this call knows at least what these marks stand for.
    /// </summary>
    /// <param name="known">Marks that were read before: if nothing was written since, the answer is this very object and takes one
    /// small read.</param>
    Task<LogMarks> MarksAsync(string campaignId, LogMarks known, CancellationToken cancellationToken);
}
