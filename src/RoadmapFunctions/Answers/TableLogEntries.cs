using Azure.Data.Tables;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Answers;

/// <summary>
/// How answers and later entries about them are stored in the log's table. Names of columns and kinds are a storage format: renaming a
/// property does not change them.
/// </summary>
internal static class TableLogEntries
{
    private const string Kind = "Kind";
    private const string SubmissionKind = "submission";
    private const string PresenceKind = "presence";
    private const string OwnershipKind = "ownership";
    private const string WithdrawalKind = "withdrawal";
    private const string ConfirmationKind = "confirmation";
    private const string KnownSince = "KnownSince";
    private const string LeftNothing = "LeftNothing";
    private const string SchoolsOwn = "SchoolsOwn";
    private const string By = "By";
    private const string Reason = "Reason";
    private const string ObservedAt = "ObservedAt";
    private const string OrganizationId = "OrganizationId";
    private const string Source = "Source";
    private const string SubmittedAt = "SubmittedAt";
    private const string Trace = "Trace";
    private const string RespondentName = "Name";
    private const string RespondentPost = "Post";
    private const string AnswersText = "Answers";
    private const string OfSubmission = "SubmissionKey";
    private const string Present = "Present";
    private const string Disowned = "Disowned";

    public static TableEntity ToEntity(string campaignId, LogEntry entry)
    {
        var entity = new TableEntity(campaignId, entry.Key) { [ObservedAt] = entry.ObservedAt };
        switch (entry)
        {
            case Submission submission:
                entity[Kind] = SubmissionKind;
                entity[KnownSince] = submission.KnownSince;
                entity[OrganizationId] = submission.OrganizationId;
                entity[Source] = CanonicalAnswer.SourceName(submission.Source);
                entity[SubmittedAt] = submission.SubmittedAt;
                entity[Trace] = submission.Trace;
                entity[RespondentName] = submission.Respondent?.Name;
                entity[RespondentPost] = submission.Respondent?.Post;
                TableText.Write(entity, AnswersText, CanonicalAnswer.Write(submission.Answers));
                break;
            case PresenceChange change:
                (entity[Kind], entity[OfSubmission]) = (PresenceKind, change.SubmissionKey);
                entity[Present] = change.Present;
                entity[Disowned] = change.Disowned;
                entity[LeftNothing] = change.LeftNothing;
                break;
            case OwnershipDecision decision:
                (entity[Kind], entity[OfSubmission]) = (OwnershipKind, decision.SubmissionKey);
                entity[SchoolsOwn] = decision.SchoolsOwn;
                entity[By] = decision.By;
                break;
            case Withdrawal withdrawal:
                (entity[Kind], entity[OfSubmission]) = (WithdrawalKind, withdrawal.SubmissionKey);
                entity[Reason] = withdrawal.Reason;
                entity[By] = withdrawal.By;
                break;
            case Confirmation confirmation:
                (entity[Kind], entity[OfSubmission]) = (ConfirmationKind, confirmation.SubmissionKey);
                entity[By] = confirmation.Name;
                break;
            case AnalystNote note:
                TableReviewEntries.Write(entity, note);
                break;
            case ReviewEntry review:
                TableReviewEntries.Write(entity, review);
                break;
            default:
                throw new InvalidOperationException($"The log has no place for a {entry.GetType().Name}.");
        }

        return entity;
    }

    public static LogEntry FromEntity(TableEntity entity) =>
        entity.GetString(Kind) switch
        {
            SubmissionKind => ReadSubmission(entity),
            _ when TableReviewEntries.Has(entity) => TableReviewEntries.Read(entity),
            PresenceKind => new PresenceChange
            {
                SubmissionKey = entity.GetString(OfSubmission),
                Present = entity.GetBoolean(Present)!.Value,
                Disowned = entity.GetBoolean(Disowned)!.Value,
                LeftNothing = entity.GetBoolean(LeftNothing)!.Value,
                ObservedAt = Observed(entity),
            },
            OwnershipKind => new OwnershipDecision
            {
                SubmissionKey = entity.GetString(OfSubmission),
                SchoolsOwn = entity.GetBoolean(SchoolsOwn)!.Value,
                By = entity.GetString(By),
                ObservedAt = Observed(entity),
            },
            WithdrawalKind => new Withdrawal
            {
                SubmissionKey = entity.GetString(OfSubmission),
                Reason = entity.GetString(Reason),
                By = entity.GetString(By),
                ObservedAt = Observed(entity),
            },
            ConfirmationKind => new Confirmation
            {
                SubmissionKey = entity.GetString(OfSubmission),
                Name = entity.GetString(By),
                ObservedAt = Observed(entity),
            },
            var kind => throw new InvalidOperationException($"The entry {entity.RowKey} is of the unknown kind «{kind}»."),
        };

    private static DateTimeOffset Observed(TableEntity entity) => entity.GetDateTimeOffset(ObservedAt)!.Value;

    private static Submission ReadSubmission(TableEntity entity) =>
        new Submission
        {
            OrganizationId = entity.GetString(OrganizationId) ?? throw new FormatException("No school."),
            Source = CanonicalAnswer.SourceNamed(entity.GetString(Source)),
            SubmittedAt = entity.GetDateTimeOffset(SubmittedAt)!.Value,
            ObservedAt = Observed(entity),
            KnownSince = entity.GetDateTimeOffset(KnownSince),
            Trace = entity.GetString(Trace),
            Respondent = ReadRespondent(entity.GetString(RespondentName), entity.GetString(RespondentPost)),
            Answers = CanonicalAnswer.Read(TableText.Read(entity, AnswersText)),
        }.StoredUnder(entity.RowKey);

    private static Respondent? ReadRespondent(string? name, string? post) =>
        name is null && post is null ? null : new Respondent(name, post);
}
