using System.IO.Compression;
using System.Xml.Linq;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Word;
using RoadmapFunctions.Forms;
using Xunit;

namespace RoadmapFunctions.Tests.Forms;

public sealed class PaperFormTests
{
    [Fact]
    public void The_table_is_the_orders_own_word_for_word()
    {
        var order = Squeezed(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Campaigns", "order-25p.txt"))
                .Replace("<ol style=\"list-style-type: none\">", " ", StringComparison.Ordinal)
                .Replace("<li>", " ", StringComparison.Ordinal)
                .Replace("</li>", " ", StringComparison.Ordinal)
                .Replace("</ol>", " ", StringComparison.Ordinal)
        );
        var table = PaperForm.Compose(TestCampaign.Tomsk, organization: null).Parts[0].Blocks.OfType<Table>().Single();
        Assert.Null(table.Caption);
        Assert.Equal(
            ["№ пп", "Мероприятия", "Выберите один или несколько вариантов ответа. При необходимости напишите свой ответ"],
            table.Columns.Select(column => column.Header)
        );
        Assert.Equal(["1.", "2.", "4.", "5.", "6.", "7.", "8.", "9.", "10.", "11."], table.Rows.Select(row => row[0].Text));
        Assert.All(
            table.Rows,
            row =>
                Assert.Contains(
                    Squeezed(
                        string.Join(' ', row.Select(cell => cell.Text))
                            .Replace("☐", "", StringComparison.Ordinal)
                            .Replace("_", "", StringComparison.Ordinal)
                    ),
                    order,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void The_schools_name_stands_where_its_line_would_be()
    {
        var school = TestCampaign.Tomsk.Organizations[0];
        Assert.Contains(new Paragraph($"Наименование ООУ: {school.Name}"), PaperForm.Compose(TestCampaign.Tomsk, school).Parts[0].Blocks);
        Assert.Contains(
            PaperForm.Compose(TestCampaign.Tomsk, organization: null).Parts[0].Blocks,
            block => block is Paragraph { Text: var text } && text.StartsWith("Наименование ООУ:\n____", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Word_and_page_have_the_table_without_a_number_of_its_own()
    {
        using var word = new MemoryStream();
        WordWriter.Write(PaperForm.Compose(TestCampaign.Tomsk, TestCampaign.Tomsk.Organizations[0]), word);
        using var package = new ZipArchive(word, ZipArchiveMode.Read);
        using var body = package.GetEntry("word/document.xml")!.Open();
        var text = XDocument.Load(body).Root!.Value.Replace('\u00A0', ' ');
        Assert.Contains("МАОУ СОШ № 5 имени А.К. Ерохина", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Таблица", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_filled_in_and_says_what_it_is_an_annex_of()
    {
        var blocks = PaperForm.Compose(TestCampaign.Tomsk, organization: null).Parts[0].Blocks;
        Assert.Equal(
            "Приложение 1\nк распоряжению\nдепартамента образования администрации Города Томска\nот 22.01.2021 № 25/п",
            blocks.OfType<AnnexMark>().Single().Text
        );
        Assert.All(
            blocks.OfType<Table>().Single().Rows.Zip(TestCampaign.Tomsk.Activities),
            pair =>
            {
                Assert.Equal(
                    pair.Second.Options.Count + (pair.Second.Other is null ? 0 : 1),
                    pair.First[2].Text.Count(character => character == '☐')
                );
                Assert.EndsWith("____", pair.First[2].Text, StringComparison.Ordinal);
            }
        );
    }

    private static string Squeezed(string text) =>
        string.Join(' ', text.Split([' ', '\t', '\n', '\r', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));
}
