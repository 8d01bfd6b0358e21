using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>
/// What a person has decided about a school's answer. Entries of a school are numbered from 1 without gaps. The writer of an entry has seen
/// all entries before it, since nobody else can have taken its number.
/// </summary>
public abstract record ReviewEntry : LogEntry
{
    public required string OrganizationId { get; init; }

    public int Number { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    public override string Key => SubmissionKey.OfReview(this);
}

/// <summary>
/// What a person found in the answer to one activity. It holds for exactly the answer that was read, in any version that contains it.
/// </summary>
public sealed record Assessment : ReviewEntry
{
    public required string ActivityId { get; init; }

    /// <summary>See <see cref="AnswerDigest"/>.</summary>
    public required string AnswerSha256 { get; init; }

    /// <summary>What the answer says about execution; null for what follows from the ticked options.</summary>
    public ExecutionLevel? Level { get; init; }

    /// <summary>
    /// What the answer means, where a machine could not read the value that the question asks for; null when nobody can say.
    /// </summary>
    public AnswerValue? Value { get; init; }

    /// <summary>Empty when there is none.</summary>
    public string Comment { get; init; } = string.Empty;

    /// <summary>Why it is not done, as the school names it. Empty when there is none.</summary>
    public string Cause { get; init; } = string.Empty;
}

/// <summary>An answer, or one activity of it, goes back to its school. It applies to one version only.</summary>
public sealed record AnswerReturn : ReviewEntry
{
    public required string SubmissionKey { get; init; }

    /// <summary>Null for the whole answer.</summary>
    public string? ActivityId { get; init; }

    /// <summary>What the school is asked to correct.</summary>
    public required string Comment { get; init; }
}

/// <summary>An answer is accepted as it is. It applies to one version only.</summary>
public sealed record Acceptance : ReviewEntry
{
    public required string SubmissionKey { get; init; }
}

/// <summary>What is expected of a school from now on: an answer by a later day, no answer, or the same as of everybody.</summary>
public sealed record TermsDecision : ReviewEntry
{
    /// <summary>The last day of an extension; null without one.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>No answer is expected.</summary>
    public bool Exempt { get; init; }

    public required string Reason { get; init; }

    /// <summary>The document behind it: «письмо № 12 от 27.01.2021».</summary>
    public required string Document { get; init; }

    /// <param name="entries">In the order of their numbers.</param>
    /// <returns>The last decision; null when the same is expected as of everybody.</returns>
    public static TermsDecision? InForce(IEnumerable<ReviewEntry> entries) =>
        entries.OfType<TermsDecision>().LastOrDefault() is { } last && (last.Exempt || last.Until is not null) ? last : null;
}
