using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>All numbers of the report. Made from the log alone: no clock, no I/O.</summary>
public sealed class CampaignAnalysis
{
    private readonly Dictionary<string, OrganizationAnalysis> byId;
    private IReadOnlyList<NumberMismatch>? mismatches;
    private IReadOnlyDictionary<string, SumShares>? shares;
    private IReadOnlyList<Hindrance>? hindrances;

    private CampaignAnalysis(
        Campaign campaign,
        CampaignProgress progress,
        IReadOnlyList<ActivityAnalysis> activities,
        IReadOnlyList<OrganizationAnalysis> organizations
    )
    {
        (Campaign, Progress, Activities, Organizations) = (campaign, progress, activities, organizations);
        Counted = [.. activities.Where(each => each.Activity.Counts)];
        byId = organizations.ToDictionary(each => each.Organization.Id, StringComparer.Ordinal);
    }

    public Campaign Campaign { get; }

    public CampaignProgress Progress { get; }

    public IReadOnlyList<ActivityAnalysis> Activities { get; }

    /// <summary>Activities whose answers say how far the work has come.</summary>
    public IReadOnlyList<ActivityAnalysis> Counted { get; }

    public IReadOnlyList<OrganizationAnalysis> Organizations { get; }

    /// <summary>The analyst's current words; none is empty.</summary>
    public IReadOnlyList<AnalystNote> Notes { get; init; } = [];

    /// <summary>Numbers that do not agree. Computed on first use.</summary>
    public IReadOnlyList<NumberMismatch> Mismatches => mismatches ??= NumberMismatch.In(Campaign, Organizations);

    /// <summary>By the activity's id, for those whose numbers are parts of a sum. Computed on first use.</summary>
    public IReadOnlyDictionary<string, SumShares> Shares =>
        shares ??= (
            from each in Activities
            let ofSum = SumShares.Of(each)
            where ofSum is not null
            select (each.Activity.Id, ofSum)
        ).ToDictionary(StringComparer.Ordinal);

    /// <summary>In the order of the activities that count, then of the roster. Found on first use.</summary>
    public IReadOnlyList<Hindrance> Hindrances =>
        hindrances ??= [
            .. Campaign.CountedActivities.SelectMany(activity =>
                Organizations.Select(each => Hindrance.Of(each, activity)).OfType<Hindrance>()
            ),
        ];

    /// <returns>The paragraphs for a place of the report.</returns>
    public IEnumerable<string> Words(string place) =>
        Notes
            .Where(note => note.Place == place)
            .SelectMany(note => note.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Over the schools that answered: nobody knows what the silent ones have done.</summary>
    public ExecutionIndex Index =>
        new(
            Organizations.Sum(organization => organization.Index?.Done ?? 0),
            Organizations.Sum(organization => organization.Index?.Of ?? 0)
        );

    /// <summary>All have answered, and all that had to be done is done.</summary>
    public bool IsComplete => Progress.Missing == 0 && Index.Of > 0 && Index.Done == Index.Of;

    public OrganizationAnalysis Of(Organization organization) => byId[organization.Id];

    public static CampaignAnalysis Of(Campaign campaign, SubmissionHistory history, GroupCorrections corrections)
    {
        var progress = CampaignProgress.Of(campaign, history);
        var organizations = progress
            .Organizations.Select(organization =>
                OrganizationAnalysis.Of(
                    campaign,
                    organization,
                    organization.Received ? AskedRule.Counted(campaign, history.Of(organization.Organization.Id)!.Current!) : null
                )
            )
            .ToList();
        return new(
            campaign,
            progress,
            [
                .. campaign.Activities.Select(activity =>
                    ActivityAnalysis.Of(campaign, activity, organizations, corrections.Of(activity.Id))
                ),
            ],
            organizations
        )
        {
            Notes = AnalystNote.Current(history.Notes),
        };
    }
}

/// <param name="Current">What counts of its answer; null without one, and for an empty form.</param>
/// <param name="Statuses">Statuses of the activities that count.</param>
public sealed record OrganizationAnalysis(OrganizationProgress Progress, Submission? Current, ActivityStatuses Statuses)
{
    public Organization Organization => Progress.Organization;

    /// <summary>Null without an answer, or when the campaign asks for nothing that counts: unknown is not zero.</summary>
    public ExecutionIndex? Index =>
        Current is null || Statuses.Total == 0 ? null : new(Statuses.Count(ExecutionStatus.Done), Statuses.Total);

    public SupportGroup Support =>
        SupportRule.Of(Index, Count(ExecutionStatus.NeedsReading) + Count(ExecutionStatus.NoAnswer) + Unexplained.Count());

    /// <summary>
    /// Activities that the ticked options show as not done, with words that nobody has read: the words may say that they are done.
    /// </summary>
    public IEnumerable<Activity> Unexplained =>
        (Progress.Review?.Unread ?? [])
            .Select(each => each.Activity)
            .Where(activity => FindStatus(activity) is ExecutionStatus.InProgress or ExecutionStatus.Unchanged or ExecutionStatus.NotDone);

