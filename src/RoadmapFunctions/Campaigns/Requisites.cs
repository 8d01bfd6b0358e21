namespace RoadmapFunctions.Campaigns;

/// <summary>What an outgoing paper bears beside its text. All may be missing; for the executor a line is left to be filled in by
/// hand.</summary>
/// <param name="Place">Where the paper is made: «Томск».</param>
/// <param name="ReportAddressee">To whom the analytical report goes, in the dative, on as many lines as are meant.</param>
/// <param name="SummaryAddressee">To whom the summary goes, likewise.</param>
/// <param name="Approval">Under «УТВЕРЖДАЮ»: post and name of whoever approves the report.</param>
public sealed record Requisites(
    string? Place = null,
    string? ReportAddressee = null,
    string? SummaryAddressee = null,
    string? Approval = null,
    Executor? Executor = null
);

/// <summary>Who wrote the paper and can be asked about it.</summary>
public sealed record Executor(string Name, string Phone);
