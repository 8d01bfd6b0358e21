using System.Collections.Concurrent;

namespace RoadmapFunctions.Kit;

/// <summary>Immutable values that occur again and again: the same text gives the same value, so memory holds it once.</summary>
/// <param name="most">Largest number of different values; later ones are made anew each time.</param>
public sealed class Repeated<T>(int most)
    where T : class
{
    private readonly ConcurrentDictionary<string, T> known = new(StringComparer.Ordinal);
    private int count;

    public T Of(string text, Func<T> make)
    {
        if (known.TryGetValue(text, out var same))
        {
            return same;
        }

        var made = make();
        if (Volatile.Read(ref count) < most && known.TryAdd(text, made))
        {
            Interlocked.Increment(ref count);
        }

        return made;
    }
}
