using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Word;
using Xunit;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace RoadmapFunctions.Tests.Documents.Word;

public sealed class LetterheadTests
{
    private const string Head = "Департамент образования администрации Города Томска";

    /// <summary>What a header may not hold, and the word of the refusal that names it.</summary>
    public static TheoryData<string, string> Refused =>
        new()
        {
            { "<w:p><w:hyperlink w:anchor=\"a\"><w:r><w:t>сайт</w:t></w:r></w:hyperlink></w:p>", "ссылка" },
            { "<w:p><w:fldSimple w:instr=\"INCLUDEPICTURE http://example.org\"/></w:p>", "поле" },
            { "<w:p><w:r><w:instrText>INCLUDETEXT</w:instrText></w:r></w:p>", "поле" },
            { "<w:p><w:r><w:object/></w:r></w:p>", "вложенный объект" },
            { "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>", "рамка" },
            { "<w:p/>", "нет шапки" },
        };

    [Fact]
    public void The_head_stands_on_the_first_page_and_takes_the_place_of_the_senders_name()
    {
        var letterhead = LetterheadReader.Read(Paper($"<w:p><w:r><w:t>{Head}</w:t></w:r></w:p>"));
        using var file = WordFile.Of(Sample.Report() with { Letterhead = letterhead });

        Assert.Contains(file.Main.HeaderParts, part => part.Header!.InnerText == Head);
        var first = file.Body.Descendants<SectionProperties>().First().Elements<HeaderReference>().ToList();
        Assert.Equal(2, first.Count);
        Assert.DoesNotContain(file.Body.Descendants<ParagraphStyleId>(), style => style.Val == "Organization");
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file.Main));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_could_load_compute_or_hide_is_refused_by_name(string content, string word) =>
        Assert.Contains(word, Refusal(Paper(content)), StringComparison.Ordinal);

    [Fact]
    public void A_picture_outside_the_file_is_refused() =>
        Assert.Contains(
            "вне документа",
            Refusal(
                Paper(
                    $"<w:p><w:r><w:t>{Head}</w:t></w:r></w:p>",
                    part => part.AddExternalRelationship("http://example.org/type", new Uri("http://example.org/coat.png"))
                )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void What_is_no_Word_file_is_refused_with_a_way_to_mend_it()
    {
        Assert.Contains("Сохраните".ToLowerInvariant(), Refusal([1, 2, 3]).ToLowerInvariant(), StringComparison.Ordinal);
        Assert.Contains("не прочитан", Refusal("PK"u8.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_paper_with_a_byte_spoilt_is_read_or_refused_and_nothing_else()
    {
        var paper = Paper($"<w:p><w:r><w:t>{Head}</w:t></w:r></w:p>");
        for (var place = 0; place < paper.Length; place += 7)
        {
            var spoilt = paper.ToArray();
            spoilt[place] ^= 0x55;
            try
            {
                LetterheadReader.Read(spoilt);
            }
            catch (LetterheadException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    private static string Refusal(byte[] file) => Assert.Throws<LetterheadException>(() => LetterheadReader.Read(file)).Message;

    private static byte[] Paper(string header, Action<HeaderPart>? change = null)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            var part = main.AddNewPart<HeaderPart>("head");
            part.Header = new Header { InnerXml = Named(header) };
            change?.Invoke(part);
            main.Document = new(
                new Body(
                    new WordParagraph(new Run(new WordText("Текст бланка"))),
                    new SectionProperties(new HeaderReference { Type = HeaderFooterValues.Default, Id = "head" })
                )
            );
        }

        return stream.ToArray();
    }

    // Each element of the fragment needs the prefix declared.
    private static string Named(string fragment)
    {
        var end = fragment.IndexOfAny([' ', '>', '/'], 1);
        return $"{fragment[..end]} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"{fragment[end..]}";
    }
}
