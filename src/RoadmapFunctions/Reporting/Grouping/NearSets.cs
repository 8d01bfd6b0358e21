namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>
/// Tells which sets of stems are near to each other. Two are near when they share at least half of their stems: Dice's coefficient 2·|A∩B|
/// / (|A|+|B|) is ½ or more.
/// <para>
/// A stem that only one set has, such as a school's own number, counts for the set's size and is never shared. So sets that differ in
/// nothing else are near to the same other sets: they form one class, and only classes are compared. If forty thousand schools copied a
/// phrase, comparing each with each would mean almost a billion pairs.
/// </para>
/// <para>
/// Near sets share at least a third of the stems of each. With the rarest stems first, they must therefore meet within the first two thirds
/// (plus one); only those are looked up.
/// </para>
/// </summary>
internal sealed class NearSets
{
    private readonly int[] classOf;
    private readonly List<StemClass> classes = [];
    private readonly List<int>[] holders;

    /// <param name="sets">No two sets are equal, and no stem occurs twice in a set.</param>
    public NearSets(IReadOnlyList<IReadOnlyList<string>> sets)
    {
        var rank = sets.SelectMany(set => set)
            .CountBy(stem => stem, StringComparer.Ordinal)
            .Where(stem => stem.Value > 1)
            .OrderBy(stem => stem.Value)
            .ThenBy(stem => stem.Key, StringComparer.Ordinal)
            .Select((stem, place) => (stem.Key, place))
            .ToDictionary(StringComparer.Ordinal);
        holders = [.. Enumerable.Range(0, rank.Count).Select(_ => new List<int>())];
        classOf = new int[sets.Count];
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (set, stems) in sets.Index())
        {
            int[] shared = [.. stems.Where(rank.ContainsKey).Select(stem => rank[stem]).Order()];
            var name = $"{stems.Count} {string.Join(' ', shared)}";
            if (!known.TryGetValue(name, out var place))
            {
                known[name] = place = classes.Count;
                classes.Add(new(shared, stems.Count));
                classes[place].Prefix.ToList().ForEach(stem => holders[stem].Add(place));
            }

            classOf[set] = place;
            classes[place].Left.Add(set);
        }
    }

    /// <returns>For each set the sum over all sets that are near to it, itself included.</returns>
    public long[] SumsOf(IReadOnlyList<int> weights)
    {
        long[] ofClass = [.. classes.Select(each => each.Left.Sum(set => (long)weights[set]))];
        long[] near = [.. classes.Select((each, place) => ClassesNear(place).Sum(other => ofClass[other]))];
        return [.. classOf.Select((place, set) => near[place] + (classes[place].IsNearToItself ? 0 : weights[set]))];
    }

    /// <summary>All sets that are near to a set and have not been taken before. The set itself may be among them.</summary>
    public IEnumerable<int> Take(int set)
    {
        foreach (var near in ClassesNear(classOf[set]))
        {
            foreach (var member in classes[near].Left)
            {
                yield return member;
            }

            classes[near].Left.Clear();
        }
    }

    // The class itself is among them when two different sets of it are near to each other.
    private IEnumerable<int> ClassesNear(int place) =>
        classes[place].Prefix.SelectMany(stem => holders[stem]).Distinct().Where(other => classes[place].IsNearTo(classes[other]));

    /// <param name="Shared">Ranks of its stems that other sets have too, the rarest first.</param>
    /// <param name="Size">Number of all stems of a set.</param>
    private sealed record StemClass(int[] Shared, int Size)
    {
        /// <summary>Its sets that have not been taken.</summary>
        public List<int> Left { get; } = [];

        /// <summary>The first two thirds of all stems, plus one; unshared stems would come first.</summary>
        public IEnumerable<int> Prefix => Shared.Take(Size - ((Size + 2) / 3) + 1 - (Size - Shared.Length));

        public bool IsNearToItself => IsNearTo(this);

        public bool IsNearTo(StemClass other)
        {
            var common = 0;
            for (int i = 0, j = 0; i < Shared.Length && j < other.Shared.Length; )
            {
                (common, i, j) = Shared[i].CompareTo(other.Shared[j]) switch
                {
                    0 => (common + 1, i + 1, j + 1),
                    < 0 => (common, i + 1, j),
                    _ => (common, i, j + 1),
                };
            }

            return 4 * common >= Size + other.Size;
        }
    }
}
