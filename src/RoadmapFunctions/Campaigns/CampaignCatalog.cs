namespace RoadmapFunctions.Campaigns;

/// <summary>The campaigns that this app runs.</summary>
public sealed class CampaignCatalog(IEnumerable<Campaign> campaigns)
{
    public IReadOnlyList<Campaign> All { get; } = [.. campaigns.OrderBy(campaign => campaign.Id, StringComparer.Ordinal)];

    public Campaign? Find(string id) => All.FirstOrDefault(campaign => campaign.Id == id);

    /// <exception cref="CampaignFileException">A file cannot be used; its message says where and how to mend it.</exception>
    public static CampaignCatalog Load(string directory)
    {
        var files = Directory.Exists(directory)
            ? Directory.GetFiles(directory, "*.json").Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal)).ToList()
            : [];
        if (files.Count == 0)
        {
            throw new CampaignFileException(directory, [new("$", "в папке нет ни одного файла кампании", "положите в неё файл *.json по схеме campaign.schema.json")]);
        }

        var campaigns = files.Order(StringComparer.Ordinal).Select(CampaignFile.Read).ToList();
        var twice = campaigns.GroupBy(campaign => campaign.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new CampaignCatalog(campaigns)
            : throw new CampaignFileException(directory, [new("$.id", $"кампания «{twice.Key}» описана в двух файлах", "оставьте один файл или дайте кампаниям разные id")]);
    }
}
