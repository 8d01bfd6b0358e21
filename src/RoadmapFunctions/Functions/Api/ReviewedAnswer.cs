using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Api;

/// <summary>A school's answer and its review, as the API returns them.</summary>
/// <param name="Seen">Number of the last decision, to be sent back with a new one; 0 before the first.</param>
/// <param name="Submission">The version that counts; null while there is no answer.</param>
/// <param name="Activities">Activities that the school has answered, or was asked to.</param>
/// <param name="Decisions">In the order of the decisions.</param>
public sealed record ReviewedAnswer(
    string Organization,
    ReviewState State,
    int Seen,
    string? Submission,
    IReadOnlyList<ReviewedActivity> Activities,
    IReadOnlyList<DecisionItem> Decisions
)
{
    /// <param name="known">What is known of the school; other schools may be in it.</param>
    public static ReviewedAnswer Of(Campaign campaign, Organization organization, SubmissionHistory known)
    {
        var review = known.ReviewOf(campaign, organization);
        var current = known.Of(organization.Id)?.Current;
        return new(
            organization.Id,
            review.State,
            review.LastNumber,
            current?.Key,
            [
                .. review
                    .Activities.Where(each => each.Answer is not null || each.Return is not null)
                    .Select(each => ReviewedActivity.Of(each, AnswerDigest.Of(campaign, each.Activity, current))),
            ],
            [.. review.Entries.Select(DecisionItem.Of)]
        );
    }

    public ReviewedAnswer UnreadOnly() => this with { Activities = [.. Activities.Where(activity => activity.Unread)] };
}

/// <param name="AnswerSha256">Identifies exactly this answer; an assessment holds for it and for no other.</param>
/// <param name="Ambiguous">The cell as it stands, when it can be read in more than one way.</param>
/// <param name="Value">Where the question asks for a number or a point on a scale.</param>
/// <param name="Day">Where the question asks for a date.</param>
/// <param name="Part">With <paramref name="Whole"/>, where the question asks for a share.</param>
/// <param name="Links">Where the question asks for web addresses.</param>
/// <param name="Contradictions">In words: options that cannot both be true, and numbers that do not agree with those of other questions;
/// null when there are none.</param>
/// <param name="Unread">It waits for a reader.</param>
/// <param name="Returned">The school is asked to correct it.</param>
public sealed record ReviewedActivity(
    string Activity,
    string Number,
    IReadOnlyList<string> Options,
    string? Other,
    string? Ambiguous,
    string AnswerSha256,
    bool Unread,
    bool Returned,
    decimal? Value,
    DateOnly? Day,
    decimal? Part,
    decimal? Whole,
    IReadOnlyList<string>? Links,
    IReadOnlyList<string>? Contradictions
)
{
    public static ReviewedActivity Of(ActivityReview review, string answerSha256) =>
        new(
            review.Activity.Id,
            review.Activity.Number,
            review.Answer?.OptionIds ?? [],
            review.Answer?.Other,
            review.Answer?.Ambiguous,
            answerSha256,
            review.Unread,
            review.Return is not null,
            review.Answer?.Value?.Number,
            review.Answer?.Value?.Day,
            review.Answer?.Value?.Share?.Part,
            review.Answer?.Value?.Share?.Whole,
            review.Answer?.Value?.Links,
            Against(review) is { Count: > 0 } against ? against : null
        );

    private static List<string> Against(ActivityReview review) =>
        [
            .. Contradiction.Of(review.Activity, review.Answer) is { Count: > 0 } options
                ? (IEnumerable<string>)[$"отмечены вместе: {string.Join(", ", options.Select(option => Russian.Quoted(option.Text)))}"]
                : [],
            .. review.Broken.Select(broken => broken.Problem),
        ];
}

/// <param name="Act">The name under which the act is sent.</param>
public sealed record DecisionItem(
    int Number,
    string Act,
    DateTimeOffset At,
    string By,
    string? Activity,
    string? AnswerSha256,
    string? Submission,
    ExecutionLevel? Level,
    string? Comment,
    string? Cause,
    decimal? Value,
    DateOnly? Day,
    decimal? Part,
    decimal? Whole,
    IReadOnlyList<string>? Links,
    DateOnly? Until,
    string? Reason,
    string? Document
)
{
    public static DecisionItem Of(ReviewEntry entry)
    {
        var (assessment, returned, terms) = (entry as Assessment, entry as AnswerReturn, entry as TermsDecision);
        return new(
            entry.Number,
            entry switch
            {
                Assessment => ReviewForm.Assess,
                AnswerReturn => ReviewForm.Return,
                Acceptance => ReviewForm.Accept,
                TermsDecision { Exempt: true } => ReviewForm.Exempt,
                TermsDecision { Until: not null } => ReviewForm.Extend,
                _ => ReviewForm.UsualTerms,
            },
            entry.ObservedAt,
            entry.By,
            assessment?.ActivityId ?? returned?.ActivityId,
            assessment?.AnswerSha256,
            returned?.SubmissionKey ?? (entry as Acceptance)?.SubmissionKey,
            assessment?.Level,
            Text(assessment?.Comment ?? returned?.Comment),
            Text(assessment?.Cause),
            assessment?.Value?.Number,
            assessment?.Value?.Day,
            assessment?.Value?.Share?.Part,
            assessment?.Value?.Share?.Whole,
            assessment?.Value?.Links,
            terms?.Until,
            Text(terms?.Reason),
            Text(terms?.Document)
        );
    }

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
