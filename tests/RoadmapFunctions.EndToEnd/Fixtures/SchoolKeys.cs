using Azure.Data.Tables;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost.Storage;

namespace RoadmapFunctions.EndToEnd.Fixtures;

/// <summary>The keys of personal links, made as the app itself makes them for the operator's table.</summary>
public static class SchoolKeys
{
    /// <returns>By the id of the school.</returns>
    public static Task<IReadOnlyDictionary<string, string>> OfAsync(AzuriteProcess storage, Campaign campaign)
    {
        var tables = new TableServiceClient(storage.ConnectionString);
        return new SchoolLinks(
            new Signer(new TableSigningKey(tables, new())),
            new TableKeySerials(tables, new()),
            new CampaignCatalog([campaign]),
            TimeProvider.System
        ).TokensAsync(campaign, CancellationToken.None);
    }
}
