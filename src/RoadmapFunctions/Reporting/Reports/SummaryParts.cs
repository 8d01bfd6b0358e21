using System.Text.Json.Serialization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports.Sections;

namespace RoadmapFunctions.Reporting.Reports;

// The parts of summary.json.

/// <param name="AnswersDueTime">Time on that day, in the form of a milestone.</param>
public sealed record SummaryCampaign(
    string Id,
    string Title,
    string Period,
    string TimeZone,
    LegalBasis LegalBasis,
    CampaignOperator Operator,
    DateOnly AnswersDue,
    string AnswersDueTime,
    CampaignTerms Terms,
    Requisites Requisites
)
{
    /// <summary>When a school first answered: the day, with the time where it decides.</summary>
    public string ReceivedInWords(SummaryOrganization organization, TimeZoneInfo zone) =>
        TimelinessRule.DayInWords(
            organization.ExtendedUntil is { } day ? Due(day, Milestone.EndOfDay) : Due(AnswersDue, AnswersDueTime),
            zone,
            organization.FirstSeen!.Value
        );

    private static Milestone Due(DateOnly day, string time) => new(string.Empty, MilestoneKind.Answers, string.Empty, day, time);
}

/// <param name="DataCode">Printed at the foot of every paper of the edition; see the manifest's <c>inputSha256</c>.</param>
public sealed record SummaryEdition(
    int Number,
    string Title,
    string Reason,
    DateTimeOffset SnapshotAt,
    string DataCode,
    DateTimeOffset? SheetReadAt = null
);

/// <param name="Index">Activities done in all schools that answered, and their total.</param>
/// <param name="Missing">Organizations that have certainly not answered.</param>
/// <param name="Empty">Those of the missing that sent a form without a single answer.</param>
/// <param name="Unsettled">Silent organizations whose answer may be a row that waits for a decision.</param>
/// <param name="Confirmed">Answers that the heads of their schools have confirmed; null where no confirmation is asked for.</param>
public sealed record SummaryTotals(
    int Expected,
    int Received,
    int Complete,
    int Partial,
    int Missing,
    int OnTime,
    int Late,
    int Corrected,
    int Quarantined,
    ExecutionIndex Index,
    int? Confirmed = null,
    int Unsettled = 0,
    int Empty = 0
);

/// <param name="Answered">The denominator of the options' shares.</param>
/// <param name="Statuses">Schools of the roster by status; they add up to those expected. Empty when the activity does not count.</param>
/// <param name="DoneBy">Short names of the first schools that have done it.</param>
/// <param name="Kind">Null for any number of options, and in editions of older programs.</param>
/// <param name="Unit">Unit of the values: «чел.»; null where there is none.</param>
/// <param name="Values">Organizations that gave a value; null where the question asks for none.</param>
/// <param name="Figures">The figures that sum up the values; null where there are none.</param>
/// <param name="Scale">The points, where the question asks for a point on a scale.</param>
/// <param name="Asked">Organizations that sent an answer and were asked about it; null when all were.</param>
/// <param name="Optional">Organizations may leave it out; null where they may not.</param>
/// <param name="NotCounted">Its answers say nothing about execution; null when they do.</param>
public sealed record SummaryActivity(
    string Id,
    string Number,
    string Title,
    string ShortTitle,
    int Answered,
    IReadOnlyList<SummaryOption> Options,
    int OwnWords,
    int Ambiguous,
    IReadOnlyList<SummaryWordGroup> WordGroups,
    IReadOnlyDictionary<ExecutionStatus, int> Statuses,
    IReadOnlyList<string> DoneBy,
    QuestionKind? Kind = null,
    bool? NotCounted = null,
    string? Unit = null,
    int? Values = null,
    IReadOnlyList<SummaryFigure>? Figures = null,
    ScaleQuestion? Scale = null,
    int? Asked = null,
    bool? Optional = null
)
{
    [JsonIgnore]
    public bool Counts => NotCounted is not true;
}

