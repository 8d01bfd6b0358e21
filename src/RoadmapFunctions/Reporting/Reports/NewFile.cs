namespace RoadmapFunctions.Reporting.Reports;

/// <summary>A file of a report before it is published.</summary>
/// <param name="Title">What a person calls it, without an ending.</param>
public sealed record NewFile(string Name, string Title, string ContentType, byte[] Content);
