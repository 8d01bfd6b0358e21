using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>How far a school has come with an activity.</summary>
public enum ExecutionStatus
{
    Done,
    InProgress,
    Unchanged,
    NotDone,

    /// <summary>Own words alone, a cell that can be read in two ways, or options that contradict each other: a person must read
    /// it.</summary>
    NeedsReading,
    NoAnswer,
}

public static class ExecutionStatusRule
{
    /// <summary>
    /// The rule, as the report states it. An answer that contradicts itself must be read by a person: «not done» beside another level or
    /// own words, or two options that exclude each other. Otherwise «in progress» weighs more than «done», and «done» more than
    /// «unchanged».
    /// </summary>
    public static ExecutionStatus StatusOf(Activity activity, ActivityAnswer? answer)
    {
        if (answer is null)
        {
            return ExecutionStatus.NoAnswer;
        }

        var chosen = activity.Options.Where(option => answer.OptionIds.Contains(option.Id, StringComparer.Ordinal)).ToList();
        var levels = chosen.Select(option => option.Level).ToHashSet();
        return levels switch
        {
            { Count: 0 } => ExecutionStatus.NeedsReading,
            _ when chosen.Any(option => option.Excludes.OrEmpty().Intersect(answer.OptionIds, StringComparer.Ordinal).Any()) =>
                ExecutionStatus.NeedsReading,
            _ when levels.Contains(ExecutionLevel.NotDone) => levels.Count == 1 && answer.Other is null
                ? ExecutionStatus.NotDone
                : ExecutionStatus.NeedsReading,
            _ when levels.Contains(ExecutionLevel.InProgress) => ExecutionStatus.InProgress,
            _ when levels.Contains(ExecutionLevel.Done) => ExecutionStatus.Done,
            _ => ExecutionStatus.Unchanged,
        };
    }
}
