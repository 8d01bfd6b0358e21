namespace RoadmapFunctions.Reporting.Editions;

/// <summary>There is nothing yet that an edition could be made from.</summary>
public sealed class NothingToPublishException(string message, Exception? inner = null) : Exception(message, inner);
