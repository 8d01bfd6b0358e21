using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Web;
using RoadmapFunctions.Documents.Word;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>Draws every file of an edition. All are made before any is stored, so a failed writer publishes nothing.</summary>
public static class ReportFiles
{
    public const string SummaryJsonName = "summary.json";
    public const string SummarySchemaName = "summary.schema.json";

    /// <summary>There only when the operator has sent one: a school's paper that is drawn later needs it.</summary>
    public const string LetterheadName = "letterhead.docx";

    /// <summary>Endings of the summary's files.</summary>
    public static IReadOnlyList<string> SummaryFormats { get; } = ["xlsx", "csv", "json", "html", "docx"];

    public static string SummaryName(string format) => $"summary.{format}";

    public static async Task<IReadOnlyList<NewFile>> DrawAsync(ReportData data, CancellationToken cancellationToken)
    {
        var report = AnalyticalReport.Compose(data);
        var summary = ConsolidatedSummary.Compose(data);
        // Drawn first: a country's open data as objects take as much room as all that is drawn from them, and are let go with this line.
        var (openData, papers) = DrawOpenData(data, summary.Title);
        return
        [
            new("report.docx", report.Title, ContentTypes.Word, Word(report)),
            new("report.html", report.Title, ContentTypes.WebPage, await WebPageAsync(report, cancellationToken)),
            new(SummaryName("docx"), summary.Title, ContentTypes.Word, Word(summary)),
            new(SummaryName("html"), summary.Title, ContentTypes.WebPage, await WebPageAsync(summary, cancellationToken)),
            new(SummaryName("xlsx"), summary.Title, ContentTypes.Excel, await ExcelAsync(data, cancellationToken)),
            new(SummaryName("csv"), summary.Title, ContentTypes.Csv, SummaryCsv.Write(data)),
            openData,
            new(SummarySchemaName, "Схема открытых данных", ContentTypes.Json, SummarySchema()),
            new("letter.docx", CoveringLetter.Title, ContentTypes.Word, Word(CoveringLetter.Compose(data))),
            .. papers,
            .. data.Letterhead is { File: var file }
                ? [new NewFile(LetterheadName, "Бланк организации", ContentTypes.Word, file)]
                : (NewFile[])[],
        ];
    }

    private static (NewFile OpenData, IReadOnlyList<NewFile> Papers) DrawOpenData(ReportData data, string title)
    {
        var openData = SummaryData.Of(data);
        return (
            new(SummaryJsonName, title, ContentTypes.Json, LargeJson.Serialize(openData, RoadmapJson.Options)),
            data.ListsOrganizations ? [.. SchoolPaper.All.SelectMany(paper => Draw(paper, openData, data.Letterhead))] : []
        );
    }

    /// <summary>A paper of one school, from the open data of its edition.</summary>
    public static NewFile Draw(SchoolPaper paper, SummaryData openData, SummaryOrganization organization, Letterhead? letterhead) =>
        new(
            paper.NameOf(organization.Id),
            paper.TitleOf(organization),
            ContentTypes.Word,
            Word(paper.Compose(openData, organization) with { Letterhead = paper.IsLetter ? letterhead : null })
        );

    private static IEnumerable<NewFile> Draw(SchoolPaper paper, SummaryData openData, Letterhead? letterhead) =>
        openData.Organizations.Where(paper.Concerns).Select(organization => Draw(paper, openData, organization, letterhead));

    private static byte[] SummarySchema()
    {
        using var resource =
            typeof(ReportFiles).Assembly.GetManifestResourceStream(typeof(ReportFiles), SummarySchemaName)
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
        await using var stream = TemporaryFile.Create();
        await SummaryWorkbook.WriteAsync(data, stream, cancellationToken);
        var workbook = new byte[stream.Length];
        stream.Position = 0;
        await stream.ReadExactlyAsync(workbook, cancellationToken);
        return workbook;
    }
}