    /// <summary>A person has to read what it says of the activity before anybody may judge it.</summary>
    public bool MustBeRead(Activity activity) => StatusOf(activity) == ExecutionStatus.NeedsReading || Unexplained.Contains(activity);

    public static OrganizationAnalysis Of(Campaign campaign, OrganizationProgress progress, Submission? current) =>
        new(
            progress,
            current,
            ActivityStatuses.Of(
                campaign.CountedActivities,
                activity => ExecutionStatusRule.StatusOf(activity, current?.AnswerTo(activity), progress.Review?.AssessmentOf(activity))
            )
        );

    /// <summary>For an activity that counts.</summary>
    public ExecutionStatus StatusOf(Activity activity) => Statuses.Of(activity.Id);

    /// <returns>Null when the activity does not count.</returns>
    public ExecutionStatus? FindStatus(Activity activity) => activity.Counts ? StatusOf(activity) : null;

    /// <returns>What the school answered, or what a person has read in its answer; null where there is no value.</returns>
    public AnswerValue? ValueOf(Activity activity) =>
        activity.Value is not { } question || Current?.AnswerTo(activity) is not { } answer
            ? null
            : answer.Value ?? (Progress.Review?.AssessmentOf(activity)?.Value is { } read && question.Takes(read) ? read : null);

    public int Count(ExecutionStatus status) => Statuses.Count(status);
}

/// <summary>What the schools said about one activity.</summary>
public sealed class ActivityAnalysis
{
    private WordGroups? words;
    private IReadOnlyList<ValueFigure>? figures;

    private ActivityAnalysis() { }

    public required Activity Activity { get; init; }

    /// <summary>Schools that sent an answer and were asked about the activity.</summary>
    public required int Asked { get; init; }

    /// <summary>Schools that answered the activity: the denominator of the options' shares.</summary>
    public required int Answered { get; init; }

    public required IReadOnlyList<OptionCount> Options { get; init; }

    /// <summary>
    /// Schools by status. Every status is present, and together they are all schools that are expected to answer. Empty for an activity
    /// that does not count.
    /// </summary>
    public required IReadOnlyDictionary<ExecutionStatus, IReadOnlyList<Organization>> ByStatus { get; init; }

    public required IReadOnlyList<OwnWords> OwnWords { get; init; }

    public required IReadOnlyList<CorrectedGroup> Corrections { get; init; }

    /// <summary>Texts that could not be read and that nobody has read since.</summary>
    public required IReadOnlyList<OwnWords> Ambiguous { get; init; }

    /// <summary>Where the question asks for a value: what each school answered, in the order of the roster.</summary>
    public required IReadOnlyList<(Organization Organization, AnswerValue Value)> Values { get; init; }

    /// <summary>The figures that sum up the values; empty without values.</summary>
    public IReadOnlyList<ValueFigure> Figures => figures ??= Values.Count == 0 ? [] : Activity.Value!.Summarize(Values);

    /// <summary>Computed on first use: a desk that only counts does not need them.</summary>
    public WordGroups Words => words ??= WordGroups.Of(OwnWords, Corrections);

    public static ActivityAnalysis Of(
        Campaign campaign,
        Activity activity,
        IReadOnlyList<OrganizationAnalysis> organizations,
        IReadOnlyList<CorrectedGroup> corrections
    )
    {
        var answers = organizations
            .Select(organization =>
                (organization.Organization, Answer: organization.Current?.AnswerTo(activity), Value: organization.ValueOf(activity))
            )
            .Where(item => item.Answer is not null)
            .ToList();
        var chosen = answers
            .SelectMany(item => item.Answer!.OptionIds)
            .CountBy(id => id, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var byStatus = organizations
            .Where(organization => activity.Counts && organization.Progress.Completeness is not Completeness.NotExpected)
            .ToLookup(organization => organization.StatusOf(activity), organization => organization.Organization);
        return new()
        {
            Activity = activity,
            Asked = organizations.Count(each => each.Current is { } current && AskedRule.IsAsked(campaign, activity, current)),
            Answered = answers.Count,
            Options = [.. activity.Options.Select(option => new OptionCount(option, chosen.GetValueOrDefault(option.Id)))],
            ByStatus = Enum.GetValues<ExecutionStatus>()
                .ToDictionary(status => status, status => (IReadOnlyList<Organization>)[.. byStatus[status]]),
            OwnWords =
            [
                .. answers
                    .Where(item => item.Answer!.Other is not null)
                    .Select(item => new OwnWords(item.Organization, item.Answer!.Other!)),
            ],
            Corrections = corrections,
            Ambiguous =
            [
                .. answers
                    .Where(item => item.Answer!.Ambiguous is not null && item.Value is null)
                    .Select(item => new OwnWords(item.Organization, item.Answer!.Ambiguous!)),
            ],
            Values = [.. answers.Where(item => item.Value is not null).Select(item => (item.Organization, item.Value!))],
        };
    }

    public int Count(ExecutionStatus status) => ByStatus[status].Count;

    /// <summary>Number of schools that answered and whose answer says how far the work has come.</summary>
    public int Known => Answered - Count(ExecutionStatus.NeedsReading);
}

public sealed record OptionCount(ActivityOption Option, int Count);
