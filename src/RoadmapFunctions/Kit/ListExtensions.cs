namespace RoadmapFunctions.Kit;

public static class ListExtensions
{
    /// <summary>An optional list of a file, read as an empty one.</summary>
    public static IReadOnlyList<T> OrEmpty<T>(this IReadOnlyList<T>? list) => list ?? [];
}
