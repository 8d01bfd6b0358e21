using System.Collections;

namespace RoadmapFunctions.Kit;

/// <summary>A list whose items are made on access and not kept: the items of a whole country need the memory of one.</summary>
public sealed class MappedList<TSource, TItem>(IReadOnlyList<TSource> source, Func<TSource, TItem> map) : IReadOnlyList<TItem>
{
    public int Count => source.Count;

    public TItem this[int index] => map(source[index]);

    public IEnumerator<TItem> GetEnumerator() => source.Select(map).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
