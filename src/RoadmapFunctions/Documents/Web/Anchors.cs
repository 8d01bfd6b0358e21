namespace RoadmapFunctions.Documents.Web;

/// <summary>Ids that links lead to.</summary>
internal static class Anchors
{
    public static string Section(int number) => $"section-{ChartWords.Number(number)}";

    public static string Table(int number) => $"table-{ChartWords.Number(number)}";

    public static string Figure(int number) => $"figure-{ChartWords.Number(number)}";
}
