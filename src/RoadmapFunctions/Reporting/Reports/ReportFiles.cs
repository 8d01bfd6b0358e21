using System.Text.Json;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Web;
using RoadmapFunctions.Documents.Word;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The files of an edition.</summary>
public static class ReportFiles
{
    public const string SummaryJsonName = "summary.json";
    public const string SummarySchemaName = "summary.schema.json";

    /// <summary>Exists only when the operator has sent a letterhead: a school's paper that is drawn later needs it.</summary>
    public const string LetterheadName = "letterhead.docx";

    /// <summary>Extensions of the summary's files.</summary>
    public static IReadOnlyList<string> SummaryFormats { get; } = ["xlsx", "csv", "json", "html", "docx"];

    public static string SummaryName(string format) => $"summary.{format}";

    /// <summary>Every file of an edition, in the order of its manifest. The data of each file is composed when its turn comes.</summary>
    public static IEnumerable<ReportFile> Of(ReportData data)
    {
        var report = AnalyticalReport.Compose(data);
        yield return Word("report.docx", report.Title, report);
        yield return WebPage("report.html", report.Title, report);
        var summary = ConsolidatedSummary.Compose(data);
        yield return Word(SummaryName("docx"), summary.Title, summary);
        yield return WebPage(SummaryName("html"), summary.Title, summary);
        yield return new(
            SummaryName("xlsx"),
            summary.Title,
            ContentTypes.Excel,
            (output, cancellationToken) => SummaryWorkbook.WriteAsync(data, output, cancellationToken)
        );
        yield return Bytes(SummaryName("csv"), summary.Title, ContentTypes.Csv, SummaryCsv.Write(data));
        if (data.HasChecks)
        {
            yield return Bytes("mismatches.csv", "Числа, которые не сходятся", ContentTypes.Csv, MismatchCsv.Write(data));
        }

        if (data.Comparison is { } comparison)
        {
            yield return Bytes("comparison.csv", "Сравнение с прошлым периодом", ContentTypes.Csv, ComparisonCsv.Write(data, comparison));
        }

        var openData = SummaryData.Of(data);
        yield return new(
            SummaryJsonName,
            summary.Title,
            ContentTypes.Json,
            (output, cancellationToken) => JsonSerializer.SerializeAsync(output, openData, RoadmapJson.Options, cancellationToken)
        );
        yield return new(SummarySchemaName, "Схема открытых данных", ContentTypes.Json, CopySchemaAsync);
        yield return Word("letter.docx", CoveringLetter.Title, CoveringLetter.Compose(data));
        if (data.ListsOrganizations)
        {
            foreach (var paper in SchoolPaper.All)
            {
                foreach (var organization in openData.Organizations.Where(paper.Concerns))
                {
                    yield return Paper(paper, openData, organization, data.Letterhead);
                }
            }
        }

        if (data.Letterhead is { File: var letterhead })
        {
            yield return Bytes(LetterheadName, "Бланк организации", ContentTypes.Word, letterhead);
        }
    }

    /// <summary>A paper of one school, from the open data of its edition.</summary>
    public static ReportFile Paper(SchoolPaper paper, SummaryData openData, SummaryOrganization organization, Letterhead? letterhead) =>
        Word(
            paper.NameOf(organization.Id),
            paper.TitleOf(organization),
            paper.Compose(openData, organization) with
            {
                Letterhead = paper.IsLetter ? letterhead : null,
            }
        );

    private static async Task CopySchemaAsync(Stream output, CancellationToken cancellationToken)
    {
        await using var resource =
            typeof(ReportFiles).Assembly.GetManifestResourceStream(typeof(ReportFiles), SummarySchemaName)
            ?? throw new InvalidOperationException($"The resource {SummarySchemaName} is not in the assembly.");
        await resource.CopyToAsync(output, cancellationToken);
    }

    private static ReportFile Word(string name, string title, Document document) =>
        new(
            name,
            title,
            ContentTypes.Word,
            (output, _) =>
            {
                WordWriter.Write(document, output);
                return Task.CompletedTask;
            }
        );

    private static ReportFile WebPage(string name, string title, Document document) =>
        new(
            name,
            title,
            ContentTypes.WebPage,
            (output, cancellationToken) => WebPageWriter.WriteAsync(document, output, cancellationToken)
        );

    private static ReportFile Bytes(string name, string title, string contentType, byte[] content) =>
        new(name, title, contentType, (output, cancellationToken) => output.WriteAsync(content, cancellationToken).AsTask());
}
