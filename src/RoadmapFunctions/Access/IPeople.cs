namespace RoadmapFunctions.Access;

/// <summary>
/// People with their own keys. Nobody is ever removed: a revoked person stays on record, with the day and the name of the revoker.
/// </summary>
public interface IPeople
{
    Task<IReadOnlyList<Person>> ReadAsync(CancellationToken cancellationToken);

    /// <returns>Null when nobody has that id, or the record cannot be read.</returns>
    Task<Person?> FindAsync(string id, CancellationToken cancellationToken);

    Task AddAsync(Person person, CancellationToken cancellationToken);

    /// <returns>False when somebody else has changed the person in the meantime: the other change stays.</returns>
    Task<bool> TryReplaceAsync(Person person, CancellationToken cancellationToken);
}

/// <summary>An operator, or a reader of one campaign, with their own key. The key itself is stored nowhere.</summary>
public sealed record Person
{
    public required string Id { get; init; }

    /// <summary>Name of a person, or of the office that reads: «Иванова М.П.», «Комитет по образованию».</summary>
    public required string Name { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the currently valid key.</summary>
    public required string KeySha256 { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>Null for an operator; a reader sees the editions of that campaign only.</summary>
    public string? CampaignId { get; init; }

    /// <summary>From then on the key is invalid; null for an operator, whose key stays valid until it is revoked.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string? RevokedBy { get; init; }

    /// <summary>Revision of the stored record; null when nothing is stored yet.</summary>
    public string? Revision { get; init; }

    public bool IsReader => CampaignId is not null;

    public bool IsOpenAt(DateTimeOffset now) => RevokedAt is null && !HasEndedAt(now);

    public bool HasEndedAt(DateTimeOffset now) => EndsAt <= now;
}
