namespace RoadmapFunctions.Access;

/// <summary>How often the link of each school has been replaced. A school that is not there has its first link.</summary>
public interface ILinkSerials
{
    /// <returns>By the id of the school.</returns>
    Task<IReadOnlyDictionary<string, int>> ReadAsync(string campaignId, CancellationToken cancellationToken);

    Task<int> ReadAsync(string campaignId, string organizationId, CancellationToken cancellationToken);

    /// <summary>From then on the school's earlier links are worth nothing.</summary>
    Task IncreaseAsync(string campaignId, string organizationId, CancellationToken cancellationToken);
}
