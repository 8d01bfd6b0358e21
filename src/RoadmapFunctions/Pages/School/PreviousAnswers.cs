using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Pages.School;

/// <summary>What a school answered in the previous period, by the ids of activities and options that both periods have.</summary>
public sealed record PreviousAnswers(Campaign Campaign, Submission Submission)
{
    /// <returns>Null when there was no answer, or the activity did not exist.</returns>
    public (Activity Activity, ActivityAnswer Answer)? To(Activity activity) =>
        Campaign.FindActivity(activity.Id) is { } then && Submission.AnswerTo(then) is { } answer ? (then, answer) : null;

    /// <summary>The earlier text of the field, own words or the value, where it still fits: no share in a field for a number.</summary>
    public static string? Words(Activity now, Activity then, ActivityAnswer answer) =>
        answer.Value is not { } value || then.Value is not { } question ? answer.Other
        : now.Value is null || now.Value.GetType() == question.GetType() ? question.Typed(value)
        : null;

    /// <summary>What was ticked then and can be ticked now: ids of options, or a point on a scale.</summary>
    public static IEnumerable<string> Kept(Activity now, ActivityAnswer answer) =>
        now.Value is ScaleQuestion scale
            ? answer.Value is { } value && scale.Takes(value)
                ? [scale.Typed(value)]
                : []
            : now.Options.Select(option => option.Id).Intersect(answer.OptionIds, StringComparer.Ordinal);
}

/// <summary>Reads what a school answered in the previous period.</summary>
public sealed class PreviousAnswersReader(CampaignCatalog campaigns, ISubmissionLog log)
{
    /// <returns>Null without a previous campaign, or without the school's answer to it.</returns>
    public async Task<PreviousAnswers?> ReadAsync(Campaign campaign, Organization organization, CancellationToken cancellationToken)
    {
        if (campaign.Previous is not { } id || campaigns.Find(id) is not { } previous)
        {
            return null;
        }

        var history = await SubmissionHistory.ReadOrganizationAsync(log, previous.Id, organization.Id, cancellationToken);
        return history?.Current is { } answer ? new(previous, answer) : null;
    }
}
