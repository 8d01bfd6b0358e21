namespace RoadmapFunctions.LocalHost.Cycle;

/// <summary>What the app's public HTTP API answers, as far as the cycle needs it. A field that is missing there is an error here.</summary>
public sealed record CampaignAnswer(string Id);

public sealed record SyncAnswer(int RowsRead, int New, int Known, int Quarantined, int Blank, int Withdrawn, int Returned);

/// <param name="State"><c>asked</c> and <c>running</c> have not ended, <c>done</c> has, any other is a failure.</param>
/// <param name="Message">Why it failed.</param>
/// <param name="Counts">Of a sync that is done.</param>
public sealed record RunAnswer(string Id, string Work, string State, string? Message = null, SyncAnswer? Counts = null)
{
    public bool HasEnded => State is not ("asked" or "running");
}

/// <summary>All of these are numbers of schools, but for the last one: rows.</summary>
public sealed record ProgressAnswer(int Expected, int Received, int OnTime, int Late, int Missing, int Quarantined);

public sealed record EditionAnswer(int Number, string Title, IReadOnlyList<EditionFileAnswer> Files);

/// <param name="Sha256">In hexadecimal.</param>
public sealed record EditionFileAnswer(string Name, string Sha256);

/// <summary>An error answer (problem+json).</summary>
public sealed record ProblemAnswer(string? Title, string? Detail);
