using System.Globalization;
using Azure.Data.Tables;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Answers;

/// <summary>
/// How decisions about answers are stored in the log's table. Names of columns and kinds are a storage format: renaming a property does
/// not change them.
/// </summary>
internal static class TableReviewEntries
{
    /// <summary>The kind of the analyst's notes.</summary>
    public const string Noted = "noted";

    private const string Kind = "Kind";
    private const string Assessed = "assessed";
    private const string Returned = "returned";
    private const string Accepted = "accepted";
    private const string Terms = "terms";
    private const string Place = "Place";
    private const string OrganizationId = "OrganizationId";
    private const string Number = "Number";
    private const string By = "By";
    private const string ObservedAt = "ObservedAt";
    private const string ActivityId = "ActivityId";
    private const string AnswerSha256 = "AnswerSha256";
    private const string Level = "Level";
    private const string Value = "Value";
    private const string Comment = "Comment";
    private const string Cause = "Cause";
    private const string OfSubmission = "SubmissionKey";
    private const string Until = "Until";
    private const string Exempt = "Exempt";
    private const string Reason = "Reason";
    private const string Document = "Document";
    private const string Day = "yyyy-MM-dd";

    /// <summary>All but comments.</summary>
    public static readonly IReadOnlyList<string> OutlineColumns =
    [
        OrganizationId,
        Number,
        By,
        ObservedAt,
        ActivityId,
        AnswerSha256,
        Level,
        Value,
        Cause,
        OfSubmission,
        Until,
        Exempt,
        Reason,
        Document,
    ];

    public static bool Has(TableEntity entity) => entity.GetString(Kind) is Assessed or Returned or Accepted or Terms or Noted;

    public static void Write(TableEntity entity, ReviewEntry entry)
    {
        (entity[OrganizationId], entity[Number], entity[By]) = (entry.OrganizationId, entry.Number, entry.By);
        switch (entry)
        {
            case Assessment assessment:
                (entity[Kind], entity[ActivityId], entity[AnswerSha256]) = (Assessed, assessment.ActivityId, assessment.AnswerSha256);
                (entity[Level], entity[Cause]) = (assessment.Level is { } level ? NameOf(level) : null, assessment.Cause);
                entity[Value] = assessment.Value is { } value ? CanonicalAnswer.Spell(value) : null;
                TableText.Write(entity, Comment, assessment.Comment);
                break;
            case AnswerReturn returned:
                (entity[Kind], entity[OfSubmission], entity[ActivityId]) = (Returned, returned.SubmissionKey, returned.ActivityId);
                TableText.Write(entity, Comment, returned.Comment);
                break;
            case Acceptance acceptance:
                (entity[Kind], entity[OfSubmission]) = (Accepted, acceptance.SubmissionKey);
                break;
            case TermsDecision terms:
                (entity[Kind], entity[Until], entity[Exempt]) = (
                    Terms,
                    terms.Until?.ToString(Day, CultureInfo.InvariantCulture),
                    terms.Exempt
                );
                (entity[Reason], entity[Document]) = (terms.Reason, terms.Document);
                break;
            default:
                throw new InvalidOperationException($"The log has no place for a {entry.GetType().Name}.");
        }
    }

    public static void Write(TableEntity entity, AnalystNote note)
    {
        (entity[Kind], entity[Place], entity[Number], entity[By]) = (Noted, note.Place, note.Number, note.By);
        TableText.Write(entity, Comment, note.Text);
    }

    public static LogEntry Read(TableEntity entity) => entity.GetString(Kind) is Noted ? ReadNote(entity) : ReadReview(entity);

    private static AnalystNote ReadNote(TableEntity entity) =>
        new()
        {
            Place = Required(entity, Place),
            Number = entity.GetInt32(Number)!.Value,
            Text = TableText.Read(entity, Comment),
            By = Required(entity, By),
            ObservedAt = entity.GetDateTimeOffset(ObservedAt)!.Value,
        };

    private static ReviewEntry ReadReview(TableEntity entity)
    {
        var organization = Required(entity, OrganizationId);
        var by = Required(entity, By);
        var number = entity.GetInt32(Number)!.Value;
        var at = entity.GetDateTimeOffset(ObservedAt)!.Value;
        return entity.GetString(Kind) switch
        {
            Assessed => new Assessment
            {
                OrganizationId = organization,
                Number = number,
                By = by,
                ObservedAt = at,
                ActivityId = Required(entity, ActivityId),
                AnswerSha256 = Required(entity, AnswerSha256),
                Level = entity.GetString(Level) is { } level ? LevelNamed(level) : null,
                Cause = entity.GetString(Cause) ?? string.Empty,
                Value = entity.GetString(Value) is { } value ? CanonicalAnswer.ReadValue(value) : null,
                Comment = TableText.Read(entity, Comment),
            },
            Returned => new AnswerReturn
            {
                OrganizationId = organization,
                Number = number,
                By = by,
                ObservedAt = at,
                SubmissionKey = Required(entity, OfSubmission),
                ActivityId = entity.GetString(ActivityId),
                Comment = TableText.Read(entity, Comment),
            },
            Accepted => new Acceptance
            {
                OrganizationId = organization,
                Number = number,
                By = by,
                ObservedAt = at,
                SubmissionKey = Required(entity, OfSubmission),
            },
            Terms => new TermsDecision
            {
                OrganizationId = organization,
                Number = number,
                By = by,
                ObservedAt = at,
                Until = entity.GetString(Until) is { } day ? DateOnly.ParseExact(day, Day, CultureInfo.InvariantCulture) : null,
                Exempt = entity.GetBoolean(Exempt)!.Value,
                Reason = Required(entity, Reason),
                Document = Required(entity, Document),
            },
            var kind => throw new FormatException($"The review entry {entity.RowKey} is of the unknown kind «{kind}»."),
        };
    }

    private static string Required(TableEntity entity, string name) => entity.GetString(name) ?? throw new FormatException($"No {name}.");

    private static string NameOf(ExecutionLevel level) =>
        level switch
        {
            ExecutionLevel.Done => "done",
            ExecutionLevel.InProgress => "in-progress",
            ExecutionLevel.NotDone => "not-done",
            ExecutionLevel.Unchanged => "unchanged",
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No such level."),
        };

    private static ExecutionLevel LevelNamed(string name) =>
        name switch
        {
            "done" => ExecutionLevel.Done,
            "in-progress" => ExecutionLevel.InProgress,
            "not-done" => ExecutionLevel.NotDone,
            "unchanged" => ExecutionLevel.Unchanged,
            _ => throw new FormatException($"No level «{name}»."),
        };
}
