namespace RoadmapFunctions.Access;

/// <summary>
/// Who did what to whom and when. Entries are only added; nothing here changes or removes one.
/// Each call throws <see cref="Kit.StorageUnavailableException"/> when the storage does not answer.
/// </summary>
public interface IJournal
{
    Task AddAsync(JournalEntry entry, CancellationToken cancellationToken);

    /// <param name="before">The key of an entry: only what was written before it. Null for the newest.</param>
    /// <param name="count">No more than that.</param>
    /// <returns>Of the campaign and of the whole installation, the newest first.</returns>
    Task<IReadOnlyList<JournalEntry>> ReadAsync(string campaignId, string? before, int count, CancellationToken cancellationToken);
}

/// <summary>An act of a person, or of a program with a person's key. It holds no answer and no secret.</summary>
/// <param name="Key">Keys sort the newest first.</param>
/// <param name="By">Who did it.</param>
/// <param name="CampaignId">Null for an act upon the whole installation: an operator's key, a session.</param>
/// <param name="OrganizationId">Whose answer, link or card it was; null when it was no single school's.</param>
/// <param name="Detail">A number, a file's name, a person: what the act was upon, in a few words.</param>
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

/// <summary>Acts that show or hand out what is not everybody's, give or take a right, decide, or change what the report will say. One is no
/// act of staff: the head of a school confirms its answer.</summary>
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
