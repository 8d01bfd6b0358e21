namespace RoadmapFunctions.Access;

/// <summary>
/// Who did what to whom and when. Entries are only added; nothing here changes or removes one. Each call throws
/// <see cref="Kit.StorageUnavailableException"/> when the storage does not answer.
/// </summary>
public interface IJournal
{
    Task AddAsync(JournalEntry entry, CancellationToken cancellationToken);

    /// <param name="before">Key of an entry: only entries older than it. Null for the newest.</param>
    /// <param name="count">The largest number of entries to return.</param>
    /// <returns>Entries of the campaign and of the whole installation, the newest first.</returns>
    Task<IReadOnlyList<JournalEntry>> ReadAsync(string campaignId, string? before, int count, CancellationToken cancellationToken);
}

/// <summary>An act of a person, of a program with a person's key, or of this program itself. It holds no answer and no secret.</summary>
/// <param name="Key">Keys sort the newest first.</param>
/// <param name="By">Who did it.</param>
/// <param name="CampaignId">Null for an act on the whole installation: an operator's key, a session.</param>
/// <param name="OrganizationId">Whose answer, link or card it was; null when it did not concern a single school.</param>
/// <param name="Detail">What the act was done to, in a few words: a number, a file name, a person.</param>
public sealed record JournalEntry(
    string Key,
    DateTimeOffset At,
    string By,
    JournalAct Act,
    string? CampaignId,
    string? OrganizationId,
    string? Detail
)
{
    public const int LongestDetail = 200;
}

/// <summary>
/// Acts that show or hand out confidential data, grant or revoke a right, decide, or change what the report will say. One is not an act of
/// staff: the head of a school confirms its answer.
/// </summary>
public enum JournalAct
{
    CardShown,
    LinksShown,
    LinksDownloaded,
    LinkReplaced,
    SyncKeyShown,
    SyncKeyReplaced,
    QuarantineShown,
    RowAssigned,
    RowDismissed,
    RowReturned,
    AnswerSentForSchool,
    AnswerWithdrawn,
    AnswerRestored,
    AnswerConfirmed,
    AnswerFoundOwn,
    AnswerFoundTrial,
    AnswerAssessed,
    AnswerReturned,
    AnswerAccepted,
    TermsDecided,
    ReadAnswersAccepted,
    AnalysisWritten,
    SheetTakenOver,
    DisappearanceAccepted,
    SheetImported,
    CorrectionsSaved,
    CampaignChanged,
    DraftChanged,
    DraftDiscarded,
    TabsChosen,
    RemindersSent,
    MessageSent,
    EditionAskedFor,
    WorkSentAgain,
    UnreadableWorkDropped,
    FileDownloaded,
    JournalDownloaded,
    OperatorAdded,
    OperatorKeyReplaced,
    OperatorRevoked,
    ReaderAdded,
    ReaderLinkReplaced,
    ReaderRevoked,
    SessionEnded,
    LetterheadReplaced,
    BackupTaken,
    BackupDownloaded,
    PersonalDataShown,
    RespondentErased,
    RespondentsErased,
    WordsErased,
    RowErased,
}
