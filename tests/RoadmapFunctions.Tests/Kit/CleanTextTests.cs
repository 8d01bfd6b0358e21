using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Kit;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData("обычный текст — «ёлка» № 5", "обычный текст — «ёлка» № 5")]
    [InlineData("строка\r\nстрока\rстрока\vстрока\u2028строка", "строка\nстрока\nстрока\nстрока\nстрока")]
    [InlineData("а\0б\u0001в\u009Fг", "абвг")]
    [InlineData("а\tб", "а\tб")]
    [InlineData("👩‍🏫", "👩‍🏫")]
    [InlineData("\uFFFF", "\uFFFD")]
    public void Text_keeps_its_words_and_lines_and_loses_what_no_file_may_hold(string text, string legal) =>
        Assert.Equal(legal, CleanText.Legal(text));

    [Fact]
    public void Half_a_character_becomes_the_sign_of_a_lost_one() => Assert.Equal("а\uFFFDб", CleanText.Legal("а" + '\uD83D' + "б"));
}
