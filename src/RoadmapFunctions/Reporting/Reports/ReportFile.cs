namespace RoadmapFunctions.Reporting.Reports;

/// <summary>A file of a report that nobody has drawn yet.</summary>
/// <param name="Title">What a person calls it, without an ending.</param>
/// <param name="Draw">Writes the whole file to a stream that can seek, and leaves it open. The same report gives the same bytes.</param>
public sealed record ReportFile(string Name, string Title, string ContentType, Func<Stream, CancellationToken, Task> Draw);
