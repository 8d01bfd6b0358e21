using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;
using Charts = DocumentFormat.OpenXml.Drawing.Charts;
using Document = RoadmapFunctions.Documents.Document;
using Drawing = DocumentFormat.OpenXml.Drawing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace RoadmapFunctions.Tests.Documents.Word;

public sealed class WordWriterTests
{
    [Theory]
    [InlineData(FileFormatVersions.Office2019)]
    [InlineData(FileFormatVersions.Microsoft365)]
    public void Word_finds_nothing_to_repair(FileFormatVersions version) => Assert.Empty(Errors(Sample.Report(), version));

    [Theory]
    [InlineData(FileFormatVersions.Office2019)]
    [InlineData(FileFormatVersions.Microsoft365)]
    public void Word_finds_nothing_to_repair_in_hostile_text(FileFormatVersions version) =>
        Assert.Empty(Errors(HostileText.Document(), version));

    [Fact]
    public void Every_used_style_is_defined()
    {
        using var file = WordFile.Of(HostileText.Document());
        var defined = file
            .Main.StyleDefinitionsPart!.Styles!.Elements<Style>()
            .Select(style => style.StyleId!.Value!)
            .ToHashSet(StringComparer.Ordinal);
        var used = file.Body.Descendants<ParagraphStyleId>().Select(style => style.Val!.Value!).Distinct(StringComparer.Ordinal);

        Assert.Empty(used.Except(defined, StringComparer.Ordinal));
    }

    [Fact]
    public void Captions_say_the_numbers_of_the_model()
    {
        using var file = WordFile.Of(Sample.Report());

        Assert.Equal("Таблица 1 — Получение ответов от школ", file.Texts("TableCaption").First());
        Assert.Equal("Рисунок 2 — Исполнение десяти мероприятий по школам", file.Texts("FigureCaption").Last());
    }

    [Fact]
    public void There_are_no_contents_without_page_numbers_and_nothing_is_asked_when_opened()
    {
        using var file = WordFile.Of(Sample.Report());

        Assert.Empty(file.Body.Descendants<Hyperlink>());
        Assert.DoesNotContain(file.Body.Descendants<FieldChar>(), field => field.Dirty is not null);
        Assert.Empty(file.Main.DocumentSettingsPart!.Settings!.Elements<UpdateFieldsOnOpen>());
    }

    [Fact]
    public void The_running_foot_stands_on_every_page_and_the_head_has_the_number_alone()
    {
        using var file = WordFile.Of(Sample.Report());

        Assert.Equal("2", Assert.Single(file.Main.HeaderParts).Header!.Descendants<WordText>().Single().Text);
        Assert.All(file.Main.FooterParts, foot => Assert.StartsWith("Мониторинг", foot.Footer!.InnerText, StringComparison.Ordinal));
        Assert.Equal(2, file.Body.Descendants<SectionProperties>().First().Elements<FooterReference>().Count());
    }

