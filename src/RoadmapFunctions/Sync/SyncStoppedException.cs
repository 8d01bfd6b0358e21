namespace RoadmapFunctions.Sync;

/// <summary>The sheet was read, but taking it over could lose something, so nothing was written and the operator must decide.</summary>
/// <param name="message">For the operator: what is wrong and what to do.</param>
public sealed class SyncStoppedException(string message) : Exception(message);
