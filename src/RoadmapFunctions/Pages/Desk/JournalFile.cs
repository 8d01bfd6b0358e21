using System.Globalization;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>The journal as CSV, the newest first.</summary>
public static class JournalFile
{
    public static byte[] Write(Campaign campaign, IEnumerable<JournalEntry> entries)
    {
        var csv = new CsvFile();
        csv.Add(["Когда", "Когда (UTC)", "Кто", "Что сделано", "Школа", "Подробности"]);
        foreach (var entry in entries)
        {
            csv.Add([
                Russian.DateAndTime(entry.At, campaign.Zone),
                entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                entry.By,
                JournalWording.Of(entry.Act),
                JournalWording.School(entry, campaign),
                entry.Detail ?? string.Empty,
            ]);
        }

        return csv.ToBytes();
    }
}
