namespace RoadmapFunctions.Campaigns;

/// <summary>The campaigns that this app runs.</summary>
public sealed class CampaignCatalog(IEnumerable<Campaign> campaigns)
{
    private readonly Lock writing = new();
    private volatile IReadOnlyList<Campaign> all = Ordered(campaigns);
    private volatile Exception? closed;

    /// <summary>In the order of their ids; a snapshot.</summary>
    public IReadOnlyList<Campaign> All => closed is { } reason ? throw new CampaignsUnavailableException(reason) : all;

    /// <summary>Which stored versions cannot be read and what is in force instead: sentences for the operator.</summary>
    public IReadOnlyList<string> Unreadable { get; set; } = [];

    public Campaign? Find(string id) => All.FirstOrDefault(campaign => campaign.Id == id);

    /// <summary>Replaces campaigns by newer versions and adds new ones.</summary>
    public void Put(IReadOnlyCollection<Campaign> newer)
    {
        lock (writing)
        {
            all = Ordered([.. all.Where(campaign => newer.All(each => each.Id != campaign.Id)), .. newer]);
            closed = null;
        }
    }

    /// <summary>Until the next <see cref="Put"/> nobody can say which versions are in force.</summary>
    public void Close(Exception reason) => closed = reason;

    private static IReadOnlyList<Campaign> Ordered(IEnumerable<Campaign> campaigns) =>
        [.. SharedSheets.ToldApart([.. campaigns.OrderBy(campaign => campaign.Id, StringComparer.Ordinal)])];

    /// <exception cref="CampaignFileException">A file cannot be used; its message says where, and how to fix it.</exception>
    public static CampaignCatalog Load(string directory)
    {
        var files = Directory.Exists(directory)
            ? Directory.GetFiles(directory, "*.json").Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal)).ToList()
            : [];
        if (files.Count == 0)
        {
            throw new CampaignFileException(
                directory,
                [new("$", "в папке нет ни одного файла кампании", "положите в неё файл *.json по схеме campaign.schema.json")]
            );
        }

        var campaigns = files.Order(StringComparer.Ordinal).Select(CampaignFile.Read).ToList();
        var twice = campaigns.GroupBy(campaign => campaign.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new CampaignCatalog(campaigns)
            : throw new CampaignFileException(
                directory,
                [new("$.id", $"кампания «{twice.Key}» описана в двух файлах", "оставьте один файл или дайте кампаниям разные id")]
            );
    }
}

/// <summary>The storage does not answer, so nobody knows which versions of the campaigns are in force.</summary>
public sealed class CampaignsUnavailableException(Exception inner)
    : InvalidOperationException("The versions of the campaigns cannot be read.", inner);
