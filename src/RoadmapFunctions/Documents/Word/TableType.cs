namespace RoadmapFunctions.Documents.Word;

/// <summary>The sizes of type that a table may be set in; each has its paragraph styles.</summary>
/// <param name="StyleSuffix">Of the styles TableText, TableNumber and TableHeader.</param>
internal sealed record TableType(string StyleSuffix, double Points)
{
    public static readonly IReadOnlyList<TableType> LargestFirst = [new("", 12), new("Small", 10), new("Fine", 9), new("Tiny", 8)];
}
