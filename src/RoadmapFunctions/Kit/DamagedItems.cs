using System.Collections.Concurrent;

namespace RoadmapFunctions.Kit;

/// <summary>
/// Keys of the stored items that this instance could not read. A damaged item is set aside; the readers of the other items report
/// it from this list.
/// </summary>
public sealed class DamagedItems
{
    private readonly ConcurrentDictionary<(string Table, string Partition, string Key), byte> found = new();

    /// <returns>«Submissions: sosh-5_…», in the order of tables and keys.</returns>
    public IReadOnlyList<string> Of(string partition) =>
        [
            .. found
                .Keys.Where(item => item.Partition == partition)
                .Select(item => $"{item.Table}: {item.Key}")
                .Order(StringComparer.Ordinal),
        ];

    /// <returns>«Sessions: staff/abc»: damaged items of no such partition.</returns>
    public IReadOnlyList<string> Outside(IReadOnlyCollection<string> partitions) =>
        [
            .. found
                .Keys.Where(item => !partitions.Contains(item.Partition, StringComparer.Ordinal))
                .Select(item => $"{item.Table}: {item.Partition}/{item.Key}")
                .Order(StringComparer.Ordinal),
        ];

    public void Add(string table, string partition, string key) => found.TryAdd((table, partition, key), 0);

    /// <summary>Called before the table is read again: a repaired or deleted item is no longer damaged.</summary>
    public void Forget(string table, string partition)
    {
        foreach (var item in found.Keys.Where(item => item.Table == table && item.Partition == partition))
        {
            found.TryRemove(item, out _);
        }
    }
}
