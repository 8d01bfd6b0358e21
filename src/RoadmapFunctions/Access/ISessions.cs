namespace RoadmapFunctions.Access;

/// <summary>Open sessions of staff. Ended sessions are removed; the journal says who ended them.</summary>
public interface ISessions
{
    Task<IReadOnlyList<OpenSession>> ReadAsync(CancellationToken cancellationToken);

    /// <returns>Null when it was ended, never began, or cannot be read.</returns>
    Task<OpenSession?> FindAsync(string id, CancellationToken cancellationToken);

    Task AddAsync(OpenSession session, CancellationToken cancellationToken);

    /// <returns>False when it had already been ended.</returns>
    Task<bool> RemoveAsync(string id, CancellationToken cancellationToken);
}

/// <param name="Name">Whose session it is.</param>
/// <param name="PersonId">Null for sign-in with the key from the settings.</param>
/// <param name="KeyMark">Mark of the key that began it: with another key the session is invalid.</param>
/// <param name="Network">Where it began: the network, not the machine.</param>
public sealed record OpenSession(
    string Id,
    string Name,
    string? PersonId,
    string KeyMark,
    DateTimeOffset BeganAt,
    DateTimeOffset EndsAt,
    string Network
);
