using System.Security.Cryptography;
using System.Text;

namespace RoadmapFunctions.Answers;

/// <summary>
/// Marks of what was written about the schools of a campaign. Every write about a school gives its mark a new random value in the same
/// transaction: equal marks mean that nothing was written in between, and neither clocks nor the order of writers matter. Some schools of
/// a large campaign share a mark; whoever reads one of them again then reads the others too.
/// </summary>
public sealed class LogMarks
{
    private const int Groups = 256;

    /// <summary>An entity of Table Storage has at most 252 properties.</summary>
    private const int MarksInGroup = 200;

    private readonly Dictionary<string, MarkGroup> groups;

    public LogMarks(IEnumerable<MarkGroup> groups) => this.groups = groups.ToDictionary(group => group.Name, StringComparer.Ordinal);

    public static LogMarks None { get; } = new([]);

    /// <summary>Name of the group and of the mark in it.</summary>
    public static (string Group, string Mark) PlaceOf(string organizationId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(organizationId), hash);
        return (
            FormattableString.Invariant($"{hash[0] % Groups:D3}"),
            FormattableString.Invariant($"M{((hash[1] << 8) | hash[2]) % MarksInGroup:D3}")
        );
    }

    /// <param name="revisions">By group.</param>
    public bool AreStill(IReadOnlyDictionary<string, string> revisions) =>
        revisions.Count == groups.Count
        && revisions.All(each => groups.TryGetValue(each.Key, out var group) && group.Revision == each.Value);

    /// <returns>Those of the schools about which something may have been written between the two.</returns>
    public IReadOnlySet<string> ChangedSince(LogMarks before, IEnumerable<string> organizationIds) =>
        organizationIds.Where(id => PlaceOf(id) is var place && MarkAt(place) != before.MarkAt(place)).ToHashSet(StringComparer.Ordinal);

    private string? MarkAt((string Group, string Mark) place) =>
        groups.TryGetValue(place.Group, out var group) ? group.Marks.GetValueOrDefault(place.Mark) : null;
}

/// <param name="Revision">Changes with each of the marks.</param>
public sealed record MarkGroup(string Name, string Revision, IReadOnlyDictionary<string, string> Marks);
