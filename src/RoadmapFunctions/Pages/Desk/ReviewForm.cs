using System.Globalization;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>An operator's decision about an answer, as the form sent it.</summary>
/// <param name="Level">One of <see cref="Levels"/>, or <see cref="AsTicked"/>; empty when nothing was chosen.</param>
/// <param name="Seen">Number of the last decision that the page showed.</param>
/// <param name="AnswerSha256">Digest of the answer to the activity that the page showed.</param>
/// <param name="SubmissionKey">Key of the answer that the page showed.</param>
public sealed record ReviewForm(
    string Action,
    string? ActivityId,
    string Level,
    string Comment,
    string Cause,
    int Seen,
    string AnswerSha256,
    string SubmissionKey,
    string Until = "",
    string Reason = "",
    string Document = "",
    string Value = ""
)
{
    public const string Assess = "assess";
    public const string Return = "return";
    public const string Accept = "accept";
    public const string Extend = "extend";
    public const string Exempt = "exempt";
    public const string UsualTerms = "usual-terms";
    public const string AsTicked = "as-ticked";

    /// <summary>In the order of the keys that choose them.</summary>
    public static IReadOnlyList<(string Id, ExecutionLevel Level)> Levels { get; } =
    [
        ("done", ExecutionLevel.Done),
        ("in-progress", ExecutionLevel.InProgress),
        ("unchanged", ExecutionLevel.Unchanged),
        ("not-done", ExecutionLevel.NotDone),
    ];

    public static ReviewForm Of(IFormCollection sent) =>
        new(
            sent["action"].ToString(),
            sent["activity"].ToString() is { Length: > 0 } activity ? activity : null,
            sent["level"].ToString(),
            CleanText.Of(sent["comment"].ToString()),
            CleanText.OneLine(sent["cause"].ToString()),
            int.TryParse(sent["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0,
            sent["answer"].ToString(),
            sent["submission"].ToString(),
            sent["until"].ToString(),
            CleanText.OneLine(sent["reason"].ToString()),
            CleanText.OneLine(sent["document"].ToString()),
            CleanText.OneLine(sent["value"].ToString())
        );

    /// <returns>Why the typed value is refused; null when it is accepted, or none was typed.</returns>
    public string? ValueProblem(Campaign campaign) => Action == Assess ? ReadValue(campaign)?.Problem : null;

    private ValueReading? ReadValue(Campaign campaign) => campaign.FindActivity(ActivityId)?.Value?.Read(Value);

    /// <returns>Null when the act is unknown.</returns>
    public ReviewEntry? Decision(Campaign campaign, Organization organization, string by) =>
        Action switch
        {
            Assess when ActivityId is not null => new Assessment
            {
                OrganizationId = organization.Id,
                By = by,
                ObservedAt = default,
                ActivityId = ActivityId,
                AnswerSha256 = AnswerSha256,
                Level = Levels.Where(each => each.Id == Level).Select(each => (ExecutionLevel?)each.Level).FirstOrDefault(),
                Comment = Comment,
                Cause = Cause,
                Value = ReadValue(campaign)?.Value,
            },
            Return => new AnswerReturn
            {
                OrganizationId = organization.Id,
                By = by,
                ObservedAt = default,
                SubmissionKey = SubmissionKey,
                ActivityId = ActivityId,
                Comment = Comment,
            },
            Accept => new Acceptance
            {
                OrganizationId = organization.Id,
                By = by,
                ObservedAt = default,
                SubmissionKey = SubmissionKey,
            },
            Extend when DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
                Terms(organization, by) with
                {
                    Until = day,
                },
            Exempt => Terms(organization, by) with { Exempt = true },
            UsualTerms => Terms(organization, by),
            _ => null,
        };

    private TermsDecision Terms(Organization organization, string by) =>
        new()
        {
            OrganizationId = organization.Id,
            By = by,
            ObservedAt = default,
            Reason = Reason,
            Document = Document,
        };
}
