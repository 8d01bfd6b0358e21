using System.Text.RegularExpressions;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Reporting.Reports;
using RoadmapFunctions.Tests.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Documents;

public sealed partial class TypographyTests
{
    [Theory]
    [InlineData("МАОУ СОШ № 5 имени А.К. Ерохина", "МАОУ~СОШ~№~5 имени~А.К.~Ерохина")]
    [InlineData("директор МАУ ИМЦ Пустовалова В.В. в Томске", "директор МАУ~ИМЦ Пустовалова~В.В. в~Томске")]
    [InlineData("выполнено — 40 мероприятий из 50 (80 %)", "выполнено~— 40~мероприятий из 50 (80~%)")]
    [InlineData("от 22.01.2021 № 25/п в 5 ООУ г. Томска", "от~22.01.2021 №~25/п в~5~ООУ г.~Томска")]
    [InlineData("7 из 10 мероприятий до 01.03.2021", "7~из~10~мероприятий до~01.03.2021")]
    [InlineData("издание № 1 от 29.11.2026 21:42", "издание №~1 от~29.11.2026~21:42")]
    public void Words_that_belong_together_are_joined_by_a_nonbreaking_space(string text, string set) =>
        Assert.Equal(set, Typography.Of(text).Replace('\u00A0', '~'));

    [Theory]
    [InlineData("1-е полугодие 2020-2021 учебного года")]
    [InlineData("1-е полугодие 2020 – 2021 учебного года")]
    public void School_years_are_written_in_one_way(string text) =>
        Assert.Equal("1-е полугодие 2020/2021~учебного года", Typography.Years(text).Replace('\u00A0', '~'));

    [Fact]
    public void No_document_has_a_loose_dash_number_or_name()
    {
        var data = ReportCase.Tomsk.Data;
        var openData = SummaryData.Of(data);
        Document[] documents =
        [
            AnalyticalReport.Compose(data),
            ConsolidatedSummary.Compose(data),
            PaperForm.Compose(data.Campaign, null),
            .. SchoolPaper.All.SelectMany(paper =>
                openData.Organizations.Where(paper.Concerns).Select(each => paper.Compose(openData, each))
            ),
            CoveringLetter.Compose(data),
        ];
        Assert.All(
            documents.Select(LegalDocument.Of).SelectMany(document => document.Parts).SelectMany(part => part.Blocks).SelectMany(Texts),
            text => Assert.DoesNotMatch(Loose(), text)
        );
    }

    private static IEnumerable<string> Texts(Block block) =>
        block switch
        {
            TitleBlock title => [title.Organization, title.Title, title.Subtitle, .. title.Details],
            Heading heading => [heading.Text],
            Paragraph paragraph => [paragraph.Text],
            FinePrint print => [print.Text],
            AnnexMark mark => [mark.Text],
            AnnexList annexes => [annexes.Text],
            BulletList list => list.Items,
            Table table =>
            [
                table.Caption ?? "",
                table.Note ?? "",
                .. table.Rows.SelectMany(row => row).Where(cell => !cell.Verbatim).Select(cell => cell.Text),
            ],
            _ => [],
        };

    [GeneratedRegex(@" —|№ \d|[А-ЯЁ]\.[А-ЯЁ]\. [А-ЯЁ]|СОШ №|МАУ ИМЦ|\d ООУ|  ", RegexOptions.None, 1000)]
    private static partial Regex Loose();

    [Theory]
    [InlineData("плана в школах, функционирующих в трудных условиях", "плана в школах, функционирующих в трудных условиях,")]
    [InlineData("плана в школах, работающих в трудных условиях, и в лицеях", "плана в школах, работающих в трудных условиях, и в лицеях")]
    [InlineData("плана мероприятий («дорожной карты»)", "плана мероприятий («дорожной карты»)")]
    [InlineData("программы школ, лицеев и гимназий", "программы школ, лицеев и гимназий")]
    public void A_clause_at_the_end_is_closed_where_a_text_goes_on(string text, string closed) =>
        Assert.Equal(closed, Typography.Closed(text));
}
