using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>
/// The record that a name, a text or the content of a quarantined row was erased. It says what kind of thing was erased and why,
/// never what it was.
/// </summary>
public sealed record Erasure
{
    /// <summary>Stands in place of an erased text: that the school answered in its own words stays known.</summary>
    public const string Mark = "(текст удалён по запросу)";

    public const int LongestBasis = 200;

    /// <summary>Letters, digits and hyphens; keys sort in the order of time.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public required string By { get; init; }

    /// <summary>The request or document behind it: «заявление от 02.03.2021».</summary>
    public required string Basis { get; init; }

    /// <summary>Null: all schools of the campaign.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Null when respondents' names or a row are erased.</summary>
    public string? ActivityId { get; init; }

    /// <summary>Digest of the erased text; null when something else is erased.</summary>
    public string? TextDigest { get; init; }

    /// <summary>Key of the row in quarantine; null when something else is erased.</summary>
    public string? RowKey { get; init; }

    /// <summary>Number of that row when it was found.</summary>
    public int? Row { get; init; }

    /// <summary>How many versions of answers, or rows, were changed; null until it is done.</summary>
    public int? Changed { get; init; }

    public bool OfRespondents => ActivityId is null && RowKey is null;

    public static string DigestOf(string text) => Digest.Of(text)[..24];

    /// <returns>How many texts of the submission were erased.</returns>
    public static int CountIn(Submission submission) => submission.Answers.Count(answer => (answer.Other ?? answer.Ambiguous) == Mark);

    /// <summary>Whether the submission still has what this act erases.</summary>
    public bool Concerns(Submission submission) =>
        RowKey is null
        && (OrganizationId is null || submission.OrganizationId == OrganizationId)
        && submission.ObservedAt <= At
        && (OfRespondents ? submission.Respondent is not null : submission.Answers.Any(Concerns));

    /// <summary>
    /// Whether the confirmation still has the name that this act erases: a head is one of the people who answered for a school.
    /// </summary>
    public bool Concerns(Confirmation confirmation) =>
        OfRespondents
        && (OrganizationId is null || SubmissionKey.OrganizationOf(confirmation.SubmissionKey) == OrganizationId)
        && confirmation.ObservedAt <= At
        && confirmation.Name != Mark;

    /// <returns>The same confirmation without its name.</returns>
    public static Confirmation Apply(Confirmation confirmation) => confirmation with { Name = Mark };

    /// <returns>The same version under the same key, without what is erased.</returns>
    public Submission Apply(Submission submission) =>
        (
            OfRespondents
                ? submission with
                {
                    Respondent = null,
                }
                : submission with
                {
                    Answers = [.. submission.Answers.Select(answer => Concerns(answer) ? Without(answer) : answer)],
                }
        ).StoredUnder(submission.Key);

    private bool Concerns(ActivityAnswer answer) =>
        answer.ActivityId == ActivityId && (answer.Other ?? answer.Ambiguous) is { } text && DigestOf(text) == TextDigest;

    private static ActivityAnswer Without(ActivityAnswer answer) =>
        answer switch
        {
            AmbiguousAnswer => new AmbiguousAnswer(answer.ActivityId, Mark),
            ValueAnswer value => value with { Why = Mark },
            _ => new ReadAnswer(answer.ActivityId, answer.OptionIds, Mark),
        };
}