/// <summary>A figure that sums up the values of a question.</summary>
/// <param name="Id">
/// For numbers «sum», «mean», «median», «least», «most»; for dates «earliest», «latest», and the counts «on-time» and «late»; for scales
/// «mean», «median», and the count of each point: «point-5»; for shares the sums «part» and «whole», and in per cent «share»,
/// «least-share», «most-share»; for links their count, «links».
/// </param>
/// <param name="Number">Null where the figure is a date.</param>
/// <param name="OrganizationIds">Organizations that gave this value; null where the figure belongs to all, or to none.</param>
/// <param name="Day">Null where the figure is a number.</param>
public sealed record SummaryFigure(
    string Id,
    string Title,
    decimal? Number = null,
    IReadOnlyList<string>? OrganizationIds = null,
    DateOnly? Day = null
)
{
    public static SummaryFigure Of(ValueFigure figure) =>
        new(
            figure.Id,
            figure.Title,
            figure.Value.Number,
            figure.Owners.Count == 0 ? null : [.. figure.Owners.Select(organization => organization.Id)],
            figure.Value.Day
        );
}

/// <summary>Own words that are about the same; the words as they were written.</summary>
public sealed record SummaryWordGroup(string Name, IReadOnlyList<SummaryWords> Words)
{
    public static SummaryWordGroup Of(WordGroup group) =>
        new(group.Name, new MappedList<OwnWords, SummaryWords>(group.Words, words => new(words.Organization.Id, words.Text)));
}

public sealed record SummaryWords(string OrganizationId, string Text);

public sealed record SummaryOption(string Id, string Number, string Text, ExecutionLevel Level, int Count);

/// <param name="Unsettled">It is silent, but a row that waits for a decision may be its answer.</param>
/// <param name="Answers">Null when the school has not answered; otherwise one for each activity.</param>
/// <param name="State">How far the review of the answer has come; null in editions of older programs.</param>
/// <param name="ExtendedUntil">The last day of an extension.</param>
/// <param name="ConfirmedAt">When the head of the school confirmed the answer.</param>
public sealed record SummaryOrganization(
    string Id,
    string Name,
    string ShortName,
    Completeness Completeness,
    SupportGroup Support,
    bool Unsettled = false,
    Timeliness? Timeliness = null,
    DateTimeOffset? FirstSeen = null,
    DateTimeOffset? CorrectedAt = null,
    string? ContentSha256 = null,
    ExecutionIndex? Index = null,
    IReadOnlyList<SummaryAnswer>? Answers = null,
    ReviewState? State = null,
    DateOnly? ExtendedUntil = null,
    DateTimeOffset? ConfirmedAt = null
);

