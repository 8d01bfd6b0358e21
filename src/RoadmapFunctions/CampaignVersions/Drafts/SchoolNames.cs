using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>What a school may be called beside its full name.</summary>
public static partial class SchoolNames
{
    private const int LongestShort = 60;

    /// <summary>«СОШ № 5» from «МАОУ СОШ № 5 имени А.К. Ерохина»; a name without a number is only shortened.</summary>
    public static string Brief(string name) =>
        Numbered().Match(name) is { Success: true } match
            ? $"{match.Groups["kind"].Value} № {match.Groups["number"].Value}"
            : CleanText.Abridged(Form().Replace(name, string.Empty).Trim(' ', '«', '»', '"'), LongestShort);

    /// <summary>
    /// Other names that people are sure to use: without the honorary name, and «Школа № 5». A name that could also mean another
    /// school is left out.
    /// </summary>
    public static IReadOnlyList<Organization> WithAliases(IReadOnlyList<Organization> schools)
    {
        var proposed = schools.Select(school => (School: school, Names: Proposed(school))).ToList();
        var uses = proposed
            .SelectMany(each => each.Names.Concat(each.School.AllNames()).Select(OrganizationKey.Of).Distinct(StringComparer.Ordinal))
            .CountBy(key => key, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        return
        [
            .. proposed.Select(each =>
            {
                var known = each.School.AllNames().Select(OrganizationKey.Of).ToHashSet(StringComparer.Ordinal);
                var fresh = each
                    .Names.DistinctBy(OrganizationKey.Of, StringComparer.Ordinal)
                    .Where(name => OrganizationKey.Of(name) is var key && uses[key] == 1 && !known.Contains(key))
                    .ToList();
                return fresh.Count == 0 ? each.School : each.School with { Aliases = [.. each.School.Aliases.OrEmpty(), .. fresh] };
            }),
        ];
    }

    /// <summary>The school is known by one more name from now on.</summary>
    /// <returns>Null when a school already has that name or the school does not exist: then nothing changes.</returns>
    public static Campaign? Learn(Campaign campaign, string organizationId, string name)
    {
        var key = OrganizationKey.Of(name);
        if (
            key.Length == 0
            || campaign.FindOrganization(organizationId) is not { } school
            || campaign.Organizations.Any(each => each.AllNames().Any(known => OrganizationKey.Of(known) == key))
        )
        {
            return null;
        }

        var learnt = school with { Aliases = [.. school.Aliases.OrEmpty(), CleanText.OneLine(name)] };
        return campaign with { Organizations = [.. campaign.Organizations.Select(each => each.Id == organizationId ? learnt : each)] };
    }

    private static List<string> Proposed(Organization school) =>
        [
            .. (
                Honorary().Replace(school.Name, string.Empty).Trim() is { Length: > 0 } plain && plain != school.Name ? plain : null
            ).OrNone(),
            .. Numbered().Match(school.Name) is { Success: true } match
                ? [$"Школа № {match.Groups["number"].Value}"]
                : (IEnumerable<string>)[],
        ];

    [GeneratedRegex(
        @"(?<kind>[А-ЯЁ]{2,}|[Гг]имнази[яи]|[Лл]ице[йя]|[Шш]кол[аы](-интернат)?)\s*[«""]?№\s*(?<number>\d+)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\s+(?:имени|им\.)\s.*$", RegexOptions.None, 1000)]
    private static partial Regex Honorary();

    [GeneratedRegex(@"^(М[АБК]ОУ|ГБОУ|МОУ|ЧОУ|АНОО)\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
