using Azure.Data.Tables;
using RoadmapFunctions.Kit;
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
    private const string Unexplained = "Unexplained";
    private const string SchoolsOwn = "SchoolsOwn";
    private const string Again = "Again";
    private const string Undone = "Undone";
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

    /// <summary>The answers outlined; the number is that of <see cref="OutlinedText"/>'s form.</summary>
    private const string Outline = "Outline1";

    /// <summary>Characters; a string of Table Storage holds 32,768. An entity without an outline is read whole.</summary>
    private const int LongestOutline = 32_000;

    private const string OfSubmission = "SubmissionKey";
    private const string Present = "Present";
    private const string Disowned = "Disowned";

    /// <summary>Everything but texts, names and traces.</summary>
    public static readonly IReadOnlyList<string> OutlineColumns =
    [
        nameof(TableEntity.PartitionKey),
        nameof(TableEntity.RowKey),
        Kind,
        KnownSince,
        LeftNothing,
        Unexplained,
        SchoolsOwn,
        Again,
        Undone,
        By,
        Reason,
        ObservedAt,
        OrganizationId,
        Source,
        SubmittedAt,
        Outline,
        OfSubmission,
        Present,
        Disowned,
        .. TableReviewEntries.OutlineColumns,
    ];

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
                WriteAnswers(entity, submission.Answers);
                break;
            case PresenceChange change:
                (entity[Kind], entity[OfSubmission]) = (PresenceKind, change.SubmissionKey);
                entity[Present] = change.Present;
                entity[Disowned] = change.Disowned;
                entity[LeftNothing] = change.LeftNothing;
                entity[Unexplained] = change.Unexplained;
                break;
            case OwnershipDecision decision:
                (entity[Kind], entity[OfSubmission]) = (OwnershipKind, decision.SubmissionKey);
                entity[SchoolsOwn] = decision.SchoolsOwn;
                entity[Again] = decision.Again;
                entity[By] = decision.By;
                break;
            case Withdrawal withdrawal:
                (entity[Kind], entity[OfSubmission]) = (WithdrawalKind, withdrawal.SubmissionKey);
                entity[Reason] = withdrawal.Reason;
                entity[Undone] = withdrawal.Undone;
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

    public static LogEntry FromEntity(TableEntity entity) => FromEntity(entity, whole => TableText.Read(whole, AnswersText));

    /// <param name="entity">May have the <see cref="OutlineColumns"/> only.</param>
    public static LogEntry OutlineFromEntity(TableEntity entity) => FromEntity(entity, outlined => outlined.GetString(Outline));

    public static bool LacksOutline(TableEntity entity) => entity[Kind] is SubmissionKind && entity[Outline] is not string;

    private static LogEntry FromEntity(TableEntity entity, Func<TableEntity, string> answers) =>
        entity.GetString(Kind) switch
        {
            SubmissionKind => ReadSubmission(entity, answers(entity)),
            _ when TableReviewEntries.Has(entity) => TableReviewEntries.Read(entity),
            PresenceKind => new PresenceChange
            {
                SubmissionKey = entity.GetString(OfSubmission),
                Present = entity.GetBoolean(Present)!.Value,
                Disowned = entity.GetBoolean(Disowned)!.Value,
                LeftNothing = entity.GetBoolean(LeftNothing)!.Value,
                Unexplained = entity.GetBoolean(Unexplained) ?? false,
                ObservedAt = Observed(entity),
            },
            OwnershipKind => new OwnershipDecision
            {
                SubmissionKey = entity.GetString(OfSubmission),
                SchoolsOwn = entity.GetBoolean(SchoolsOwn)!.Value,
                Again = entity.GetBoolean(Again) ?? false,
                By = entity.GetString(By),
                ObservedAt = Observed(entity),
            },
            WithdrawalKind => new Withdrawal
            {
                SubmissionKey = entity.GetString(OfSubmission),
                Reason = entity.GetString(Reason),
                Undone = entity.GetBoolean(Undone) ?? false,
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

    private static Submission ReadSubmission(TableEntity entity, string answers) =>
        new Submission
        {
            OrganizationId = entity.GetString(OrganizationId) ?? throw new FormatException("No school."),
            Source = CanonicalAnswer.SourceNamed(entity.GetString(Source)),
            SubmittedAt = entity.GetDateTimeOffset(SubmittedAt)!.Value,
            ObservedAt = Observed(entity),
            KnownSince = entity.GetDateTimeOffset(KnownSince),
            Trace = entity.GetString(Trace),
            Respondent = ReadRespondent(entity.GetString(RespondentName), entity.GetString(RespondentPost)),
            Answers = CanonicalAnswer.Read(answers),
        }.StoredUnder(entity.RowKey);

    // A lost text could not be restored, so an outline must never pass for the whole answer.
    private static void WriteAnswers(TableEntity entity, IReadOnlyList<ActivityAnswer> answers)
    {
        if (answers.Any(AnswerOutline.HidesText))
        {
            throw new InvalidOperationException($"{entity.RowKey} is only outlined.");
        }

        TableText.Write(entity, AnswersText, CanonicalAnswer.Write(answers));
        entity[Outline] = CanonicalAnswer.Write(AnswerOutline.Of(answers)) is { Length: <= LongestOutline } outline ? outline : null;
    }

    private static Respondent? ReadRespondent(string? name, string? post) =>
        name is null && post is null ? null : new Respondent(name, post);
}
