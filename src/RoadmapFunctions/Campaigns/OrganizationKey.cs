using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>Compares names of schools. Numbers count as words, so № 13 never equals № 18.</summary>
public static class OrganizationKey
{
    public static string Of(string name) => string.Join(' ', TextKey.Of(name).Split(' ').Select(word => word == "им" ? "имени" : word));

    /// <summary>Every name by which the school may be called in the sheet.</summary>
    public static IEnumerable<string> AllNames(this Organization organization) =>
        [organization.Name, organization.ShortName, .. organization.Aliases.OrEmpty()];
}
