namespace RoadmapFunctions.Campaigns;

/// <summary>Words that documents put into their sentences fit there.</summary>
internal static class TermRules
{
    public static IEnumerable<CampaignMistake> Check(Campaign campaign)
    {
        // Documents decline the full words and never the abbreviation: «14 ООУ», and not «14 учреждение».
        var abbreviation = campaign.Terms.Organization.Abbreviation;
        if (abbreviation.Any(char.IsLower))
        {
            yield return new(
                "$.terms.organization.abbreviation",
                $"«{abbreviation}» — слово, а не сокращение: документы его не склоняют",
                "впишите сокращение прописными буквами, например ОУ"
            );
        }
    }
}
