using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>The personal links of a campaign as CSV, a line for each school: what a mail merge needs.</summary>
public static class LinksFile
{
    public static byte[] Write(Campaign campaign, Func<Organization, string> link)
    {
        var csv = new CsvFile();
        csv.Add(["Школа", "Полное название", "Электронная почта", "Личная ссылка", "Срок ответа"]);
        foreach (var organization in campaign.Organizations)
        {
            csv.Add([
                organization.ShortName,
                organization.Name,
                organization.Email ?? string.Empty,
                link(organization),
                campaign.AnswersMilestone.InWords(),
            ]);
        }

        return csv.ToBytes();
    }
}