    [Fact]
    public void The_first_page_has_a_code_that_leads_to_the_verification()
    {
        using var file = WordFile.Of(Sample.Report() with { VerificationAddress = "https://roadmap.example/check" });

        var foot = Assert.Single(file.Main.FooterParts, part => part.ImageParts.Any());
        Assert.StartsWith("Проверить издание: https://roadmap.example/check", foot.Footer!.InnerText, StringComparison.Ordinal);
        Assert.Contains(
            "https://roadmap.example/check",
            foot.Footer.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Single().Description,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void On_a_grey_print_what_was_not_assessed_is_hatched_and_what_is_not_known_is_hollow()
    {
        using var file = WordFile.Of(Sample.Report());
        var series = file.Main.ChartParts.SelectMany(part => part.ChartSpace!.Descendants<Charts.BarChartSeries>()).ToArray();

        Assert.All(Named("требует прочтения"), bars => Assert.NotNull(bars.GetFirstChild<Drawing.PatternFill>()));
        Assert.All(
            Named("нет ответа"),
            bars =>
            {
                Assert.Equal("FFFFFF", bars.GetFirstChild<Drawing.SolidFill>()!.RgbColorModelHex!.Val!.Value);
                Assert.Equal("808080", bars.GetFirstChild<Drawing.Outline>()!.Descendants<Drawing.RgbColorModelHex>().Single().Val!.Value);
            }
        );

        IReadOnlyList<Charts.ChartShapeProperties> Named(string name)
        {
            Charts.ChartShapeProperties[] found =
            [
                .. series
                    .Where(each => each.SeriesText!.InnerText.EndsWith(name, StringComparison.Ordinal))
                    .Select(each => each.GetFirstChild<Charts.ChartShapeProperties>()!),
            ];
            Assert.NotEmpty(found);
            return found;
        }
    }

    [Fact]
    public void A_landscape_part_is_a_section_bound_by_its_top()
    {
        using var file = WordFile.Of(Sample.Report());
        var sections = file.Body.Descendants<SectionProperties>().ToArray();

        Assert.Equal(3, sections.Length);
        var landscape = Assert.Single(
            sections,
            section => section.GetFirstChild<PageSize>()!.Orient?.Value == PageOrientationValues.Landscape
        );
        Assert.Equal(1701, landscape.GetFirstChild<PageMargin>()!.Top!.Value);
        Assert.NotNull(sections[0].GetFirstChild<TitlePage>());
    }

    [Fact]
    public void A_table_repeats_its_header_and_keeps_its_rows_whole()
    {
        using var file = WordFile.Of(Sample.Report());
        var rows = file.Body.Elements<DocumentFormat.OpenXml.Wordprocessing.Table>().First().Elements<TableRow>().ToArray();

        Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.All(rows, row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<CantSplit>()));
    }

    [Theory]
    [InlineData(5, "1 2 3 4")]
    [InlineData(60, "1 59")]
    public void A_low_table_stays_whole_and_no_row_of_a_tall_one_stands_alone(int rows, string kept)
    {
        var table = new RoadmapFunctions.Documents.Table(
            1,
            "Строки",
            [new("№", 1), new("Текст", 3)],
            [.. Enumerable.Range(1, rows).Select(row => new RoadmapFunctions.Documents.TableCell[] { new($"{row}"), new("текст") })]
        );
        var report = Sample.Report();
        using var file = WordFile.Of(report with { Parts = [report.Parts[0] with { Blocks = [table] }] });
        var staying = file
            .Body.Elements<DocumentFormat.OpenXml.Wordprocessing.Table>()
            .First()
            .Elements<TableRow>()
            .Skip(1)
            .Where(row => row.Descendants<ParagraphProperties>().All(paragraph => paragraph.KeepNext is not null));
        Assert.Equal(kept, string.Join(' ', staying.Select(row => row.Elements<TableCell>().First().InnerText)));
    }

    [Fact]
    public void A_row_that_may_be_taller_than_a_page_is_free_to_break()
    {
        using var file = WordFile.Of(HostileText.Document());
        var row = file.Body.Elements<DocumentFormat.OpenXml.Wordprocessing.Table>().First().Elements<TableRow>().ElementAt(1);

        Assert.Null(row.TableRowProperties);
    }

    [Fact]
    public void The_properties_say_title_language_and_the_moment_of_the_data()
    {
        using var file = WordFile.Of(Sample.Report());
        var properties = file.Package.PackageProperties;

        Assert.Equal("Аналитический отчёт о реализации дорожной карты", properties.Title);
        Assert.Equal("ru-RU", properties.Language);
        Assert.Equal(new DateTime(2026, 2, 10, 2, 0, 0, DateTimeKind.Utc), properties.Created!.Value.ToUniversalTime());
    }

    [Fact]
    public void Lines_of_a_quotation_are_paragraphs_so_that_a_reversed_line_reverses_no_other()
    {
        using var file = WordFile.Of(Sample.Report());

        Assert.Equal(
            ["Курсы запланированы на март: ждём набора группы в ТОИПКРО.", "Два учителя уже учатся дистанционно."],
            file.Texts("Quote").Take(2)
        );
    }

    private static IReadOnlyList<string> Errors(Document document, FileFormatVersions version)
    {
        using var file = WordFile.Of(document);
        return
        [
            .. new OpenXmlValidator(version)
                .Validate(file.Package)
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"),
        ];
    }
}
