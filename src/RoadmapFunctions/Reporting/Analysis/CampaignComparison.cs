using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>
/// This campaign beside the previous one, by the ids of activities and organizations. Only schools that answered both times are compared: a
/// share of five schools beside a share of six says nothing.
/// </summary>
/// <param name="Both">Number of schools that answered both times.</param>
/// <param name="Before">Activities that those schools had done then, out of the activities that both campaigns have.</param>
/// <param name="OnlyNow">Activities that the previous campaign did not have.</param>
/// <param name="OnlyBefore">Activities that this campaign no longer has.</param>
public sealed record CampaignComparison(
    PreviousPeriod Previous,
    IReadOnlyList<Organization> Both,
    ExecutionIndex Before,
    ExecutionIndex Now,
    IReadOnlyList<ActivityComparison> Activities,
    IReadOnlyList<Activity> OnlyNow,
    IReadOnlyList<PreviousActivity> OnlyBefore,
    IReadOnlyList<Fulfilment> Fulfilments
)
{
    /// <summary>Questions for a value that both campaigns have and at least one school answered both times.</summary>
    public IReadOnlyList<ValueComparison> Values { get; init; } = [];

    /// <summary>Questions with options that both campaigns have and at least one school ticked both times.</summary>
    public IReadOnlyList<OptionComparison> Options { get; init; } = [];

    public static CampaignComparison Of(PreviousPeriod previous, CampaignAnalysis now)
    {
        var old = previous.Activities.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        var current = now.Campaign.Activities.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
        var both = now
            .Organizations.Where(each => each.Current is not null && previous.Statuses.ContainsKey(each.Organization.Id))
            .ToList();
        List<ActivityComparison> activities =
        [
            .. now
                .Campaign.CountedActivities.Where(activity => old.Contains(activity.Id))
                .Select(activity =>
                    ActivityComparison.Of(
                        activity,
                        [
                            .. both.Select(school => new ComparedStatus(
                                school.Organization,
                                previous.Statuses[school.Organization.Id].GetValueOrDefault(activity.Id, ExecutionStatus.NoAnswer),
                                school.StatusOf(activity)
                            )),
                        ]
                    )
                ),
        ];
        return new(
            previous,
            [.. both.Select(school => school.Organization)],
            new(activities.Sum(activity => activity.Before.Done), activities.Sum(activity => activity.Before.Of)),
            new(activities.Sum(activity => activity.Now.Done), activities.Sum(activity => activity.Now.Of)),
            activities,
            [.. now.Campaign.Activities.Where(activity => !old.Contains(activity.Id))],
            [.. previous.Activities.Where(activity => !current.Contains(activity.Id))],
            Fulfilment.Of(previous, now)
        )
        {
            Values =
            [
                .. now
                    .Campaign.Activities.Where(activity => activity.Value is not null)
                    .Select(activity => ValueComparison.Of(activity, previous, now))
                    .OfType<ValueComparison>(),
            ],
            Options =
            [
                .. now
                    .Campaign.Activities.Where(OptionComparison.Concerns)
                    .Select(activity => OptionComparison.Of(activity, previous, now))
                    .OfType<OptionComparison>(),
            ],
        };
    }
}

/// <summary>A question for a value in both periods, over the schools that answered it both times.</summary>
/// <param name="Figures">The same figures in the same order.</param>
public sealed record ValueComparison(Activity Activity, int Schools, IReadOnlyList<(ValueFigure Before, ValueFigure Now)> Figures)
{
    /// <returns>Null when no school answered both times, or the two scales or units differ.</returns>
    public static ValueComparison? Of(Activity activity, PreviousPeriod previous, CampaignAnalysis now)
    {
        var then = previous.Activities.FirstOrDefault(each => each.Id == activity.Id);
        var scale = activity.Value as ScaleQuestion;
        if ((scale?.From, scale?.To) != (then?.Scale?.From, then?.Scale?.To) || activity.Value?.UnitName != then?.Unit)
        {
            return null;
        }

        var both = now
            .Organizations.Select(each =>
                (
                    each.Organization,
                    Before: previous.Values.GetValueOrDefault(each.Organization.Id)?.GetValueOrDefault(activity.Id),
                    Now: each.ValueOf(activity)
                )
            )
            .Where(each => each is { Before: { } before, Now: { } now } && before.GetType() == now.GetType())
            .ToList();
        if (both.Count == 0)
        {
            return null;
        }

        var before = activity.Value!.Summarize([.. both.Select(each => (each.Organization, each.Before!))]);
        var after = activity.Value.Summarize([.. both.Select(each => (each.Organization, each.Now!))]);
        return new(
            activity,
            both.Count,
            [
                .. before
                    .Join(after, each => each.Id, each => each.Id, (then, today) => (then, today), StringComparer.Ordinal)
                    .Where(each => each.then.Comparable),
            ]
        );
    }
}

/// <param name="Before">Number of schools that had done the activity, out of those that answered both times.</param>
/// <param name="Better">Schools whose status has risen: not done, unchanged, in progress, done.</param>
/// <param name="NotCompared">Schools with a status that is unknown or not assessed in one of the periods.</param>
public sealed record ActivityComparison(
    Activity Activity,
    ExecutionIndex Before,
    ExecutionIndex Now,
    IReadOnlyList<Organization> Better,
    IReadOnlyList<Organization> Worse,
    IReadOnlyList<Organization> NotCompared
)
{
    public static ActivityComparison Of(Activity activity, IReadOnlyList<ComparedStatus> schools)
    {
        return new(
            activity,
            new(schools.Count(each => each.Before == ExecutionStatus.Done), schools.Count),
            new(schools.Count(each => each.Now == ExecutionStatus.Done), schools.Count),
            Where(each => each.Change > 0),
            Where(each => each.Change < 0),
            Where(each => each.Change is null)
        );

        IReadOnlyList<Organization> Where(Func<ComparedStatus, bool> holds) => [.. schools.Where(holds).Select(each => each.Organization)];
    }
}

public sealed record ComparedStatus(Organization Organization, ExecutionStatus Before, ExecutionStatus Now)
{
    /// <summary>Null when it cannot be told.</summary>
    public int? Change => RankOf(Now) - RankOf(Before);

    private static int? RankOf(ExecutionStatus status) =>
        status switch
        {
            ExecutionStatus.NotDone => 0,
            ExecutionStatus.Unchanged => 1,
            ExecutionStatus.InProgress => 2,
            ExecutionStatus.Done => 3,
            _ => null,
        };
}
