namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>How much support a school needs, by the share of activities that it has done.</summary>
public enum SupportGroup
{
    /// <summary>It has not answered: nothing is known, so nothing is said about its needs.</summary>
    NoInformation,

    /// <summary>Less than half is done.</summary>
    Critical,

    /// <summary>Half or more is done, but less than four fifths.</summary>
    Attention,

    /// <summary>Four fifths or more are done.</summary>
    OnTrack,

    /// <summary>Unread or missing answers could still put the school into another group.</summary>
    Undetermined,
}

public static class SupportRule
{
    /// <param name="unknown">Number of activities that may or may not be done: unread, or without an answer. They must not make a school
    /// look as if it needed help.</param>
    public static SupportGroup Of(ExecutionIndex? index, int unknown) =>
        index is null ? SupportGroup.NoInformation
        : Of(index.Done, index.Of) is var least && Of(index.Done + unknown, index.Of) == least ? least
        : SupportGroup.Undetermined;

    private static SupportGroup Of(int done, int of) =>
        2 * done < of ? SupportGroup.Critical
        : 5 * done < 4 * of ? SupportGroup.Attention
        : SupportGroup.OnTrack;
}
