using System.Collections;

namespace RoadmapFunctions.Kit;

/// <summary>A list whose items are made when they are looked at and let go after: a country's items need the room of one.</summary>
public sealed class MappedList<TSource, TItem>(IReadOnlyList<TSource> source, Func<TSource, TItem> map) : IReadOnlyList<TItem>
{
    public int Count => source.Count;

    public TItem this[int index] => map(source[index]);

    public IEnumerator<TItem> GetEnumerator() => source.Select(map).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
