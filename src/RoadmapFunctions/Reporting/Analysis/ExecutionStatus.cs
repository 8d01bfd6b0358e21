using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>How far a school has come with an activity.</summary>
public enum ExecutionStatus
{
    Done,
    InProgress,
    Unchanged,
    NotDone,

    /// <summary>
    /// Own words alone, a cell that can be read in two ways, or options that contradict each other: a person must read it.
    /// </summary>
    NeedsReading,
    NoAnswer,
}

public static class ExecutionStatusRule
{
    /// <summary>What a person has found in exactly this answer counts; without it, what the rule derives from the ticked options.</summary>
    /// <param name="assessment">Made for exactly this answer; null when nobody has read it.</param>
    public static ExecutionStatus StatusOf(Activity activity, ActivityAnswer? answer, Assessment? assessment = null) =>
        answer is null
            ? ExecutionStatus.NoAnswer
            : (assessment?.Level ?? ExecutionLevelRule.LevelOf(activity, answer)) switch
            {
                ExecutionLevel.Done => ExecutionStatus.Done,
                ExecutionLevel.InProgress => ExecutionStatus.InProgress,
                ExecutionLevel.NotDone => ExecutionStatus.NotDone,
                ExecutionLevel.Unchanged => ExecutionStatus.Unchanged,
                _ => ExecutionStatus.NeedsReading,
            };
}
