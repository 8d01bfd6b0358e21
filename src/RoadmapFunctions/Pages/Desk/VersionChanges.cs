using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>What a version of a school's answer changed against the version before it.</summary>
/// <param name="Added">Texts of the options that were ticked.</param>
/// <param name="Removed">Texts of the options that were unticked.</param>
/// <param name="OtherBefore">Own words or the value before, where they changed.</param>
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
                .Activities.Select(activity => Of(activity, before.AnswerTo(activity), after.AnswerTo(activity)))
                .Where(change => change.Added.Count > 0 || change.Removed.Count > 0 || change.OtherChanged),
        ];

    private static ActivityChange Of(Activity activity, ActivityAnswer? before, ActivityAnswer? after) =>
        new(activity, Texts(activity, after, before), Texts(activity, before, after), TextOf(activity, before), TextOf(activity, after));

    private static string? TextOf(Activity activity, ActivityAnswer? answer) =>
        answer?.Value is { } value && activity.Value is { } question
            ? $"{value.ShownIn(question.UnitName)}{(answer.Other is { } why ? $", пояснение: {why}" : null)}"
            : answer?.Other ?? answer?.Ambiguous;

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
