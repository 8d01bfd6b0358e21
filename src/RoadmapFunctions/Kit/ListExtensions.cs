namespace RoadmapFunctions.Kit;

public static class ListExtensions
{
    /// <summary>An optional list of a file, read as an empty one.</summary>
    public static IReadOnlyList<T> OrEmpty<T>(this IReadOnlyList<T>? list) => list ?? [];

    /// <summary>An optional item as a list of one or none.</summary>
    public static IReadOnlyList<T> OrNone<T>(this T? item)
        where T : class => item is null ? [] : [item];
}
