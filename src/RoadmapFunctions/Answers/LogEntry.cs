namespace RoadmapFunctions.Answers;

/// <summary>An entry of the submission log. Entries are only added.</summary>
public abstract record LogEntry
{
    /// <summary>Unique in the campaign and made from content. Later entries about a submission have keys that begin with its key.</summary>
    public abstract string Key { get; }

    /// <summary>When the service learned of it.</summary>
    public required DateTimeOffset ObservedAt { get; init; }
}

/// <summary>What happened to a submission later.</summary>
public abstract record LaterEntry : LogEntry
{
    public required string SubmissionKey { get; init; }
}

/// <summary>A submission's row vanished from the sheet (withdrawn) or came back.</summary>
public sealed record PresenceChange : LaterEntry
{
    public required bool Present { get; init; }

    /// <summary>The row is still there, but it never was this school's: somebody has corrected the name of the school.</summary>
    public bool Disowned { get; init; }

    /// <summary>
    /// The row is gone from the sheet, and its school had no other answer at that time. It may have been a trial of the form. Only the
    /// operator can say whether it was the school's answer.
    /// </summary>
    public bool LeftNothing { get; init; }

    /// <summary>
    /// The row is gone from the sheet, and nothing shows why: an answer of the school that was known before is still there, or the same
    /// answers have come up as another school's. It counts as the school's own unless the operator says otherwise.
    /// </summary>
    public bool Unexplained { get; init; }

    public override string Key => Answers.SubmissionKey.OfPresence(this);
}

/// <summary>The operator's decision whether an answer whose row was deleted was the school's own.</summary>
public sealed record OwnershipDecision : LaterEntry
{
    public required bool SchoolsOwn { get; init; }

    /// <summary>It changes an earlier decision. Of decisions that change nothing, the first one counts.</summary>
    public bool Again { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    public override string Key => Answers.SubmissionKey.OfDecision(this);
}

/// <summary>The head of the school has confirmed one version of an answer. The first confirmation counts.</summary>
public sealed record Confirmation : LaterEntry
{
    /// <summary>Characters (UTF-16).</summary>
    public const int LongestName = 200;

    /// <summary>As the head wrote it; never published.</summary>
    public required string Name { get; init; }

    public override string Key => Answers.SubmissionKey.OfConfirmation(this);
}

/// <summary>
/// The operator has withdrawn an answer that was sent directly: it was entered for the wrong school. Or has undone that.
/// </summary>
public sealed record Withdrawal : LaterEntry
{
    public required string Reason { get; init; }

    /// <summary>Who withdrew it.</summary>
    public required string By { get; init; }

    /// <summary>The answer counts again.</summary>
    public bool Undone { get; init; }

    public override string Key => Answers.SubmissionKey.OfDecision(this);
}
