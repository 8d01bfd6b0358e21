namespace RoadmapFunctions.Access;

/// <summary>Sessions of staff that are open. One that is ended is not here any more; the journal says who ended it.</summary>
public interface ISessions
{
    Task<IReadOnlyList<OpenSession>> ReadAsync(CancellationToken cancellationToken);

    /// <returns>Null when it was ended, or never begun.</returns>
    Task<OpenSession?> FindAsync(string id, CancellationToken cancellationToken);

    Task AddAsync(OpenSession session, CancellationToken cancellationToken);

    /// <returns>False when it had been ended already.</returns>
    Task<bool> RemoveAsync(string id, CancellationToken cancellationToken);
}

/// <param name="Name">Whose it is.</param>
/// <param name="PersonId">Null for whoever came with the key of the settings.</param>
/// <param name="KeyMark">Of the key that began it: with another key the session is worth nothing.</param>
/// <param name="Network">Where it was begun: a network, no machine.</param>
public sealed record OpenSession(
    string Id,
    string Name,
    string? PersonId,
    string KeyMark,
    DateTimeOffset BeganAt,
    DateTimeOffset EndsAt,
    string Network
);
