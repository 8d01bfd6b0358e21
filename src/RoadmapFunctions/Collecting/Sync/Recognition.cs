using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// How often each activity is answered, each option recognised and each reworded option written in the versions that have a row.
/// </summary>
public sealed class Recognition
{
    private const char Text = '='; // in no id

    private readonly Dictionary<string, int> counts;

    public Recognition(IReadOnlyDictionary<string, int> counts) => this.counts = new(counts, StringComparer.Ordinal);

    public static Recognition None { get; } = new(new Dictionary<string, int>(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, int> Counts => counts;

    public Recognition Changed(Campaign campaign, IEnumerable<Submission> gone, IEnumerable<Submission> come)
    {
        var changed = new Recognition(counts);
        foreach (var (submission, by) in gone.Select(each => (each, -1)).Concat(come.Select(each => (each, 1))))
        {
            foreach (var answer in submission.Answers)
            {
                changed.Add(Of(answer.ActivityId), by);
                foreach (var option in answer.OptionIds)
                {
                    changed.Add(Of(answer.ActivityId, option), by);
                }

                if (
                    campaign.FindActivity(answer.ActivityId) is { HasOptions: true } activity
                    && RewordedOption.KeyIn(activity, answer) is { } text
                )
                {
                    changed.Add($"{activity.Id}{Text}{text}", by);
                }
            }
        }

        return changed;
    }

    /// <summary>
    /// Whether <see cref="RecognitionWarnings"/> might have something to report: an option is no longer recognised, an activity is
    /// answered without any option, or several versions reword an option alike.
    /// </summary>
    public bool IsInDoubt(Campaign campaign, Recognition before) =>
        counts.Any(count =>
            count.Key.Split(Text) is [var activity, _] && RewordedOption.IsTelling(count.Value, counts.GetValueOrDefault(Of(activity)))
        )
        || campaign.Activities.Any(activity =>
            activity.Options.Any(option => before.Has(activity, option) && !Has(activity, option))
            || (
                activity.HasOptions
                && counts.GetValueOrDefault(Of(activity.Id)) > 0
                && !activity.Options.Any(option => Has(activity, option))
            )
        );

    private bool Has(Activity activity, ActivityOption option) => counts.GetValueOrDefault(Of(activity.Id, option.Id)) > 0;

    private void Add(string what, int by)
    {
        if ((counts[what] = counts.GetValueOrDefault(what) + by) == 0)
        {
            counts.Remove(what);
        }
    }

    private static string Of(string activityId, string optionId = "") => $"{activityId}/{optionId}";
}
