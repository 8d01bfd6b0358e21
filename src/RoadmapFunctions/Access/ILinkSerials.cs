namespace RoadmapFunctions.Access;

/// <summary>
/// How often the link of each school has been replaced, and the key of the form's script likewise. Who is not there has its first one.
/// A holder is a school by its id, or the script by a name that no id can be.
/// </summary>
public interface ILinkSerials
{
    /// <returns>By holder.</returns>
    Task<IReadOnlyDictionary<string, int>> ReadAsync(string campaignId, CancellationToken cancellationToken);

    Task<int> ReadAsync(string campaignId, string holder, CancellationToken cancellationToken);

    /// <summary>From then on the holder's earlier links are worth nothing.</summary>
    Task IncreaseAsync(string campaignId, string holder, CancellationToken cancellationToken);
}
