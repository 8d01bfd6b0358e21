using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Quarantine;

/// <summary>What an operator decides about a row in quarantine.</summary>
public abstract record RowDecision
{
    /// <summary>From the next sync on the row is read as the school's answer.</summary>
    public sealed record Assign(Organization Organization) : RowDecision;

    /// <summary>The row stays aside for good and nobody is asked about it again.</summary>
    /// <param name="Reason">At most <see cref="QuarantineDecisions.LongestReason"/> characters, not empty.</param>
    public sealed record Dismiss(string Reason) : RowDecision;

    /// <summary>As if nobody had decided anything.</summary>
    public sealed record Return : RowDecision;
}
