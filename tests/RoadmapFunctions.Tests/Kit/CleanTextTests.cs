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

    [Theory]
    [InlineData("а\u202Eб\u2066в\u2069", "абв")]
    [InlineData(" \u200B\u2060\u0301 ", "")]
    [InlineData("\u202E", "")]
    [InlineData("👩‍🏫", "👩‍🏫")]
    public void What_nobody_can_see_is_no_text_and_what_turns_the_writing_goes(string text, string clean) =>
        Assert.Equal(clean, CleanText.Of(text));

    [Fact]
    public void Half_a_character_becomes_the_sign_of_a_lost_one() => Assert.Equal("а\uFFFDб", CleanText.Legal("а" + '\uD83D' + "б"));
}
