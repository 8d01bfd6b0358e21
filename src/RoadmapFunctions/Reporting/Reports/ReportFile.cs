namespace RoadmapFunctions.Reporting.Reports;

/// <summary>A file of a report that is not drawn yet.</summary>
/// <param name="Title">The name that people use, without an extension.</param>
/// <param name="Draw">Writes the whole file to a seekable stream and leaves it open. The same report gives the same bytes.</param>
public sealed record ReportFile(string Name, string Title, string ContentType, Func<Stream, CancellationToken, Task> Draw);