/// <param name="Status">Null when the activity does not count.</param>
/// <param name="Number">For a question for a number; where a machine could not read it, the number that a person has read.</param>
/// <param name="Day">The same for a question for a date.</param>
/// <param name="Links">The same for a question for web addresses.</param>
/// <param name="Part">The same, with <paramref name="Whole"/>, for a question for a share.</param>
/// <param name="Asked">False where the school was not asked; null where it was.</param>
/// <param name="ShareOfSum">
/// What share of the sum of all organizations its number is, in per cent with one decimal place; null where numbers are no parts of a sum.
/// </param>
/// <param name="ShareOfMunicipality">The same of the sum of its municipality; null where all are in one, or it is in none.</param>
/// <param name="Unread">True where a person has to read the answer and nobody has; null otherwise.</param>
public sealed record SummaryAnswer(
    [property: JsonPropertyOrder(-2)] string ActivityId,
    IReadOnlyList<string> OptionIds,
    [property: JsonPropertyOrder(-1)] ExecutionStatus? Status = null,
    string? OwnWords = null,
    string? Ambiguous = null,
    string? Comment = null,
    string? Cause = null,
    decimal? Number = null,
    DateOnly? Day = null,
    decimal? Part = null,
    decimal? Whole = null,
    IReadOnlyList<string>? Links = null,
    bool? Asked = null,
    decimal? ShareOfSum = null,
    decimal? ShareOfMunicipality = null,
    bool? Unread = null
)
{
    /// <summary>The school was asked about the activity and has not answered.</summary>
    [JsonIgnore]
    public bool IsEmpty => Asked is not false && OptionIds.Count == 0 && OwnWords is null && Ambiguous is null && HasNoValue;

    private bool HasNoValue => Number is null && Day is null && Part is null && Links is null;

    public static SummaryAnswer Of(CampaignAnalysis analysis, Activity activity, OrganizationAnalysis organization)
    {
        var answer = organization.Current?.AnswerTo(activity);
        var read = organization.Progress.Review?.AssessmentOf(activity);
        var value = organization.ValueOf(activity);
        var share = analysis.Shares.GetValueOrDefault(activity.Id)?.Of(organization.Organization, value);
        return new(
            activity.Id,
            answer?.OptionIds ?? [],
            organization.FindStatus(activity),
            answer?.Other,
            answer?.Ambiguous,
            Given(read?.Comment),
            Given(read?.Cause),
            value?.Number,
            value?.Day,
            value?.Share?.Part,
            value?.Share?.Whole,
            value?.Links,
            AskedRule.IsAsked(analysis.Campaign, activity, organization.Current) ? null : false,
            Percent(share?.OfAll),
            Percent(share?.OfMunicipality),
            organization.Progress.Review?.Unread.Any(each => each.Activity.Id == activity.Id) == true ? true : null
        );
    }

    private static decimal? Percent(decimal? share) => share is { } known ? Analysis.ShareOfSum.Percent(known) : null;

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>A recommendation to a school, or to the operator when no school is named.</summary>
/// <param name="Basis">The fact that it rests on.</param>
/// <param name="Task">The text for one of its activities, which is named beside it; null when it is not about one.</param>
public sealed record SummaryRecommendation(
    string Id,
    RecommendationCondition When,
    string Text,
    string Basis,
    IReadOnlyList<string> ActivityIds,
    string? OrganizationId = null,
    DateOnly? Due = null,
    string? Task = null
)
{
    public static SummaryRecommendation Of(ReportData data, Advice advice) =>
        new(
            advice.Recommendation.Id,
            advice.Recommendation.When,
            AdviceSection.Text(advice),
            AdviceSection.Basis(data, advice),
            [.. advice.Activities.Select(activity => activity.Id)],
            advice.Recommendation.Addressee == RecommendationAddressee.Organization ? advice.Organizations[0].Id : null,
            advice.Recommendation.Due,
            AdviceSection.Task(advice)
        );
}

public sealed record SummaryQuarantine(int Row, string Column, RejectionReason Reason, string Explanation, DateTimeOffset FoundAt);

/// <summary>Numbers of one organization that do not agree.</summary>
/// <param name="ActivityIds">First the question that is checked, then those that it is compared with.</param>
/// <param name="Check">What must hold, in Russian.</param>
/// <param name="Problem">What does not, in Russian.</param>
/// <param name="Number">The number that is checked.</param>
/// <param name="Against">The other number, or the sum of the others.</param>
/// <param name="Explanation">Why the organization says it is so; null where it says nothing, or the check allows no explanation.</param>
public sealed record SummaryMismatch(
    string OrganizationId,
    IReadOnlyList<string> ActivityIds,
    string Check,
    string Problem,
    decimal Number,
    decimal Against,
    string? Explanation = null
)
{
    public static SummaryMismatch Of(Campaign campaign, NumberMismatch mismatch) =>
        new(
            mismatch.Organization.Id,
            [mismatch.Activity.Id, .. mismatch.Against(campaign).Select(activity => activity.Id)],
            mismatch.Broken.Check.Statement(campaign, mismatch.Activity),
            mismatch.Broken.Problem,
            mismatch.Broken.Failed.Number,
            mismatch.Broken.Failed.Against,
            mismatch.Broken.Explanation
        );
}
