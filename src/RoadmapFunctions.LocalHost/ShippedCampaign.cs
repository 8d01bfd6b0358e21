using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.LocalHost;

/// <summary>The campaign that a command is about.</summary>
internal static class ShippedCampaign
{
    /// <param name="file">Null: the only campaign that ships with the app.</param>
    /// <exception cref="CampaignFileException">The file cannot be used, or there are several.</exception>
    public static Campaign Find(string? file)
    {
        if (file is not null)
        {
            return CampaignFile.Read(file);
        }

        var catalog = CampaignCatalog.Load(Path.Combine(AppContext.BaseDirectory, "Campaigns"));
        return catalog.All is [var only]
            ? only
            : throw new CampaignFileException(
                "(не указан)",
                [new("$", $"кампаний несколько: {catalog.All.Count}", "назовите одну: --campaign ФАЙЛ")]
            );
    }
}
