using RoadmapFunctions.Documents;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

public sealed class SchoolSheetTests
{
    private static readonly SummaryData Summary = SummaryData.Of(ReportCase.Tomsk.Data);

    [Fact]
    public void A_school_reads_its_result_and_only_what_needs_action()
    {
        Assert.Equal(
            "Информация представлена 27.01.2021, в установленный срок, уточнена 29.01.2021. "
                + "Выполнено мероприятий: 7 из 10 (№ 1, 2, 5, 6, 8, 9 и 11).",
            Plain(Texts("sosh-11")[0])
        );
        Assert.Equal(
            [
                "4 | в процессе | завершить работу по мероприятию до 01.03.2021 | СОШ № 5, 28 и 41",
                "7 | в процессе | завершить работу по мероприятию до 01.03.2021 | СОШ № 5",
                "10 | не оценено | ответ уточняет МАУ ИМЦ | —",
            ],
            Rows("sosh-11").Select(row => Plain($"{row[0].Text} | {row[3].Text} | {row[4].Text} | {row[5].Text}"))
        );
    }

    [Fact]
    public void A_school_that_has_done_everything_reads_so_and_that_it_is_the_only_one()
    {
        Assert.Empty(Blocks("sosh-5").OfType<Table>());
        Assert.Contains(
            "Мероприятие 7 выполнено только Вашим учреждением. Все мероприятия отчётного периода выполнены.",
            Texts("sosh-5")[0],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_silent_school_is_asked_to_answer_and_a_quarantined_one_is_not()
    {
        Assert.Equal(
            ["Информация не представлена (срок — 30.01.2021).", "Просим представить информацию о выполнении мероприятий до 12.02.2021."],
            Texts("sosh-44").Select(Plain)
        );
        Assert.StartsWith(
            "В информационной системе есть запись, которая может быть ответом учреждения",
            Assert.Single(Texts("oosh-38")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_school_paper_redrawn_from_open_data_has_the_same_bytes()
    {
        var files = await ReportCase.Tomsk.FilesAsync();
        foreach (
            var (paper, id) in SchoolPaper.All.SelectMany(paper =>
                Summary.Organizations.Where(paper.Concerns).Select(organization => (paper, organization.Id))
            )
        )
        {
            var later = SummaryOutline.WithOrganization(files["summary.json"], id)!;
            var drawn = ReportFiles.Paper(paper, later, later.Organizations[0], letterhead: null);
            Assert.Equal(files[paper.NameOf(id)], (await FileContent.OfAsync(drawn, CancellationToken.None)).Content);
        }

        Assert.Null(SummaryOutline.WithOrganization(files["summary.json"], "../sosh-5"));
    }

    [Theory]
    [InlineData("school-sosh-5.docx", "sosh-5")]
    [InlineData("notification-sosh-5.docx", "sosh-5")]
    [InlineData("school-.docx", null)]
    [InlineData("report.docx", null)]
    [InlineData("school-../../secret", null)]
    public void Only_the_name_of_a_schools_paper_names_a_school(string name, string? organization) =>
        Assert.Equal(organization, SchoolPaper.Find(name)?.OrganizationId);

    private static string[] Texts(string id) => [.. Blocks(id).OfType<Paragraph>().Select(paragraph => paragraph.Text)];

    private static IReadOnlyList<IReadOnlyList<TableCell>> Rows(string id) => Blocks(id).OfType<Table>().Single().Rows;

    private static IReadOnlyList<Block> Blocks(string id) =>
        SchoolSheet.Compose(Summary, Summary.Organizations.Single(organization => organization.Id == id)).Parts[0].Blocks;

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
