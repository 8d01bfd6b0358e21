namespace RoadmapFunctions.Kit;

public static class ListExtensions
{
    /// <summary>An optional list of a file, read as an empty one.</summary>
    public static IReadOnlyList<T> OrEmpty<T>(this IReadOnlyList<T>? list) => list ?? [];

    /// <summary>A thing that may be missing, as a list of one or of none.</summary>
    public static IReadOnlyList<T> OrNone<T>(this T? item)
        where T : class => item is null ? [] : [item];
}
