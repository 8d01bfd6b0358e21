using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

public enum Completeness
{
    Complete,
    Partial,
    Missing,

    /// <summary>A form came, and no question in it is answered: nothing is known of the school, as without a form.</summary>
    Empty,

    /// <summary>The school is exempt and has not answered.</summary>
    NotExpected,
}

/// <summary>
/// When an answer is complete: every activity that the campaign, as it is now, asks the school about has an answer, except those that may
/// be left out. Answers to activities that have left the campaign neither help nor harm.
/// </summary>
public static class CompletenessRule
{
    /// <param name="answer">Null while there is none.</param>
    public static Completeness Of(Campaign campaign, Submission? answer) =>
        answer is null
            ? Completeness.Missing
            : Unanswered(campaign, answer).Count switch
            {
                0 => Completeness.Complete,
                var unanswered when unanswered == AskedRule.Asked(campaign, answer).Count => Completeness.Empty,
                _ => Completeness.Partial,
            };

    /// <summary>Activities that the school has to answer, in the campaign's order.</summary>
    /// <param name="answer">Null while there is none: then only what everybody is asked.</param>
    public static IReadOnlyList<Activity> Wanted(Campaign campaign, Submission? answer) =>
        [.. AskedRule.Asked(campaign, answer).Where(activity => !activity.Optional)];

    /// <returns>Activities that the school has to answer and has not answered, in the campaign's order.</returns>
    public static IReadOnlyList<Activity> Unanswered(Campaign campaign, Submission? answer) =>
        [.. Wanted(campaign, answer).Where(activity => answer?.AnswerTo(activity) is null)];
}
