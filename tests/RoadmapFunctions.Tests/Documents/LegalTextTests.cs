using RoadmapFunctions.Documents;
using Xunit;

namespace RoadmapFunctions.Tests.Documents;

public sealed class LegalTextTests
{
    [Theory]
    [InlineData("обычный текст — «ёлка» № 5", "обычный текст — «ёлка» № 5")]
    [InlineData("строка\r\nстрока\rстрока\vстрока\u2028строка", "строка\nстрока\nстрока\nстрока\nстрока")]
    [InlineData("а\0б\u0001в\u009Fг", "абвг")]
    [InlineData("а\tб", "а\tб")]
    [InlineData("👩‍🏫", "👩‍🏫")]
    [InlineData("\uFFFF", "\uFFFD")]
    public void Text_keeps_its_words_and_lines_and_loses_what_no_file_may_hold(string text, string legal) =>
        Assert.Equal(legal, LegalText.Of(text));

    [Fact]
    public void Half_a_character_becomes_the_sign_of_a_lost_one() => Assert.Equal("а\uFFFDб", LegalText.Of("а" + '\uD83D' + "б"));

    [Fact]
    public void A_row_that_lacks_a_cell_is_refused()
    {
        var document = Sample.Report() with
        {
            Parts = [new(PageOrientation.Portrait, [new Table(7, "Таблица", [new("А", 1), new("Б", 1)], [[new("а")]])])],
        };

        Assert.Contains("table 7", Assert.Throws<ArgumentException>(() => LegalDocument.Of(document)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_that_lacks_a_category_is_refused()
    {
        var document = Sample.Report() with
        {
            Parts = [new(PageOrientation.Portrait, [new BarChart(8, "Рисунок", "Число", ["а", "б"], [new("ряд", Tone.None, [1])])])],
        };

        Assert.Contains("figure 8", Assert.Throws<ArgumentException>(() => LegalDocument.Of(document)).Message, StringComparison.Ordinal);
    }
}
