using RoadmapFunctions.LocalHost.Cycle;
using RoadmapFunctions.LocalHost.GoogleSheets;
using RoadmapFunctions.LocalHost.Storage;

namespace RoadmapFunctions.LocalHost.CommandLine;

/// <summary>Where the operator finds everything while the local host is running.</summary>
internal static class Addresses
{
    public static IEnumerable<string> Lines(
        Uri app, AzuriteProcess storage, SheetsEmulator? sheets, IReadOnlyList<CampaignOutcome> outcomes)
    {
        yield return "";
        foreach (var outcome in outcomes)
        {
            var campaign = new Uri(app, $"api/campaigns/{Uri.EscapeDataString(outcome.Campaign.Id)}/");
            yield return $"Ход сбора          {new Uri(campaign, "progress")}";
            yield return $"Издания            {new Uri(campaign, "editions")}";
            foreach (var (edition, file) in outcome.Editions.SelectMany(edition => edition.Files.Select(file => (edition, file))))
            {
                yield return $"  издание № {edition.Number,-4}   {new Uri(campaign, $"editions/{edition.Number}/files/{Uri.EscapeDataString(file.Name)}").AbsoluteUri}";
            }
        }

        yield return $"Состояние          {new Uri(app, "api/health")}";
        yield return $"Хранилище          {storage.BlobEndpoint}, {storage.TableEndpoint}";
        if (sheets is not null)
        {
            yield return $"Записанная таблица {sheets.BaseAddress}";
        }

        yield return "";
    }
}
