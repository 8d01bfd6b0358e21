using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

public sealed class SummaryWorkbookTests
{
    [Theory]
    [InlineData("Итоги", "Число", "В срок 4, С опозданием 1, Не представлено 1, Уточняется 1")]
    [InlineData("Мероприятия", "не оценено", "1 1, 2 0, 4 0, 5 0, 6 0, 7 1, 8 0, 9 0, 10 1, 11 1")]
    public async Task A_chart_shows_the_cells_that_it_names(string sheet, string series, string points)
    {
        using var workbook = await OpenAsync(ReportCase.Tomsk);
        var part = Part(workbook, sheet);
        var bars = part.DrawingsPart!.ChartParts.Single()
            .ChartSpace!.Descendants<BarChartSeries>()
            .Single(each => each.SeriesText!.InnerText.EndsWith(series, StringComparison.Ordinal));
        var (categories, values) = (
            bars.GetFirstChild<CategoryAxisData>()!.StringReference!,
            bars.GetFirstChild<DocumentFormat.OpenXml.Drawing.Charts.Values>()!.NumberReference!
        );
        Assert.Equal(points, string.Join(", ", Cached(categories).Zip(Cached(values), (category, value) => $"{category} {value}")));
        Assert.Equal(
            points,
            string.Join(
                ", ",
                Cells(part, sheet, categories.Formula!.Text)
                    .Zip(Cells(part, sheet, values.Formula!.Text), (category, value) => $"{category} {value}")
            )
        );
    }

    [Fact]
    public async Task A_sheet_with_many_columns_is_printed_on_several_pages_side_by_side()
    {
        using var workbook = await OpenAsync(ReportCase.Tomsk);
        Assert.Equal(1u, Wide("Сводка"));
        Assert.InRange(Wide("Учреждения"), 2u, 4u);

        uint Wide(string sheet) =>
            Part(workbook, sheet).Worksheet!.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.PageSetup>()!.FitToWidth!.Value;
    }

