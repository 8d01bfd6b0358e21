namespace RoadmapFunctions.Access;

/// <summary>How often the key of each holder has been replaced. A holder that is not listed still has the first key.</summary>
public interface IKeySerials
{
    /// <returns>Serials of the schools' links, by the schools' ids.</returns>
    Task<IReadOnlyDictionary<string, int>> ReadSchoolsAsync(string campaignId, CancellationToken cancellationToken);

    Task<int> ReadAsync(string campaignId, KeyHolder holder, CancellationToken cancellationToken);

    /// <summary>From then on the holder's earlier keys are invalid.</summary>
    Task IncreaseAsync(string campaignId, KeyHolder holder, CancellationToken cancellationToken);
}

/// <summary>Who has a key to a campaign: a school in its personal link, or the script behind the Google Form.</summary>
public abstract record KeyHolder
{
    private KeyHolder() { }

    public sealed record School(string OrganizationId) : KeyHolder;

    public sealed record FormScript : KeyHolder;
}
