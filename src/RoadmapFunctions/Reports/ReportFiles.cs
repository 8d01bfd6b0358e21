using RoadmapFunctions.Documents;
using RoadmapFunctions.Editions;

namespace RoadmapFunctions.Reports;

/// <summary>Draws every file of an edition. All are made before any is stored, so a failed writer publishes nothing.</summary>
public static class ReportFiles
{
    public const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string WebPageType = "text/html; charset=utf-8";
    public const string CsvType = "text/csv; charset=utf-8";
    public const string JsonType = "application/json; charset=utf-8";

    public const string SummaryJsonName = "summary.json";
    public const string SummarySchemaName = "summary.schema.json";

    /// <summary>Endings of the summary's files.</summary>
    public static IReadOnlyList<string> SummaryFormats { get; } = ["xlsx", "csv", "json", "html", "docx"];

    public static string SummaryName(string format) => $"summary.{format}";

    public static async Task<IReadOnlyList<NewFile>> DrawAsync(ReportData data, CancellationToken cancellationToken)
    {
        var report = AnalyticalReport.Compose(data);
        var summary = ConsolidatedSummary.Compose(data);
        var openData = SummaryData.Of(data);
        return
        [
            new("report.docx", report.Title, WordType, Word(report)),
            new("report.html", report.Title, WebPageType, await WebPageAsync(report, cancellationToken)),
            new(SummaryName("docx"), summary.Title, WordType, Word(summary)),
            new(SummaryName("html"), summary.Title, WebPageType, await WebPageAsync(summary, cancellationToken)),
            new(SummaryName("xlsx"), summary.Title, ExcelType, await ExcelAsync(data, cancellationToken)),
            new(SummaryName("csv"), summary.Title, CsvType, SummaryCsv.Write(data)),
            new(SummaryJsonName, summary.Title, JsonType, LargeJson.Serialize(openData, RoadmapJson.Options)),
            new(SummarySchemaName, "Схема открытых данных", JsonType, SummarySchema()),
            .. data.ListsOrganizations ? openData.Organizations.Select(each => DrawSheet(openData, each)) : [],
        ];
    }

    /// <summary>The sheet of one school, from the open data of its edition.</summary>
    public static NewFile DrawSheet(SummaryData openData, SummaryOrganization organization) =>
        new(SchoolSheet.NameOf(organization.Id), SchoolSheet.TitleOf(organization), WordType, Word(SchoolSheet.Compose(openData, organization)));

    private static byte[] SummarySchema()
    {
        using var resource = typeof(ReportFiles).Assembly.GetManifestResourceStream(typeof(ReportFiles), SummarySchemaName)
            ?? throw new InvalidOperationException($"The resource {SummarySchemaName} is not in the assembly.");
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Word(Document document)
    {
        using var stream = new MemoryStream();
        WordWriter.Write(document, stream);
        return stream.ToArray();
    }

    private static async Task<byte[]> WebPageAsync(Document document, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        await WebPageWriter.WriteAsync(document, stream, cancellationToken);
        return stream.ToArray();
    }

    private static async Task<byte[]> ExcelAsync(ReportData data, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        await SummaryWorkbook.WriteAsync(data, stream, cancellationToken);
        return stream.ToArray();
    }
}
