namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>How much support a school needs, by the share of activities that it has done.</summary>
public enum SupportGroup
{
    /// <summary>It has not answered: nothing is known, so nothing is said of its needs.</summary>
    NoInformation,

    /// <summary>Less than half is done.</summary>
    Critical,

    /// <summary>Half or more is done, but less than four fifths.</summary>
    Attention,

    /// <summary>Four fifths or more are done.</summary>
    OnTrack,
}

public static class SupportRule
{
    public static SupportGroup Of(ExecutionIndex? index) =>
        index switch
        {
            null => SupportGroup.NoInformation,
            { Done: var done, Of: var of } when 2 * done < of => SupportGroup.Critical,
            { Done: var done, Of: var of } when 5 * done < 4 * of => SupportGroup.Attention,
            _ => SupportGroup.OnTrack,
        };
}
