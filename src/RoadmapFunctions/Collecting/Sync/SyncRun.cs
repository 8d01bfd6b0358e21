namespace RoadmapFunctions.Collecting.Sync;

/// <summary>What one run did.</summary>
/// <param name="Message">Why it was stopped or failed, or what it had to leave out; for the operator.</param>
/// <param name="TimeZone">IANA name of the zone in which the sheet meant its dates; null when it was not read.</param>
/// <param name="File">Null when the sheet was read from the service.</param>
/// <param name="RetryAt">Before that moment the service wants no request; null when it has not said so.</param>
/// <param name="Warnings">What was found in the sheet and stops nothing; null in the records of older versions.</param>
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
/// <param name="Known">Rows whose version was in the log already, a repeated row among them.</param>
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
