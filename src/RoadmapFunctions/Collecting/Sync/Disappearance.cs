namespace RoadmapFunctions.Collecting.Sync;

/// <summary>What happens to answers whose rows are no longer in the sheet, apart from those that the same school has replaced.</summary>
public enum Disappearance
{
    /// <summary>They are withdrawn; if many vanish at once, nothing is written and the operator must decide.</summary>
    StopIfMany,

    /// <summary>They are withdrawn: the operator knows that the rows were deleted and means it.</summary>
    Withdraw,

    /// <summary>
    /// They stay, and withdrawn answers do not come back. If any answer stays, open quarantine stays too, because the file may be older
    /// than what is known.
    /// </summary>
    Keep,
}
