using System.Runtime.CompilerServices;
using F23.StringSimilarity;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Finds a school by its id, name or alias. A similar name is only suggested to the operator, never accepted.</summary>
public sealed class OrganizationMatcher
{
    /// <summary>From 0 to 1. A suggestion may differ in one letter out of four.</summary>
    private const double LeastSimilarity = 0.75;

    /// <summary>From 0 to 1. The share of the shorter name's words that the longer name has too.</summary>
    private const double LeastOverlap = 0.7;

    private const int LongestName = 400; // characters; what is longer is no name, and comparing it takes seconds
    private const int MostTogether = 20; // schools that one name may mean

    // A campaign lives long and never changes, and making a matcher for a whole country takes half a second.
    private static readonly ConditionalWeakTable<Campaign, OrganizationMatcher> Matchers = [];

    /// <summary>From 0 to 1. Where one school alone has the numbers, its name may be spelt badly.</summary>
    private const double LeastOfOnly = 0.5;

    private static readonly NormalizedLevenshtein Levenshtein = new();
    private static readonly Damerau Typos = new(); // letters that change places are one mistake

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

        byNumbers = byName.ToLookup(pair => string.Join(' ', Numbers(pair.Key)), pair => (pair.Key, pair.Value), StringComparer.Ordinal);
    }

    public static OrganizationMatcher Of(Campaign campaign) =>
        Matchers.GetValue(campaign, known => new OrganizationMatcher(known.Organizations));

    /// <summary>The name in a row that waits only because no school is known by it.</summary>
    /// <returns>Null when the row waits for something else.</returns>
    public static string? UnknownNameIn(QuarantineItem row, Campaign campaign) =>
        row.Reason is RejectionReason.UnknownOrganization
            ? row
                .Cells.Where(cell => campaign.Sheet.Headers.IsOrganization(cell.Header))
                .Select(cell => cell.Text)
                .FirstOrDefault(name => OrganizationKey.Of(name).Length > 0 && Of(campaign).Find(name) is null)
            : null;

    public Organization? Find(string name) => byName.GetValueOrDefault(OrganizationKey.Of(name));

    /// <summary>The most similar school among those with exactly the same numbers.</summary>
    public Organization? Suggest(string name) =>
        OrganizationKey.Of(name) is { Length: <= LongestName } key ? Nearest(key, string.Join(' ', Numbers(key)))?.Organization : null;

    /// <summary>
    /// The schools that a name such as «ООШ № 38, 66» means together: one for each of its numbers. Fewer than two when the name does not
    /// mean several schools.
    /// </summary>
    public IReadOnlyList<Organization> Several(string name)
    {
        var key = OrganizationKey.Of(name);
        var numbers = Numbers(key).ToList();
        if (key.Length > LongestName || numbers.Count is < 2 or > MostTogether)
        {
            return [];
        }

        var schools = numbers
            .Select(number => Nearest(WithNumber(key, number), number)?.Organization)
            .OfType<Organization>()
            .Distinct()
            .ToList();
        return schools.Count == numbers.Count ? schools : [];
    }

    private (Organization Organization, double Similarity)? Nearest(string key, string numbers)
    {
        var best = byNumbers[numbers]
            .Select(candidate => (candidate.Organization, Similarity: Similarity(key, candidate.Key)))
            .Where(candidate => candidate.Similarity > 0)
            .OrderByDescending(candidate => candidate.Similarity)
            .ThenBy(candidate => candidate.Organization.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Organization is null ? OnlyOne(key, numbers) : best;
    }

    // The numbers are already known to be equal; with them a short name with a long number would be similar to any other.
    private (Organization Organization, double Similarity)? OnlyOne(string key, string numbers)
    {
        var candidates = numbers.Length > 0 ? byNumbers[numbers].Select(each => each.Organization).Distinct().Take(2).ToList() : [];
        return candidates is [var only] && byNumbers[numbers].Max(each => Spelt(key, each.Key)) is >= LeastOfOnly and var similarity
            ? (only, similarity)
            : null;
    }

    private static double Spelt(string one, string other)
    {
        var (left, right) = (WithoutNumbers(one), WithoutNumbers(other));
        return 1 - (Typos.Distance(left, right) / Math.Max(1, Math.Max(left.Length, right.Length)));
    }

    private static double Similarity(string one, string other)
    {
        var letters = Levenshtein.Similarity(WithoutNumbers(one), WithoutNumbers(other));
        var words = Overlap(Words(one), Words(other));
        return letters >= LeastSimilarity || words >= LeastOverlap ? letters + words : 0;
    }

    // «СОШ 5 им. Ерохина» is part of «МАОУ СОШ № 5 имени А.К. Ерохина». The numbers are already known to be equal and add nothing.
    private static double Overlap(HashSet<string> one, HashSet<string> other) =>
        one.Count == 0 || other.Count == 0 ? 0 : (double)one.Count(other.Contains) / Math.Min(one.Count, other.Count);

    private static IEnumerable<string> Numbers(string key) => key.Split(' ').Where(IsNumber).Order(StringComparer.Ordinal);

    private static HashSet<string> Words(string key) =>
        SchoolKind.Abbreviated(key).Split(' ').Where(word => word.Length > 0 && !IsNumber(word)).ToHashSet(StringComparer.Ordinal);

    private static string WithoutNumbers(string key) => string.Join(' ', key.Split(' ').Where(word => !IsNumber(word)));

    private static string WithNumber(string key, string number) =>
        string.Join(' ', key.Split(' ').Where(word => !IsNumber(word) || word == number));

    private static bool IsNumber(string word) => word.Length > 0 && char.IsDigit(word[0]);
}
