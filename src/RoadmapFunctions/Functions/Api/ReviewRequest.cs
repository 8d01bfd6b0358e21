using System.Text.Json.Serialization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Api;

/// <summary>A decision about a school's answer as a program sends it; <c>act</c> says which one.</summary>
/// <param name="Seen">Number of the last decision about the school that the program has read; 0 before the first one.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "act")]
[JsonDerivedType(typeof(AssessRequest), ReviewForm.Assess)]
[JsonDerivedType(typeof(ReturnRequest), ReviewForm.Return)]
[JsonDerivedType(typeof(AcceptRequest), ReviewForm.Accept)]
[JsonDerivedType(typeof(ExtendRequest), ReviewForm.Extend)]
[JsonDerivedType(typeof(ExemptRequest), ReviewForm.Exempt)]
[JsonDerivedType(typeof(UsualTermsRequest), ReviewForm.UsualTerms)]
public abstract record ReviewRequest(int Seen)
{
    public abstract ReviewEntry Decision(Organization organization, string by);

    private protected static TermsDecision Terms(Organization organization, string by, string reason, string document) =>
        new()
        {
            OrganizationId = organization.Id,
            By = by,
            ObservedAt = default,
            Reason = CleanText.OneLine(reason),
            Document = CleanText.OneLine(document),
        };
}

/// <param name="AnswerSha256">Digest of the answer that was read.</param>
/// <param name="Level">Absent: as the ticked options say.</param>
/// <param name="Number">What the answer means, where the question asks for a number or a point on a scale.</param>
/// <param name="Day">What it means, where the question asks for a date.</param>
/// <param name="Links">What it means, where the question asks for web addresses.</param>
/// <param name="Part">What it means, with <paramref name="Whole"/>, where the question asks for a share.</param>
public sealed record AssessRequest(
    int Seen,
    string Activity,
    string AnswerSha256,
    ExecutionLevel? Level = null,
    string Comment = "",
    string Cause = "",
    decimal? Number = null,
    DateOnly? Day = null,
    decimal? Part = null,
    decimal? Whole = null,
    IReadOnlyList<string>? Links = null
) : ReviewRequest(Seen)
{
    public override ReviewEntry Decision(Organization organization, string by) =>
        new Assessment
        {
            OrganizationId = organization.Id,
            By = by,
            ObservedAt = default,
            ActivityId = Activity,
            AnswerSha256 = AnswerSha256,
            Level = Level,
            Comment = CleanText.Of(Comment),
            Cause = CleanText.OneLine(Cause),
            Value =
                Number is { } number ? AnswerValue.Of(number)
                : Day is { } day ? AnswerValue.Of(day)
                : Links is { } links ? new LinksValue(links)
                : (Part, Whole) is ({ } part, { } whole) ? new ShareValue(part, whole)
                : null,
        };
}

/// <param name="Submission">The version that was read.</param>
/// <param name="Activity">Absent: the whole answer.</param>
public sealed record ReturnRequest(int Seen, string Submission, string Comment, string? Activity = null) : ReviewRequest(Seen)
{
    public override ReviewEntry Decision(Organization organization, string by) =>
        new AnswerReturn
        {
            OrganizationId = organization.Id,
            By = by,
            ObservedAt = default,
            SubmissionKey = Submission,
            ActivityId = Activity,
            Comment = CleanText.Of(Comment),
        };
}

/// <param name="Submission">The version that was read.</param>
public sealed record AcceptRequest(int Seen, string Submission) : ReviewRequest(Seen)
{
    public override ReviewEntry Decision(Organization organization, string by) =>
        new Acceptance
        {
            OrganizationId = organization.Id,
            By = by,
            ObservedAt = default,
            SubmissionKey = Submission,
        };
}

/// <param name="Until">The last day of the extension.</param>
public sealed record ExtendRequest(int Seen, DateOnly Until, string Reason, string Document) : ReviewRequest(Seen)
{
    public override ReviewEntry Decision(Organization organization, string by) =>
        Terms(organization, by, Reason, Document) with
        {
            Until = Until,
        };
}

public sealed record ExemptRequest(int Seen, string Reason, string Document) : ReviewRequest(Seen)
{
    public override ReviewEntry Decision(Organization organization, string by) =>
        Terms(organization, by, Reason, Document) with
        {
            Exempt = true,
        };
}

/// <summary>The same is expected of the school again as of everybody.</summary>
public sealed record UsualTermsRequest(int Seen, string Reason, string Document = "") : ReviewRequest(Seen)
{
    public override ReviewEntry Decision(Organization organization, string by) => Terms(organization, by, Reason, Document);
}
