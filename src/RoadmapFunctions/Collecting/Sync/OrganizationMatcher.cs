using System.Runtime.CompilerServices;
using Quickenshtein;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Finds a school by its id, name or alias. What is only similar is offered to the operator and never taken.</summary>
public sealed class OrganizationMatcher
{
    /// <summary>A suggestion may differ in one letter of four.</summary>
    private const double LargestDifference = 0.25;

    // A campaign lives long and never changes, and making a matcher of a country takes half a second.
    private static readonly ConditionalWeakTable<Campaign, OrganizationMatcher> Made = [];

    private readonly Dictionary<string, Organization> byName = new(StringComparer.Ordinal);
    private readonly ILookup<string, (string Key, Organization Organization)> byNumbers;

    public OrganizationMatcher(IEnumerable<Organization> organizations)
    {
        foreach (var organization in organizations)
        {
            byName[OrganizationKey.Of(organization.Id)] = organization;
            foreach (var name in organization.AllNames())
            {
                byName[OrganizationKey.Of(name)] = organization;
            }
        }

        byNumbers = byName.ToLookup(pair => Numbers(pair.Key), pair => (pair.Key, pair.Value), StringComparer.Ordinal);
    }

    public static OrganizationMatcher Of(Campaign campaign) => Made.GetValue(campaign, known => new OrganizationMatcher(known.Organizations));

    public Organization? Find(string name) => byName.GetValueOrDefault(OrganizationKey.Of(name));

    /// <summary>The most similar school among those with the very same numbers.</summary>
    public Organization? Suggest(string name)
    {
        var key = OrganizationKey.Of(name);
        return byNumbers[Numbers(key)]
            .Select(candidate => (candidate.Organization, Distance: Levenshtein.GetDistance(key, candidate.Key), Longest: Math.Max(key.Length, candidate.Key.Length)))
            .Where(candidate => candidate.Distance <= candidate.Longest * LargestDifference)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Organization.Id, StringComparer.Ordinal)
            .Select(candidate => candidate.Organization)
            .FirstOrDefault();
    }

    private static string Numbers(string key) => string.Join(' ', key.Split(' ').Where(word => word.Length > 0 && char.IsDigit(word[0])).Order(StringComparer.Ordinal));
}
