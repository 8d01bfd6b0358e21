using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>All numbers of the report. Made from the log alone: no clock, no I/O.</summary>
public sealed record CampaignAnalysis(
    Campaign Campaign,
    CampaignProgress Progress,
    IReadOnlyList<ActivityAnalysis> Activities,
    IReadOnlyList<OrganizationAnalysis> Organizations)
{
    /// <summary>Over the schools that answered: what the silent ones have done nobody knows.</summary>
    public ExecutionIndex Index { get; } = new(
        Organizations.Sum(organization => organization.Index?.Done ?? 0), Organizations.Sum(organization => organization.Index?.Of ?? 0));

    private Dictionary<string, OrganizationAnalysis>? byId;

    public OrganizationAnalysis Of(Organization organization) =>
        (byId ??= Organizations.ToDictionary(each => each.Organization.Id, StringComparer.Ordinal))[organization.Id];

    /// <summary>All have answered, and all that was asked is done.</summary>
    public bool IsComplete => Progress.Missing == 0 && Index.Done == Index.Of;

    public static CampaignAnalysis Of(Campaign campaign, SubmissionHistory history, GroupCorrections corrections)
    {
        var progress = CampaignProgress.Of(campaign, history);
        var organizations = progress.Organizations
            .Select(organization => OrganizationAnalysis.Of(campaign, organization, history.Of(organization.Organization.Id)?.Current))
            .ToList();
        return new(
            campaign,
            progress,
            [.. campaign.Activities.Select((activity, index) => ActivityAnalysis.Of(activity, index, organizations, corrections.Of(activity.Id)))],
            organizations);
    }
}

/// <param name="Statuses">One for each activity, in the campaign's order.</param>
public sealed record OrganizationAnalysis(OrganizationProgress Progress, Submission? Current, IReadOnlyList<ExecutionStatus> Statuses)
{
    public Organization Organization => Progress.Organization;

    /// <summary>Null without an answer: then it is not known, which is not zero.</summary>
    public ExecutionIndex? Index => Current is null ? null : new(Count(ExecutionStatus.Done), Statuses.Count);

    public SupportGroup Support => SupportRule.Of(Index);

    public static OrganizationAnalysis Of(Campaign campaign, OrganizationProgress progress, Submission? current) =>
        new(progress, current, [.. campaign.Activities.Select(activity => ExecutionStatusRule.StatusOf(activity, current?.AnswerTo(activity.Id)))]);

    public int Count(ExecutionStatus status) => Statuses.Count(each => each == status);
}

/// <param name="Answered">Schools that answered the activity: the denominator of the options' shares.</param>
/// <param name="ByStatus">Schools of the roster by status; all statuses are there and sum up to the roster.</param>
public sealed record ActivityAnalysis(
    Activity Activity,
    int Answered,
    IReadOnlyList<OptionCount> Options,
    IReadOnlyDictionary<ExecutionStatus, IReadOnlyList<Organization>> ByStatus,
    IReadOnlyList<OwnWords> OwnWords,
    IReadOnlyList<CorrectedGroup> Corrections,
    IReadOnlyList<OwnWords> Ambiguous)
{
    private WordGroups? words;

    /// <summary>Made when they are first asked for: a desk that only counts has no need of them.</summary>
    public WordGroups Words => words ??= WordGroups.Of(OwnWords, Corrections);

    public static ActivityAnalysis Of(
        Activity activity, int index, IReadOnlyList<OrganizationAnalysis> organizations, IReadOnlyList<CorrectedGroup> corrections)
    {
        var answers = organizations
            .Select(organization => (organization.Organization, Answer: organization.Current?.AnswerTo(activity.Id)))
            .Where(item => item.Answer is not null)
            .ToList();
        var chosen = answers.SelectMany(item => item.Answer!.OptionIds).CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var byStatus = organizations.ToLookup(organization => organization.Statuses[index], organization => organization.Organization);
        return new(
            activity,
            answers.Count,
            [.. activity.Options.Select(option => new OptionCount(option, chosen.GetValueOrDefault(option.Id)))],
            Enum.GetValues<ExecutionStatus>().ToDictionary(status => status, status => (IReadOnlyList<Organization>)[.. byStatus[status]]),
            [.. answers.Where(item => item.Answer!.Other is not null).Select(item => new OwnWords(item.Organization, item.Answer!.Other!))],
            corrections,
            [.. answers.Where(item => item.Answer!.Ambiguous is not null).Select(item => new OwnWords(item.Organization, item.Answer!.Ambiguous!))]);
    }

    public int Count(ExecutionStatus status) => ByStatus[status].Count;
}

public sealed record OptionCount(ActivityOption Option, int Count);