    [Fact]
    public async Task Every_sheet_has_a_frozen_header_a_filter_over_all_rows_and_its_columns_in_the_dictionary()
    {
        using var workbook = await OpenAsync(ReportCase.Tomsk);
        var sheets = workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!).ToList();
        Assert.Equal(
            ["Паспорт", "Итоги", "Мероприятия", "Сводка", "Матрица", "Учреждения", "Ответы", "Свои ответы", "Рекомендации", "Словарь"],
            sheets
        );
        var dictionary = Rows(Part(workbook, "Словарь")).Skip(1).Select(row => $"{row[0]}: {row[2]}").ToList();
        Assert.Equal(
            dictionary,
            sheets.Skip(1).SkipLast(1).SelectMany(sheet => Rows(Part(workbook, sheet))[0].Select(header => $"{sheet}: {header}"))
        );
        Assert.All(
            sheets,
            sheet =>
            {
                var worksheet = Part(workbook, sheet).Worksheet!;
                Assert.Equal(PaneStateValues.Frozen, worksheet.Descendants<Pane>().Single().State!.Value);
                Assert.EndsWith(
                    worksheet.Descendants<Row>().Count().ToString(System.Globalization.CultureInfo.InvariantCulture),
                    worksheet.GetFirstChild<AutoFilter>()!.Reference!.Value,
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Fact]
    public async Task A_header_stands_over_its_values_and_the_work_with_an_answer_is_not_the_Committees()
    {
        using var workbook = await OpenAsync(ReportCase.Tomsk);
        var formats = workbook.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        foreach (var sheet in workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!))
        {
            var rows = Part(workbook, sheet).Worksheet!.Descendants<Row>().ToList();
            Assert.All(
                rows[0].Elements<Cell>().Zip(rows[1].Elements<Cell>()),
                pair => Assert.Equal(SideOf(pair.First), SideOf(pair.Second))
            );
        }

        Assert.DoesNotContain("Состояние", Rows(Part(workbook, "Учреждения"))[0]);

        HorizontalAlignmentValues SideOf(Cell cell) => formats[(int)cell.StyleIndex!.Value].Alignment!.Horizontal!.Value;
    }

    [Fact]
    public async Task Statuses_have_the_colours_of_the_report_and_shares_have_bars()
    {
        using var workbook = await OpenAsync(ReportCase.Tomsk);
        var rules = Part(workbook, "Учреждения").Worksheet!.Descendants<ConditionalFormattingRule>().ToList();
        Assert.Single(rules, rule => rule.Type!.Value == ConditionalFormatValues.DataBar);
        var rule = rules.First(each => each.InnerText == "\"не выполняется\"");
        var style = workbook
            .WorkbookPart!.WorkbookStylesPart!.Stylesheet!.DifferentialFormats!.Elements<DifferentialFormat>()
            .ElementAt((int)rule.FormatId!.Value);
        Assert.Equal("FFF2CFCB", style.Descendants<BackgroundColor>().Single().Rgb!.Value);
    }

    [Fact]
    public async Task Schools_are_summed_up_by_municipality_where_the_roster_names_it()
    {
        var campaign = TestCampaign.Small with
        {
            Organizations =
            [
                .. TestCampaign.Small.Organizations.Select((school, index) => school with { Municipality = index == 2 ? null : "Томск" }),
            ],
        };
        using var workbook = await OpenAsync(
            ReportCase.Small with
            {
                Campaign = campaign with { Activities = ReportCase.Small.Campaign.Activities },
            }
        );
        Assert.Equal(
            ["не указан 1 0 0 0 0 0 0 0 0 ", "Томск 2 2 1 0 0 0 2 1 8 0.125"],
            Rows(Part(workbook, "Территории")).Skip(1).Select(row => string.Join(' ', row))
        );
    }

    [Fact]
    public void A_long_roster_is_shown_by_municipalities_in_the_report()
    {
        var campaign = TestCampaign.Small with
        {
            Organizations =
            [
                .. Enumerable
                    .Range(1, ReportData.LargestListedRoster + 1)
                    .Select(number => new Organization(
                        $"s-{number}",
                        $"Школа {number}",
                        $"№ {number}",
                        Municipality: $"Район {number % 2}"
                    )),
            ],
        };
        var answer = new Submission
        {
            OrganizationId = "s-1",
            Source = SubmissionSource.Sheet,
            SubmittedAt = default,
            ObservedAt = default,
            Answers = [new ReadAnswer("scheme", ["ready"])],
        };
        var data = new ReportData(
            CampaignAnalysis.Of(campaign, SubmissionHistory.From([answer]), GroupCorrections.None),
            [],
            new(1, "", "", default),
            Changes: null
        );
        var table = AnalyticalReport
            .Compose(data)
            .Parts[0]
            .Blocks.OfType<RoadmapFunctions.Documents.Table>()
            .Single(each => each.Caption == "Выполнение мероприятий по территориям");
        Assert.Equal(
            ["Район 0 | 75 | 0 | 75", "Район 1 | 76 | 1 | 75", "Всего | 151 | 1 | 150"],
            table.Rows.Select(row => string.Join(" | ", row.Take(4).Select(cell => cell.Text)))
        );
    }

    [Fact]
    public async Task The_file_says_what_it_is_and_every_printed_page_has_its_head_and_its_names()
    {
        using var workbook = await OpenAsync(ReportCase.Tomsk);
        Assert.Equal(
            "Муниципальное автономное учреждение «Информационно-методический центр» города Томска",
            workbook.PackageProperties.Creator
        );
        Assert.StartsWith("Сводная информация", workbook.PackageProperties.Title, StringComparison.Ordinal);
        var sheets = workbook.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(sheet => sheet.Name!.Value!).ToList();
        Assert.Equal(
            sheets.Select(sheet => $"'{sheet}'!$A:$A,'{sheet}'!$1:$1"),
            workbook.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>().Select(name => name.Text)
        );
        Assert.All(
            sheets,
            sheet =>
                Assert.Contains(
                    "стр. &P из &N",
                    Part(workbook, sheet).Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.OddFooter>().Single().Text,
                    StringComparison.Ordinal
                )
        );
    }

    private static async Task<SpreadsheetDocument> OpenAsync(ReportCase report) =>
        SpreadsheetDocument.Open(new MemoryStream((await report.FilesAsync())["summary.xlsx"]), isEditable: false);

    private static WorksheetPart Part(SpreadsheetDocument workbook, string sheet) =>
        (WorksheetPart)
            workbook.WorkbookPart!.GetPartById(
                workbook.WorkbookPart.Workbook!.Descendants<Sheet>().Single(each => each.Name == sheet).Id!.Value!
            );

    private static List<List<string>> Rows(WorksheetPart part) =>
        [.. part.Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().Select(Text).ToList())];

    private static IEnumerable<string> Cached(DocumentFormat.OpenXml.OpenXmlElement reference) =>
        reference.Descendants<NumericValue>().Select(value => value.Text);

    /// <summary>Of «Лист!$B$2:$B$11».</summary>
    private static IEnumerable<string> Cells(WorksheetPart part, string sheet, string formula)
    {
        var corners = formula[(sheet.Length + 1)..].Split(':').Select(corner => corner.Split('$')).ToList();
        Assert.StartsWith($"{sheet}!", formula, StringComparison.Ordinal);
        var (column, first, last) = (
            corners[0][1][0] - 'A',
            int.Parse(corners[0][2], System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(corners[1][2], System.Globalization.CultureInfo.InvariantCulture)
        );
        return Rows(part)[(first - 1)..last].Select(row => row[column]);
    }

    private static string Text(Cell cell) => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";
}
