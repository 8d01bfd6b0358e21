namespace RoadmapFunctions.LocalHost.Cycle;

/// <summary>What the app's public HTTP API answers, as far as the cycle needs it. A field that is missing there is an error here.</summary>
public sealed record CampaignAnswer(string Id);

public sealed record SyncAnswer(int RowsRead, int New, int Known, int Quarantined, int Blank, int Withdrawn, int Returned);

/// <summary>All of these are numbers of schools, but for the last one: rows.</summary>
public sealed record ProgressAnswer(int Expected, int Received, int OnTime, int Late, int Missing, int Quarantined);

public sealed record EditionAnswer(int Number, string Title, IReadOnlyList<EditionFileAnswer> Files);

/// <param name="Sha256">In hexadecimal.</param>
public sealed record EditionFileAnswer(string Name, string Sha256);

/// <summary>An error answer (problem+json).</summary>
public sealed record ProblemAnswer(string? Title, string? Detail);
