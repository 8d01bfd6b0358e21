namespace RoadmapFunctions.Quarantine;

public interface IQuarantine
{
    Task<IReadOnlyList<QuarantineItem>> ReadAsync(string campaignId, CancellationToken cancellationToken);

    /// <summary>Adds what is not there yet.</summary>
    Task AddAsync(string campaignId, IReadOnlyCollection<QuarantineItem> items, CancellationToken cancellationToken);

    /// <summary>Opens or closes an item. Does nothing if somebody has changed it meanwhile: the next sync looks again.</summary>
    Task SetClosedAsync(string campaignId, QuarantineItem item, DateTimeOffset? closedAt, CancellationToken cancellationToken);
}
