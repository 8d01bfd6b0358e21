using RoadmapFunctions.CampaignVersions;

namespace RoadmapFunctions.Tests.CampaignVersions;

internal sealed class MemoryVersions : ICampaignVersions
{
    private readonly List<(CampaignVersion Version, byte[] File)> all = [];

    public int Lists { get; private set; }

    public IReadOnlyList<string> Strays { get; set; } = [];

    public Task<IReadOnlyList<string>> ListStrayAsync(CancellationToken cancellationToken) => Task.FromResult(Strays);

    public Func<Task>? BeforeAdd { get; set; }

    public Task<IReadOnlyList<CampaignVersion>> ListAsync(CancellationToken cancellationToken)
    {
        Lists++;
        return Task.FromResult<IReadOnlyList<CampaignVersion>>([
            .. all.Select(each => each.Version)
                .OrderBy(version => version.CampaignId, StringComparer.Ordinal)
                .ThenBy(version => version.Number),
        ]);
    }

    public Task<byte[]> ReadAsync(CampaignVersion version, CancellationToken cancellationToken) =>
        Task.FromResult(all.Single(each => (each.Version.CampaignId, each.Version.Number) == (version.CampaignId, version.Number)).File);

    public async Task<bool> TryAddAsync(CampaignVersion version, byte[] file, CancellationToken cancellationToken)
    {
        if (BeforeAdd is { } before)
        {
            await before();
        }

        if (all.Exists(each => (each.Version.CampaignId, each.Version.Number) == (version.CampaignId, version.Number)))
        {
            return false;
        }

        all.Add((version, file));
        return true;
    }
}
