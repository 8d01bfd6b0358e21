using System.Text.RegularExpressions;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// Brings together a page that somebody sends and what somebody else has written meanwhile, field by field: of a field that only one of
/// them has changed, the change counts. A list whose items were added, removed or moved is one field.
/// </summary>
/// <param name="Fields">The writer's fields, with the other's in all places that the writer did not touch.</param>
/// <param name="Conflicts">Fields that both have changed, each in another way.</param>
public sealed partial record FieldMerge(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Conflicts)
{
    private const int Length = 8;

    /// <summary>Digests of the fields as a page shows them, to be sent back with it.</summary>
    public static string Drawn(IReadOnlyDictionary<string, string> fields) =>
        string.Join(' ', fields.Select(field => $"{field.Key}={DigestOf(field.Value)}"));

    /// <param name="drawn">What <see cref="Drawn"/> gave for the page; empty when nobody knows: then each difference is a conflict.</param>
    public static FieldMerge Of(string drawn, IReadOnlyDictionary<string, string> sent, IReadOnlyDictionary<string, string> theirs)
    {
        var known = drawn
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(field => field.Split('='))
            .Where(field => field.Length == 2)
            .DistinctBy(field => field[0], StringComparer.Ordinal)
            .ToDictionary(field => field[0], field => field[1], StringComparer.Ordinal);
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        var conflicts = new List<string>();
        var names = sent.Keys.Union(theirs.Keys, StringComparer.Ordinal).ToList();
        foreach (var group in names.GroupBy(name => ListOf(name) is { } list && !SameItems(list) ? list : name, StringComparer.Ordinal))
        {
            var differ = group.Where(name => Of(sent, name) != Of(theirs, name)).ToList();
            var (mine, others) = (group.Any(name => !WasDrawn(sent, name)), group.Any(name => !WasDrawn(theirs, name)));
            var winner = differ.Count > 0 && others && !mine ? theirs : sent;
            foreach (var name in group.Where(winner.ContainsKey))
            {
                merged[name] = winner[name];
            }

            if (mine && others)
            {
                conflicts.AddRange(differ);
            }
        }

        return new(merged, conflicts);

        bool WasDrawn(IReadOnlyDictionary<string, string> fields, string name) =>
            known.Count > 0 && known.GetValueOrDefault(name, DigestOf(string.Empty)) == DigestOf(Of(fields, name));

        bool SameItems(string list) =>
            Items(list, sent.Keys).SequenceEqual(Items(list, theirs.Keys), StringComparer.Ordinal)
            && Ids(list, names).All(id => WasDrawn(sent, id) && WasDrawn(theirs, id));
    }

    private static string Of(IReadOnlyDictionary<string, string> fields, string name) => fields.GetValueOrDefault(name, string.Empty);

    private static string? ListOf(string name) => Item().Match(name) is { Success: true } match ? match.Groups["list"].Value : null;

    // «options[2]»: how many items the list has.
    private static IEnumerable<string> Items(string list, IEnumerable<string> names) =>
        names
            .Select(name => Item().Match(name))
            .Where(match => match.Groups["list"].Value == list)
            .Select(match => match.Groups["item"].Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Ids(string list, IEnumerable<string> names) =>
        names.Where(name => ListOf(name) == list && name.EndsWith("].id", StringComparison.Ordinal));

    private static string DigestOf(string text) => Digest.Of(text)[..Length];

    [GeneratedRegex(@"^(?<item>(?<list>[A-Za-z]+)\[\d{1,5}\])\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();
}
