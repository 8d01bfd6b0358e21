using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>
/// An answer whose long texts are outlined. All rules about an answer that counts say the same of it as of the whole one, unless
/// <see cref="IsEnough"/> says otherwise; but nothing of it can be shown.
/// </summary>
public static class AnswerOutline
{
    /// <returns>The outline of an outline is the same.</returns>
    public static ActivityAnswer Of(ActivityAnswer answer) =>
        answer switch
        {
            AmbiguousAnswer doubtful => doubtful with { Cell = OutlinedText.Of(doubtful.Cell) },
            ValueAnswer given => given with
            {
                Given = given.Given.Links is null ? given.Given : new LinksValue([OutlinedText.Of(given.Given.Shown)]),
                Why = given.Why is { } why ? OutlinedText.Of(why) : null,
            },
            { Other: { } words } => new ReadAnswer(answer.ActivityId, answer.OptionIds, OutlinedText.Of(words)),
            _ => answer,
        };

    public static IReadOnlyList<ActivityAnswer> Of(IReadOnlyList<ActivityAnswer> answers) => [.. answers.Select(Of)];

    /// <summary>Some of its texts are known by their outlines only.</summary>
    public static bool HidesText(ActivityAnswer answer) =>
        answer.Other is { } words && OutlinedText.IsOutline(words)
        || answer.Ambiguous is { } cell && OutlinedText.IsOutline(cell)
        || answer.Value?.Links is [var links] && OutlinedText.IsOutline(links);

    /// <summary>
    /// False when a question has got another kind since the answer came, so that its text must be read anew: see <see cref="AnswerFit"/>.
    /// </summary>
    public static bool IsEnough(Campaign campaign, Submission outlined) =>
        !outlined.Answers.Any(HidesText)
        || campaign.Activities.All(activity =>
            outlined.AnswerTo(activity.Id, activity.IsText) is not { } answer
            || !HidesText(answer)
            || ReferenceEquals(AnswerFit.Of(activity, answer), answer)
        );
}
