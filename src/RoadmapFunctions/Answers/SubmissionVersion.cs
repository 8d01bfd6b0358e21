namespace RoadmapFunctions.Answers;

/// <summary>A version of an answer and what happened to it later.</summary>
/// <param name="LastPresence">The last presence change of its row; null when there was none.</param>
/// <param name="Confirmation">By the head of the school; null while there is none.</param>
/// <param name="LastWithdrawal">The last withdrawal, or the undoing of one; null when there was none.</param>
/// <param name="Decision">The operator's decision whether it was the school's own; null when nobody has decided.</param>
public sealed record SubmissionVersion(
    Submission Submission,
    PresenceChange? LastPresence = null,
    OwnershipDecision? Decision = null,
    Withdrawal? LastWithdrawal = null,
    Confirmation? Confirmation = null
)
{
    /// <summary>Null when the operator has not withdrawn it, or has undone that.</summary>
    public Withdrawal? Withdrawal => LastWithdrawal is { Undone: false } ? LastWithdrawal : null;

    /// <summary>False when its row has vanished from the sheet, or the operator has withdrawn it.</summary>
    public bool Present => Withdrawal is null && LastPresence is null or { Present: true };

    /// <summary>It has a row in the sheet, as far as the last sync could see.</summary>
    public bool InSheet => Present && Submission.Source == SubmissionSource.Sheet;

    /// <summary>It was never this school's.</summary>
    public bool Disowned =>
        Withdrawal is not null
        || LastPresence is { Present: false, Disowned: true }
        || (LastPresence is { Present: false } and ({ LeftNothing: true } or { Unexplained: true }) && Decision is { SchoolsOwn: false });

    /// <summary>Its row was deleted, and nobody has decided yet whose answer it was.</summary>
    public bool InDoubt =>
        LastPresence is { Present: false, Disowned: false } and ({ LeftNothing: true } or { Unexplained: true }) && Decision is null;

    /// <summary>
    /// What the school had answered until its row went does not show when the school answered, unless the operator says that the
    /// answer was its own.
    /// </summary>
    public bool EndsHistory => LastPresence is { Present: false, LeftNothing: true } && Decision is not { SchoolsOwn: true };

    /// <summary>Time of the latest entry about it.</summary>
    public DateTimeOffset LatestEntry =>
        new[]
        {
            Submission.ObservedAt,
            LastPresence?.ObservedAt,
            Decision?.ObservedAt,
            LastWithdrawal?.ObservedAt,
            Confirmation?.ObservedAt,
        }
            .OfType<DateTimeOffset>()
            .Max();
}
