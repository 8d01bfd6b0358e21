using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>What an order calls the institutions that have to answer.</summary>
internal static partial class OrderInstitutions
{
    /// <returns>The words that it uses most, with its own abbreviation where it gives one; null when it uses none of these.</returns>
    public static OrganizationTerm? In(string text)
    {
        var most = Name()
            .Matches(text)
            .GroupBy(match => (Kind: match.Groups["kind"].Value.ToLowerInvariant(), IsOrganization: match.Groups["organization"].Success))
            .OrderByDescending(group => group.Count())
            .FirstOrDefault();
        if (most is null)
        {
            return null;
        }

        var (kind, letters) = Kinds.First(each => most.Key.Kind.StartsWith(each.Beginning, StringComparison.Ordinal)).Spelled;
        var given = Abbreviation().Match(text);
        return most.Key.IsOrganization
            ? new(
                $"{kind}ые организации",
                $"{kind}ых организаций",
                given.Success ? given.Groups["short"].Value : $"{letters}О",
                GrammaticalGender.Feminine
            )
            : new(
                $"{kind}ые учреждения",
                $"{kind}ых учреждений",
                given.Success ? given.Groups["short"].Value : $"{letters}У",
                GrammaticalGender.Neuter
            );
    }

    private static readonly (string Beginning, (string Kind, string Letters) Spelled)[] Kinds =
    [
        ("дошкольн", ("дошкольные образовательн", "ДО")),
        ("общеобразоват", ("общеобразовательн", "О")),
        ("образоват", ("образовательн", "О")),
    ];

    [GeneratedRegex(
        @"\b(?<kind>дошкольн\w+\s+образовательн|общеобразовательн|образовательн)\w+\s+((?<organization>организаци\w+)|учреждени\w+)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Name();

    // «(далее — ООУ)»
    [GeneratedRegex(
        @"(?<=(учреждени|организаци)\w+[^().;\n]{0,80})\(далее\s*[-–—:]?\s*«?(?<short>\p{Lu}{2,6})»?\)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Abbreviation();
}
