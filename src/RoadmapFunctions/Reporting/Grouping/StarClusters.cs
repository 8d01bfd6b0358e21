namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>
/// Clusters sets of stems as stars (Aslam, Pelekhov, Rus: The star clustering algorithm): the set that is near to most others becomes the
/// centre and takes all that are near to it, then the next one of the rest. So every member is near to its centre, nothing is chained
/// from neighbour to neighbour, and the result does not depend on the order of the sets.
/// </summary>
internal static class StarClusters
{
    /// <summary>Two sets are near when at least half of their stems are common: Dice's coefficient 2·|A∩B| / (|A|+|B|) is ½ or
    /// more.</summary>
    private static bool AreNear(int common, int first, int second) => 4 * common >= first + second;

    /// <param name="sets">Not empty, no two alike, each with what makes it heavier than others.</param>
    /// <returns>Clusters as indexes of the sets, the centre first.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<(IReadOnlySet<string> Stems, int Weight)> sets)
    {
        var index = new NearSets(sets.Select(set => set.Stems));
        var names = sets.Select(set => string.Join(' ', set.Stems.Order(StringComparer.Ordinal))).ToArray();
        var order = Enumerable
            .Range(0, sets.Count)
            .Select(set => (Set: set, Weight: index.Of(set).Sum(near => sets[near].Weight)))
            .OrderByDescending(pair => pair.Weight)
            .ThenBy(pair => sets[pair.Set].Stems.Count)
            .ThenBy(pair => names[pair.Set], StringComparer.Ordinal)
            .Select(pair => pair.Set)
            .ToList();
        var taken = new bool[sets.Count];
        var clusters = new List<IReadOnlyList<int>>();
        foreach (var centre in order.Where(set => !taken[set]))
        {
            List<int> cluster =
            [
                centre,
                .. index.Of(centre).Where(near => near != centre && !taken[near]).OrderBy(near => names[near], StringComparer.Ordinal),
            ];
            cluster.ForEach(member => taken[member] = true);
            clusters.Add(cluster);
        }

        return clusters;
    }

    /// <summary>
    /// Finds near sets without comparing each with each. Near sets share a third of either's stems at least, so with the rarest stems first
    /// they must meet within the first two thirds (and one); only those are looked up.
    /// </summary>
    private sealed class NearSets
    {
        private readonly int[][] sets;
        private readonly List<int>[] holders;

        public NearSets(IEnumerable<IReadOnlySet<string>> stems)
        {
            var all = stems.ToList();
            var rank = all.SelectMany(set => set)
                .CountBy(stem => stem, StringComparer.Ordinal)
                .OrderBy(stem => stem.Value)
                .ThenBy(stem => stem.Key, StringComparer.Ordinal)
                .Select((stem, place) => (stem.Key, place))
                .ToDictionary(StringComparer.Ordinal);
            sets = [.. all.Select(set => set.Select(stem => rank[stem]).Order().ToArray())];
            holders = [.. Enumerable.Range(0, rank.Count).Select(_ => new List<int>())];
            foreach (var (set, ranks) in sets.Index())
            {
                foreach (var stem in Prefix(ranks))
                {
                    holders[stem].Add(set);
                }
            }
        }

        /// <summary>Itself included.</summary>
        public IEnumerable<int> Of(int set) =>
            Prefix(sets[set])
                .SelectMany(stem => holders[stem])
                .Distinct()
                .Where(other => AreNear(Common(sets[set], sets[other]), sets[set].Length, sets[other].Length));

        private static IEnumerable<int> Prefix(int[] ranks) => ranks.Take(ranks.Length - ((ranks.Length + 2) / 3) + 1);

        private static int Common(int[] first, int[] second)
        {
            var common = 0;
            for (int i = 0, j = 0; i < first.Length && j < second.Length; )
            {
                (common, i, j) = first[i].CompareTo(second[j]) switch
                {
                    0 => (common + 1, i + 1, j + 1),
                    < 0 => (common, i + 1, j),
                    _ => (common, i, j + 1),
                };
            }

            return common;
        }
    }
}
