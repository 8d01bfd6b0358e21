using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reports;
using RoadmapFunctions.Text;

namespace RoadmapFunctions.Desk;

/// <summary>The personal links of a campaign as CSV, a line for each school: what a mail merge needs.</summary>
public static class LinksFile
{
    public static byte[] Write(Campaign campaign, Func<Organization, string> link)
    {
        var csv = new CsvFile();
        csv.Add(["Школа", "Полное название", "Электронная почта", "Личная ссылка", "Срок ответа"]);
        foreach (var organization in campaign.Organizations)
        {
            csv.Add([organization.ShortName, organization.Name, organization.Email ?? string.Empty, link(organization), Wording.MilestoneTime(campaign.AnswersMilestone)]);
        }

        return csv.ToBytes();
    }
}
