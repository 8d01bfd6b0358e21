using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>
/// Where the review of one school's answer stands. It follows from the versions of the answer and the review entries alone:
/// <list type="bullet">
/// <item>a person must read own words that may say how far the work has come, a cell that can be read in two ways, a contradiction, and
/// numbers that do not agree;</item>
/// <item>the same goes for what comes back: the activity that was returned, and after the return of a whole answer
/// each changed activity;</item>
/// <item>an assessment holds for exactly the answer that was read, until that answer is returned;</item>
/// <item>a return and an acceptance apply to one version, and the later of them counts;</item>
/// <item>an answer to a question that the school is not asked does not count and need not be read.</item>
/// </list>
/// </summary>
public sealed class OrganizationReview
{
    private readonly Campaign campaign;
    private readonly OrganizationHistory? history;
    private readonly Acceptance? acceptance;
    private IReadOnlyList<ActivityReview>? activities;
    private IReadOnlyList<ActivityReview>? unread;

    private OrganizationReview(
        Campaign campaign,
        Organization organization,
        OrganizationHistory? history,
        IReadOnlyList<ReviewEntry> entries
    )
    {
        (this.campaign, Organization, this.history, Entries) = (campaign, organization, history, entries);
        Current = history?.Current is { } last ? AskedRule.Counted(campaign, last) : null;
        acceptance = Current is null ? null : entries.OfType<Acceptance>().LastOrDefault(entry => entry.SubmissionKey == Current.Key);
    }

    public Organization Organization { get; }

    /// <summary>What counts of the school's answer; null while there is none.</summary>
    public Submission? Current { get; }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<ReviewEntry> Entries { get; }

    /// <summary>Number of the last entry; 0 before the first one.</summary>
    public int LastNumber => Entries.Count == 0 ? 0 : Entries[^1].Number;

    /// <summary>What is expected of the school; null for what is expected of everybody.</summary>
    public TermsDecision? Terms => TermsDecision.InForce(Entries);

    /// <summary>One for each activity of the campaign; none while there is no answer.</summary>
    public IReadOnlyList<ActivityReview> Activities => activities ??= Current is null ? [] : [.. campaign.Activities.Select(Review)];

    /// <summary>The whole answer was returned, and nothing has come since.</summary>
    public AnswerReturn? ReturnedWhole => Open(entry => entry.ActivityId is null, after: 0);

    public ReviewState State =>
        Current switch
        {
            null => ReviewState.NoAnswer,
            _ when OpenReturns.Any() => ReviewState.Returned,
            _ when acceptance is not null => ReviewState.Accepted,
            _ when HasUnread => ReviewState.Received,
            _ => ReviewState.Read,
        };

    /// <summary>Activities that wait for a reader.</summary>
    public IReadOnlyList<ActivityReview> Unread => unread ??= [.. FindUnread()];

    // Nearly every school of a country has no entry, and then its answers need not be examined one by one.
    private IEnumerable<ActivityReview> FindUnread() =>
        Entries.Count == 0 ? ReadByNobody.Select(Review) : Activities.Where(each => each.Unread);

    private bool HasUnread => Entries.Count == 0 && unread is null ? ReadByNobody.Any() : Unread.Count > 0;

    private IEnumerable<Activity> ReadByNobody =>
        campaign.Activities.Where(activity =>
            ReadingRule.MustBeRead(activity, Current?.AnswerTo(activity), BrokenCheck.In(campaign, activity, Current))
        );

    /// <summary>What the school is asked to correct now.</summary>
    public IEnumerable<AnswerReturn> OpenReturns =>
        Entries.Count == 0 ? [] : Activities.Select(each => each.Return).Append(ReturnedWhole).OfType<AnswerReturn>().Distinct();

    /// <summary>It was returned at least once.</summary>
    public bool WasReturned => Entries.Any(entry => entry is AnswerReturn);

    /// <summary>It was returned, and the school has answered again.</summary>
    public bool CameBack =>
        Current is not null && Entries.OfType<AnswerReturn>().LastOrDefault() is { } last && last.SubmissionKey != Current.Key;

    /// <param name="history">Null while the school has not answered.</param>
    /// <param name="entries">In the order of their numbers.</param>
    public static OrganizationReview Of(
        Campaign campaign,
        Organization organization,
        OrganizationHistory? history,
        IReadOnlyList<ReviewEntry> entries
    ) => new(campaign, organization, history, entries);

