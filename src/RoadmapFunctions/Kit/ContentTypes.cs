namespace RoadmapFunctions.Kit;

/// <summary>Content types of the product's files.</summary>
public static class ContentTypes
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string WebPage = "text/html; charset=utf-8";
    public const string Csv = "text/csv; charset=utf-8";
    public const string Calendar = "text/calendar; charset=utf-8";
    public const string Json = "application/json; charset=utf-8";
}
