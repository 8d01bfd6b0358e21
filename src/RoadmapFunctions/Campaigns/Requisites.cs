namespace RoadmapFunctions.Campaigns;

/// <summary>
/// What an outgoing paper bears beside its text. All of it may be missing; for the executor a line is left to be filled in by hand.
/// </summary>
/// <param name="Place">Where the paper is made: «Томск».</param>
/// <param name="ReportAddressee">Addressee of the analytical report, in the dative, on as many lines as needed.</param>
/// <param name="SummaryAddressee">Addressee of the summary, likewise.</param>
/// <param name="Approval">Under «УТВЕРЖДАЮ»: post and name of the person who approves the report.</param>
public sealed record Requisites(
    string? Place = null,
    string? ReportAddressee = null,
    string? SummaryAddressee = null,
    string? Approval = null,
    Executor? Executor = null
);

/// <summary>Who wrote the paper and can be asked about it.</summary>
public sealed record Executor(string Name, string Phone);
