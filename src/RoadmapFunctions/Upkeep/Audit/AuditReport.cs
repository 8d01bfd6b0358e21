namespace RoadmapFunctions.Upkeep.Audit;

/// <summary>What an audit of a campaign has found.</summary>
public sealed record AuditReport(DateTimeOffset At, IReadOnlyList<AuditCheck> Checks)
{
    /// <summary>Nothing contradicts anything. A check that could not be made does not pass.</summary>
    public bool Passed => Checks.All(check => check.Outcome is AuditOutcome.Good or AuditOutcome.Pending);
}

/// <summary>One thing that was held against another.</summary>
/// <param name="Title">What was looked at.</param>
/// <param name="Found">With its counts, in a sentence.</param>
/// <param name="Details">Each item that is not as it should be, by its key.</param>
public sealed record AuditCheck(string Title, AuditOutcome Outcome, string Found, IReadOnlyList<string> Details)
{
    /// <summary>Of the items by name; more are counted.</summary>
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

    /// <summary>Something that is needed for it cannot be read now.</summary>
    NotChecked,

    Bad,
}
