namespace RoadmapFunctions.Reporting.Editions;

/// <summary>There is nothing yet that an edition could rest on.</summary>
public sealed class NothingToPublishException(string message, Exception inner) : Exception(message, inner);
