using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Kit;

public sealed class TextKeyTests
{
    [Theory]
    [InlineData("МАОУ СОШ №5", "маоу  сош № 5")]
    [InlineData("Отчёт", "ОТЧЕТ")]
    [InlineData("«Чемпион -2020»", "Чемпион - 2020")]
    [InlineData("Май", "Маи\u0306")] // й composed and decomposed
    [InlineData("два\u00A0слова", "два слова")]
    [InlineData("сло\u200Bво", "слово")] // zero width space
    [InlineData("\u202Eслово\u202C", "слово")] // bidirectional override
    [InlineData("сош5", "СОШ-5")]
    [InlineData("Pазработаны", "Разработаны")] // a Latin P
    [InlineData("ABCEHKMOPTXY", "АВСЕНКМОРТХУ")] // Latin, Cyrillic
    [InlineData("Timestамp", "Timestamp")] // Cyrillic а and м
    public void S11_texts_that_a_reader_takes_for_the_same_have_one_key(string one, string other) =>
        Assert.Equal(TextKey.Of(one), TextKey.Of(other));

    [Theory]
    [InlineData("Школа № 13", "Школа № 18")]
    [InlineData("Школа № 1 3", "Школа № 13")]
    [InlineData("Посещают", "Не посещают")]
    [InlineData("май", "маи")]
    [InlineData("О", "0")] // a letter is never a number
    [InlineData("З", "3")]
    public void S11_letters_and_numbers_always_count(string one, string other) => Assert.NotEqual(TextKey.Of(one), TextKey.Of(other));

    [Theory]
    [InlineData("4. Проработка схемы")]
    [InlineData("4) Проработка схемы")]
    [InlineData(" 11.Проработка схемы")]
    public void A_printed_number_before_a_question_does_not_count(string text) =>
        Assert.Equal("проработка схемы", TextKey.WithoutOrdinal(text));

    [Theory]
    [InlineData("1.5 часа", "1 5 часа")]
    [InlineData("10.02.2021", "10 02 2021")]
    [InlineData("2021. Итоги", "2021 итоги")]
    public void A_number_of_the_text_itself_counts(string text, string key) => Assert.Equal(key, TextKey.WithoutOrdinal(text));

    [Fact]
    public void What_no_storage_can_hold_is_taken_out() => Assert.Equal("раз\uFFFDдва", CleanText.Of("ра\0з\uD800д\u0007ва"));
}
