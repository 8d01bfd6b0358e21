namespace RoadmapFunctions.Documents.Word;

/// <summary>The type sizes that a table may be set in; each has its own paragraph styles.</summary>
/// <param name="StyleSuffix">Suffix of the styles TableText, TableNumber and TableHeader.</param>
internal sealed record TableType(string StyleSuffix, double Points)
{
    public static readonly IReadOnlyList<TableType> LargestFirst = [new("", 12), new("Small", 10), new("Fine", 9), new("Tiny", 8)];
}
