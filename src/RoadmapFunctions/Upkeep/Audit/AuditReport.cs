namespace RoadmapFunctions.Upkeep.Audit;

/// <summary>What an audit of a campaign has found.</summary>
public sealed record AuditReport(DateTimeOffset At, IReadOnlyList<AuditCheck> Checks)
{
    /// <summary>Nothing contradicts anything. A check that could not be made counts as not passed.</summary>
    public bool Passed => Checks.All(check => check.Outcome is AuditOutcome.Good or AuditOutcome.Pending);
}

/// <summary>One comparison of an audit.</summary>
/// <param name="Title">What was checked.</param>
/// <param name="Found">The result with its counts, as a sentence.</param>
/// <param name="Details">Each item that is wrong, by its key.</param>
public sealed record AuditCheck(string Title, AuditOutcome Outcome, string Found, IReadOnlyList<string> Details)
{
    /// <summary>Number of items that are named; the others are only counted.</summary>
    private const int MostDetails = 50;

    public static AuditCheck Of(string title, string found, IReadOnlyList<string> problems) =>
        new(title, problems.Count == 0 ? AuditOutcome.Good : AuditOutcome.Bad, found, Abridged(problems));

    public static AuditCheck NotMade(string title, string why) => new(title, AuditOutcome.NotChecked, why, []);

    private static IReadOnlyList<string> Abridged(IReadOnlyList<string> problems) =>
        problems.Count <= MostDetails ? problems : [.. problems.Take(MostDetails), $"и ещё {problems.Count - MostDetails}"];
}

public enum AuditOutcome
{
    Good,

    /// <summary>The next sync will do the rest.</summary>
    Pending,

    /// <summary>Something that the check needs cannot be read now.</summary>
    NotChecked,

    Bad,
}
