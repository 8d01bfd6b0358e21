using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>What a version of a school's answer changed in the one before it.</summary>
/// <param name="Added">Texts of the options that were ticked.</param>
/// <param name="Removed">Texts of the options that were ticked off.</param>
/// <param name="OtherBefore">Own words before, where they changed.</param>
public sealed record ActivityChange(
    Activity Activity,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    string? OtherBefore,
    string? OtherAfter
)
{
    public bool OtherChanged => OtherBefore != OtherAfter;

    /// <returns>Only the activities that changed, in the campaign's order.</returns>
    public static IReadOnlyList<ActivityChange> Between(Submission before, Submission after, Campaign campaign) =>
        [
            .. campaign
                .Activities.Select(activity => Of(activity, before.AnswerTo(activity.Id), after.AnswerTo(activity.Id)))
                .Where(change => change.Added.Count > 0 || change.Removed.Count > 0 || change.OtherChanged),
        ];

    private static ActivityChange Of(Activity activity, ActivityAnswer? before, ActivityAnswer? after) =>
        new(
            activity,
            Texts(activity, after, before),
            Texts(activity, before, after),
            before?.Other ?? before?.Ambiguous,
            after?.Other ?? after?.Ambiguous
        );

    private static List<string> Texts(Activity activity, ActivityAnswer? these, ActivityAnswer? butNotThose) =>
        [
            .. activity
                .Options.Where(option =>
                    these?.OptionIds.Contains(option.Id, StringComparer.Ordinal) == true
                    && butNotThose?.OptionIds.Contains(option.Id, StringComparer.Ordinal) != true
                )
                .Select(option => option.Text),
        ];
}
