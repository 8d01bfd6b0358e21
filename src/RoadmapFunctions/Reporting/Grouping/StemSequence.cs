namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>
/// Stems in order. Two sequences compare like the texts of their stems joined by spaces, because no stem has a character below a space.
/// </summary>
internal sealed class StemSequence : IEqualityComparer<IReadOnlyList<string>>, IComparer<IReadOnlyList<string>>
{
    public static StemSequence Comparer { get; } = new();

    public bool Equals(IReadOnlyList<string>? x, IReadOnlyList<string>? y) => Compare(x, y) == 0;

    public int GetHashCode(IReadOnlyList<string> obj)
    {
        var hash = new HashCode();
        foreach (var stem in obj)
        {
            hash.Add(stem, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    public int Compare(IReadOnlyList<string>? x, IReadOnlyList<string>? y)
    {
        for (var place = 0; place < Math.Min(x!.Count, y!.Count); place++)
        {
            if (string.CompareOrdinal(x[place], y[place]) is not 0 and var order)
            {
                return order;
            }
        }

        return x!.Count.CompareTo(y!.Count);
    }
}
