using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>Words that documents put into their sentences fit there.</summary>
internal static class TermRules
{
    // The kinds of act are declined from the nominative.
    private static readonly string[] Acts = ["распоряжение", "приказ", "постановление", "решение", "письмо", "указание", "протокол"];

    public static IEnumerable<CampaignMistake> Check(Campaign campaign)
    {
        var basis = campaign.LegalBasis;
        var kind = basis.Kind.ToLowerInvariant();
        if (Array.Find(Acts, each => Russian.Genitive(each) == kind || Russian.Dative(each) == kind) is { } nominative)
        {
            yield return new(
                "$.legalBasis.kind",
                $"«{basis.Kind}» — не именительный падеж: документы склоняют вид сами",
                $"впишите «{nominative}»"
            );
        }

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
