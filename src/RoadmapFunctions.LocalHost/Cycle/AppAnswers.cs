namespace RoadmapFunctions.LocalHost.Cycle;

/// <summary>What the app's public HTTP API answers, as far as the cycle needs it.</summary>
public sealed record CampaignAnswer(string Id, string Title);

public sealed record SyncAnswer(int RowsRead, int New, int Known, int Quarantined, int Blank, int Withdrawn, int Returned);

public sealed record ProgressAnswer(
    int Expected, int Received, int Complete, int Partial, int Missing, int OnTime, int Late, int Corrected, int Quarantined);

public sealed record EditionAnswer(
    int Number, string Milestone, string Title, DateTimeOffset PublishedAt, IReadOnlyList<EditionFileAnswer> Files);

/// <param name="Sha256">In hexadecimal.</param>
public sealed record EditionFileAnswer(string Name, string ContentType, long Size, string Sha256);

/// <summary>An error answer (problem+json).</summary>
public sealed record ProblemAnswer(string? Title, string? Detail);
