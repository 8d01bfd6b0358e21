using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>One school's status of each activity. A whole country has half a million of them, so each takes one byte.</summary>
public sealed class ActivityStatuses
{
    private readonly IReadOnlyList<Activity> activities;
    private readonly byte[] statuses;

    private ActivityStatuses(IReadOnlyList<Activity> activities, byte[] statuses) =>
        (this.activities, this.statuses) = (activities, statuses);

    /// <summary>Number of activities of the campaign.</summary>
    public int Total => statuses.Length;

    public static ActivityStatuses Of(IReadOnlyList<Activity> activities, Func<Activity, ExecutionStatus> statusOf) =>
        new(activities, [.. activities.Select(activity => (byte)statusOf(activity))]);

    /// <returns><see cref="ExecutionStatus.NoAnswer"/> also for an activity that the campaign does not have.</returns>
    public ExecutionStatus Of(string activityId)
    {
        for (var place = 0; place < statuses.Length; place++)
        {
            if (activities[place].Id == activityId)
            {
                return (ExecutionStatus)statuses[place];
            }
        }

        return ExecutionStatus.NoAnswer;
    }

    public int Count(ExecutionStatus status) => statuses.AsSpan().Count((byte)status);
}
