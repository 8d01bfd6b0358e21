using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;

namespace RoadmapFunctions.Collecting.Sync;

/// <param name="Digest">Digest of the row; zero when it was not read, or comes from a file.</param>
public sealed record JudgedRow(UInt128 Digest, RowVerdict Verdict);

/// <summary>What a row of the sheet turned out to be. Each row gets one; none is dropped.</summary>
public abstract record RowVerdict;

public sealed record BlankRow : RowVerdict;

/// <summary>
/// Sent before the answers of this campaign begin, or after those of the next one have begun: it is counted and not judged.
/// </summary>
public sealed record OutsideRow(int Number) : RowVerdict;

/// <param name="Mends">Key of the open quarantine item that this row repairs; null for none.</param>
/// <param name="IsSteady">The same bytes read the same as long as campaign, program, quarantine and headers are the same.</param>
/// <param name="Misplaced">
/// A column that is not known and has options of a question that this row does not answer in its own columns; null for none.
/// </param>
public sealed record AnswerRow(Submission Submission, string? Mends, bool IsSteady = false, MisplacedAnswer? Misplaced = null) : RowVerdict;

public sealed record MisplacedAnswer(int Column, Activity Activity);

/// <param name="Content">What could be read of it nevertheless.</param>
/// <param name="TakenBack">The operator has declared it to be no school's answer.</param>
public sealed record RefusedRow(RejectedRow Rejected, RowContent Content, bool TakenBack) : RowVerdict;

/// <summary>What a row says, as far as it can be read; null stands for what cannot.</summary>
public sealed record RowContent(DateTimeOffset? SubmittedAt, string? OrganizationId, IReadOnlyList<ActivityAnswer>? Answers);