    /// <summary>The review as it would stand with one more decision.</summary>
    public OrganizationReview With(ReviewEntry decision) =>
        new(campaign, Organization, history, [.. Entries, decision with { Number = LastNumber + 1 }]);

    public ActivityReview? Of(Activity activity) => Activities.FirstOrDefault(each => each.Activity.Id == activity.Id);

    /// <returns>Null when nobody has read what the school says of the activity now.</returns>
    public Assessment? AssessmentOf(Activity activity) => Entries.Count == 0 ? null : Of(activity)?.Assessment;

    private ActivityReview Review(Activity activity)
    {
        var answer = Current!.AnswerTo(activity);
        var broken = BrokenCheck.In(campaign, activity, Current);
        var covering = Entries.OfType<AnswerReturn>().LastOrDefault(entry => Covers(entry, activity, answer));
        var assessment = Entries
            .OfType<Assessment>()
            .LastOrDefault(entry =>
                entry.ActivityId == activity.Id
                && entry.Number > (covering?.Number ?? 0)
                && entry.AnswerSha256 == AnswerDigest.Of(campaign, activity, Current)
            );
        return new(
            activity,
            answer,
            assessment,
            Open(entry => entry.ActivityId == activity.Id, assessment?.Number ?? 0),
            CameBack: covering is not null && covering.SubmissionKey != Current.Key ? covering : null,
            MustBeRead: AskedRule.IsAsked(campaign, activity, Current)
                && (covering is not null || ReadingRule.MustBeRead(activity, answer, broken)),
            ReturnedWhole is not null,
            broken
        );
    }

    // After a whole answer was returned, an unchanged activity has been read already, or the rule demands reading it anyway.
    private bool Covers(AnswerReturn entry, Activity activity, ActivityAnswer? answer) =>
        entry.SubmissionKey == Current!.Key
            ? entry.ActivityId == activity.Id && entry.Number > (acceptance?.Number ?? 0)
            : entry.ActivityId == activity.Id || (entry.ActivityId is null && HasChanged(entry, activity, answer));

    private bool HasChanged(AnswerReturn entry, Activity activity, ActivityAnswer? answer) =>
        history!.Versions.FirstOrDefault(version => version.Submission.Key == entry.SubmissionKey) is { } returned
        && AnswerDigest.Of(AskedRule.CountedAnswer(campaign, activity, returned.Submission)) != AnswerDigest.Of(answer);

    private AnswerReturn? Open(Func<AnswerReturn, bool> these, int after) =>
        Entries
            .OfType<AnswerReturn>()
            .LastOrDefault(entry =>
                these(entry) && entry.SubmissionKey == Current?.Key && entry.Number > after && entry.Number > (acceptance?.Number ?? 0)
            );
}

/// <param name="Answer">Null without one.</param>
/// <param name="Assessment">Made for exactly this answer; null when nobody has read it.</param>
/// <param name="Return">The school is asked to correct this activity; null when it is not.</param>
/// <param name="Broken">Checks between numbers that it fails.</param>
/// <param name="CameBack">The return of an earlier version, to which this answer is the reply; null when there was none.</param>
public sealed record ActivityReview(
    Activity Activity,
    ActivityAnswer? Answer,
    Assessment? Assessment,
    AnswerReturn? Return,
    AnswerReturn? CameBack,
    bool MustBeRead,
    bool ReturnedWhole,
    IReadOnlyList<BrokenCheck> Broken
)
{
    public bool Unread => MustBeRead && Assessment is null && Return is null && !ReturnedWhole;

    /// <summary>It says things that cannot be true at once.</summary>
    public bool Contradicts => Broken.Any(each => !each.Explained) || Contradiction.Of(Activity, Answer).Count > 0;
}

/// <summary>What a machine cannot judge. Own words need a reader where they may say how far the work has come.</summary>
public static class ReadingRule
{
    /// <param name="broken">Checks between numbers that the answer fails.</param>
    public static bool MustBeRead(Activity activity, ActivityAnswer? answer, IReadOnlyList<BrokenCheck> broken) =>
        answer is not null
        && (
            (answer.Other is not null && activity.Counts)
            || answer.Ambiguous is not null
            || Contradiction.Of(activity, answer).Count > 0
            || broken.Count > 0 // a person says whether an explanation explains anything
        );
}
