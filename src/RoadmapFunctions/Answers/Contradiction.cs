using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>
/// When ticked options contradict each other: two options that exclude each other, or, where levels count, «not done» beside
/// an option of another level.
/// </summary>
public static class Contradiction
{
    /// <returns>Options that cannot be true at once, in the order of the questionnaire; empty when there is no contradiction.</returns>
    public static IReadOnlyList<ActivityOption> Of(Activity activity, ActivityAnswer? answer)
    {
        if (answer is null || answer.OptionIds.Count < 2)
        {
            return [];
        }

        var chosen = activity.Options.Where(option => answer.OptionIds.Contains(option.Id, StringComparer.Ordinal)).ToList();
        var notDoneBesideOther =
            activity.Counts
            && chosen.Select(option => option.Level).Where(level => level is not ExecutionLevel.Silent).Distinct().Count() > 1
            && chosen.Any(option => option.Level is ExecutionLevel.NotDone);
        return notDoneBesideOther
            ? chosen
            : [.. chosen.Where(option => chosen.Any(other => Exclude(option, other) || Exclude(other, option)))];
    }

    private static bool Exclude(ActivityOption one, ActivityOption other) =>
        one.Excludes.OrEmpty().Contains(other.Id, StringComparer.Ordinal);
}
