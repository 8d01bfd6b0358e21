namespace RoadmapFunctions.Collecting.Sync;

/// <summary>What becomes of answers whose rows are not in the sheet any more, beyond those that the same school has replaced.</summary>
public enum Disappearance
{
    /// <summary>They are withdrawn; if many vanish at once, nothing is written and the operator must decide.</summary>
    StopIfMany,

    /// <summary>They are withdrawn: the operator knows that the rows were deleted and means it.</summary>
    Withdraw,

    /// <summary>
    /// They stay, what was withdrawn does not come back, and if any stay so does what is open in quarantine: a file may be older than what
    /// is known.
    /// </summary>
    Keep,
}
