using RoadmapFunctions.Documents;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

public sealed class SchoolSheetTests
{
    private static readonly SummaryData Summary = SummaryData.Of(ReportCase.Tomsk.Data);

    [Fact]
    public void A_school_reads_its_answers_its_statuses_beside_the_others_and_what_to_do_next()
    {
        Assert.Equal(
            "Ответ получен 27.01.2021 16:40, в срок, исправлен 29.01.2021 15:02. Выполнено 7 из 10 (70 %) мероприятий; во всех ответивших ООУ — 40 из 50 (80 %) позиций.",
            Plain(Introduction("sosh-11")));
        Assert.Equal(
            [
                "4 | в процессе | 4 из 4 | завершить начатую работу", "7 | в процессе | 1 из 4 | завершить начатую работу",
                "10 | требует прочтения | 3 из 4 | уточнить ответ: отметить подходящие варианты",
            ],
            Rows("sosh-11").Where(row => row[5].Text != "—").Select(row => $"{row[0].Text} | {row[3].Text} | {row[4].Text} | {row[5].Text}"));
        Assert.Contains("свой ответ: «день открытых дверей „Школа — это мы“ 🎓»", Rows("sosh-11").Single(row => row[0].Text == "5")[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_school_without_an_answer_reads_what_is_expected_of_it()
    {
        Assert.Equal("Ответ не представлен; он получен от 5 из 7 (71,4 %) ООУ. Представьте его муниципальному оператору (МАУ ИМЦ).", Plain(Introduction("sosh-44")));
        Assert.All(Rows("sosh-44"), row => Assert.Equal("дать ответ", row[5].Text));
    }

    [Fact]
    public async Task Each_school_of_a_short_roster_has_its_file_in_the_edition_and_the_open_data_give_the_same_bytes_later()
    {
        var files = await ReportCase.Tomsk.FilesAsync();
        Assert.All(Summary.Organizations, organization =>
        {
            var later = SummaryOutline.WithOrganization(files["summary.json"], organization.Id)!;
            Assert.Equal(files[SchoolSheet.NameOf(organization.Id)], ReportFiles.DrawSheet(later, later.Organizations[0]).Content);
        });
        Assert.Null(SummaryOutline.WithOrganization(files["summary.json"], "../sosh-5"));
    }

    [Theory]
    [InlineData("school-sosh-5.docx", "sosh-5")]
    [InlineData("school-.docx", null)]
    [InlineData("report.docx", null)]
    [InlineData("school-../../secret", null)]
    public void Only_the_name_of_a_sheet_names_a_school(string name, string? organization) => Assert.Equal(organization, SchoolSheet.OrganizationOf(name));

    private static string Introduction(string id) => Blocks(id).OfType<Paragraph>().Single().Text;

    private static IReadOnlyList<IReadOnlyList<TableCell>> Rows(string id) => Blocks(id).OfType<Table>().Single().Rows;

    private static IReadOnlyList<Block> Blocks(string id) => SchoolSheet.Compose(Summary, Summary.Organizations.Single(organization => organization.Id == id)).Parts[0].Blocks;

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
