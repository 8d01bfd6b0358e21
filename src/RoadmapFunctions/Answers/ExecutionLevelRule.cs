using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>What the ticked options of one answer say about execution.</summary>
public static class ExecutionLevelRule
{
    /// <summary>
    /// The rule, as the report states it. An answer that contradicts itself must be read by a person: «not done» beside another
    /// level or own words, or two options that exclude each other. Otherwise «in progress» weighs more than «done», and «done»
    /// more than «unchanged». Silent options count for nothing.
    /// </summary>
    /// <returns>Null when a person must decide.</returns>
    public static ExecutionLevel? LevelOf(Activity activity, ActivityAnswer answer)
    {
        var levels = activity
            .Options.Where(option => answer.OptionIds.Contains(option.Id, StringComparer.Ordinal))
            .Select(option => option.Level)
            .Where(level => level is not ExecutionLevel.Silent)
            .ToHashSet();
        return levels switch
        {
            { Count: 0 } => null,
            _ when Contradiction.Of(activity, answer).Count > 0 => null,
            _ when levels.Contains(ExecutionLevel.NotDone) => answer.Other is null ? ExecutionLevel.NotDone : null,
            _ when levels.Contains(ExecutionLevel.InProgress) => ExecutionLevel.InProgress,
            _ when levels.Contains(ExecutionLevel.Done) => ExecutionLevel.Done,
            _ => ExecutionLevel.Unchanged,
        };
    }
}
