using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Answers;

/// <summary>How much one school may store in a campaign's log directly. Answers from the sheet do not count.</summary>
/// <param name="Characters">UTF-16 characters of own words in all versions.</param>
public sealed record DirectLimit(int Versions, long Characters)
{
    public bool Allows(DirectUse use) => use.Versions <= Versions && use.Characters <= Characters;
}

/// <summary>How much a school has sent directly.</summary>
public sealed record DirectUse(int Versions, long Characters)
{
    public static DirectUse Of(IEnumerable<Submission> submissions) =>
        submissions
            .Where(submission => submission.Source == SubmissionSource.Http)
            .Aggregate(new DirectUse(0, 0), (use, submission) => use.With(submission));

    public DirectUse With(Submission submission) =>
        new(
            Versions + 1,
            Characters + submission.Answers.Sum(answer => answer.Other is { } words ? (long)OutlinedText.LengthOf(words) : 0)
        );
}
