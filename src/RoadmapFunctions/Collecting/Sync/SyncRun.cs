namespace RoadmapFunctions.Collecting.Sync;

/// <summary>What one run did.</summary>
/// <param name="Message">For the operator: why it was stopped or failed, or what it had to leave out.</param>
/// <param name="TimeZone">IANA name of the zone of the sheet's dates; null when it was not read.</param>
/// <param name="File">Null when the sheet was read from the service.</param>
/// <param name="RetryAt">The service wants no request before that moment; null when it named none.</param>
/// <param name="Warnings">Findings about the sheet that stop nothing; null in the records of older versions.</param>
public sealed record SyncRun(
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    SyncOutcome Outcome,
    SyncCounts Counts,
    string? Message = null,
    string? TimeZone = null,
    ImportedFile? File = null,
    DateTimeOffset? RetryAt = null,
    IReadOnlyList<SheetWarning>? Warnings = null
);

/// <summary>A downloaded sheet that the operator sent.</summary>
/// <param name="By">Who sent it.</param>
public sealed record ImportedFile(string Name, string Sha256, string By);

public enum SyncOutcome
{
    Completed,

    /// <summary>The sheet was read, but the operator must decide; nothing was written.</summary>
    Stopped,

    /// <summary>The sheet or the storage did not answer; the next run tries again.</summary>
    Failed,
}

/// <summary>Rows read = known + new + quarantined + blank + outside.</summary>
/// <param name="Known">Rows whose version was already in the log, repeated rows included.</param>
/// <param name="Ambiguous">New versions with a cell that can be read in more than one way.</param>
/// <param name="Withdrawn">Versions whose row has vanished from the sheet in this run.</param>
/// <param name="Returned">Versions whose row came back.</param>
/// <param name="Outside">Rows of other campaigns that the same form has served.</param>
public sealed record SyncCounts(
    int RowsRead,
    int Known,
    int New,
    int Quarantined,
    int Blank,
    int Ambiguous,
    int Withdrawn,
    int Returned,
    int Outside = 0
)
{
    public static SyncCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);
}
