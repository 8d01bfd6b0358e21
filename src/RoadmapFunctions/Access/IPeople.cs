namespace RoadmapFunctions.Access;

/// <summary>People with keys of their own. Nobody is ever removed: a revoked one stays with the day and the name of who did it.</summary>
public interface IPeople
{
    Task<IReadOnlyList<Person>> ReadAsync(CancellationToken cancellationToken);

    /// <returns>Null when there is nobody with that id.</returns>
    Task<Person?> FindAsync(string id, CancellationToken cancellationToken);

    Task AddAsync(Person person, CancellationToken cancellationToken);

    /// <returns>False when somebody has changed the person meanwhile: the other change stands.</returns>
    Task<bool> TryReplaceAsync(Person person, CancellationToken cancellationToken);
}

/// <summary>An operator, or a reader of one campaign, with a key of their own. The key itself is stored nowhere.</summary>
public sealed record Person
{
    public required string Id { get; init; }

    /// <summary>A person's, or of the office that reads: «Иванова М.П.», «Комитет по образованию».</summary>
    public required string Name { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the key that is good now.</summary>
    public required string KeySha256 { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>Null for an operator; a reader sees the editions of that campaign only.</summary>
    public string? CampaignId { get; init; }

    /// <summary>From then on the key opens nothing; null for an operator, whose key stays good until it is revoked.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public string? RevokedBy { get; init; }

    /// <summary>Of what is stored; null for one that is not stored yet.</summary>
    public string? Revision { get; init; }

    public bool IsReader => CampaignId is not null;

    public bool IsOpenAt(DateTimeOffset now) => RevokedAt is null && !HasEndedAt(now);

    public bool HasEndedAt(DateTimeOffset now) => EndsAt <= now;
}
