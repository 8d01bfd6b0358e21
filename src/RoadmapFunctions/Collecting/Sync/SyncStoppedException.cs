namespace RoadmapFunctions.Collecting.Sync;

/// <summary>The sheet was read, but importing it could lose something, so nothing was written and the operator must decide.</summary>
/// <param name="message">For the operator: what is wrong and what to press.</param>
/// <param name="forPrograms">What a program should do instead; added to the answer of the API.</param>
public sealed class SyncStoppedException(string message, string? forPrograms = null) : Exception(message)
{
    public string? ForPrograms { get; } = forPrograms;
}
