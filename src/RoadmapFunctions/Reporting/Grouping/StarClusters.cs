namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>
/// Clusters sets of stems as stars (Aslam, Pelekhov, Rus: The star clustering algorithm): the set that is near to most others becomes a
/// centre and takes all that are near to it; then the next centre is chosen among the rest. So every member is near to its centre, no chain
/// runs from neighbour to neighbour, and the result does not depend on the order of the sets.
/// </summary>
internal static class StarClusters
{
    /// <param name="sets">Not empty, sorted, no two equal, each with its weight.</param>
    /// <returns>Clusters as indexes of the sets, the centre first.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<(IReadOnlyList<string> Stems, int Weight)> sets)
    {
        var near = new NearSets([.. sets.Select(set => set.Stems)]);
        var weights = near.SumsOf([.. sets.Select(set => set.Weight)]);
        var order = Enumerable
            .Range(0, sets.Count)
            .OrderByDescending(set => weights[set])
            .ThenBy(set => sets[set].Stems.Count)
            .ThenBy(set => sets[set].Stems, StemSequence.Comparer)
            .ToList();
        var taken = new bool[sets.Count];
        var clusters = new List<IReadOnlyList<int>>();
        foreach (var centre in order.Where(set => !taken[set]))
        {
            taken[centre] = true;
            List<int> cluster =
            [
                centre,
                .. near.Take(centre).Where(set => set != centre && !taken[set]).OrderBy(set => sets[set].Stems, StemSequence.Comparer),
            ];
            cluster.ForEach(member => taken[member] = true);
            clusters.Add(cluster);
        }

        return clusters;
    }
}
