using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

/// <summary>Addresses as people paste them. Whoever opens one must get where it says.</summary>
public sealed class LinksQuestionTests
{
    [Theory]
    [InlineData("https://school.example/order", "https://school.example/order")]
    [InlineData(" https://school.example/a \n\n https://school.example/b; ", "https://school.example/a\nhttps://school.example/b")]
    [InlineData("https://school.example/a, https://school.example/a", "https://school.example/a")]
    [InlineData("HTTPS://School.Example/А", "https://school.example/%D0%90")]
    [InlineData("https://школа.рф/приказ", "https://xn--80atdl2c.xn--p1ai/%D0%BF%D1%80%D0%B8%D0%BA%D0%B0%D0%B7")]
    [InlineData("https://school.example:8443/a?b=c&d=%20#e", "https://school.example:8443/a?b=c&d=%20#e")]
    public void Addresses_are_read_and_written_in_plain_letters(string text, string links) =>
        Assert.Equal(links, LinksQuestion.Any.Read(text).Value?.Shown);

    [Theory]
    [InlineData("http://school.example/order")]
    [InlineData("school.example/order")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https:///order")]
    [InlineData("https://localhost/order")]
    [InlineData("https://127.0.0.1/order")]
    [InlineData("https://[::1]/order")]
    [InlineData("https://tomsk.gov.ru@evil.example/")]
    [InlineData("https://xn--a/")]
    [InlineData("на сайте школы")]
    [InlineData("см. https://school.example/order")]
    public void What_is_no_safe_address_is_asked_about(string text)
    {
        var reading = LinksQuestion.Any.Read(text);
        Assert.Null(reading.Value);
        Assert.Contains("https://", reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_turns_the_direction_of_writing_or_looks_like_another_letter_is_left() =>
        Assert.All(
            ["https://school.example/\u202Efdp.exe", "https://sсhool.example/", "https://school.example/\u200B\u2066x"],
            text => Assert.True(LinksQuestion.Any.Read(text).Value?.Shown.All(char.IsAscii) ?? true)
        );

    [Fact]
    public void Too_many_and_too_long_ones_are_refused()
    {
        var many = string.Join('\n', Enumerable.Range(0, 21).Select(index => $"https://school.example/{index}"));
        Assert.Equal("Ссылок 21, а можно не больше 20. Оставьте главные.", LinksQuestion.Any.Read(many).Problem);
        Assert.NotNull(LinksQuestion.Any.Read($"https://school.example/{new string('a', 2001)}").Problem);
        Assert.NotNull(LinksQuestion.Any.Read($"https://school.example/{new string('я', 500)}").Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" - ")]
    public void A_blank_and_a_dash_are_no_answer(string text) => Assert.Equal(ValueReading.Nothing, LinksQuestion.Any.Read(text));

    [Fact]
    public void A_program_may_send_only_safe_links()
    {
        Assert.True(LinksQuestion.Any.Takes(new LinksValue(["https://school.example/a"])));
        Assert.False(LinksQuestion.Any.Takes(new LinksValue(["javascript:alert(1)"])));
        Assert.False(LinksQuestion.Any.Takes(new LinksValue(["https://school.example/a", "x"])));
        Assert.False(LinksQuestion.Any.Takes(new LinksValue([])));
        Assert.False(LinksQuestion.Any.Takes(AnswerValue.Of(1)));
    }

    [Fact]
    public void A_refusal_says_what_to_write() =>
        Assert.Equal(
            "«http://school.example» — не адрес, который начинается с https://. Впишите только такие адреса, каждый с новой строки.",
            LinksQuestion.Any.Read("http://school.example").Problem
        );

    [Fact]
    public void Every_sample_is_an_answer_that_the_question_takes() =>
        Assert.All(
            Enumerable.Range(0, 20).Select(LinksQuestion.Any.Sample),
            sample => Assert.Equal(sample, LinksQuestion.Any.Read(LinksQuestion.Any.Typed(sample)).Value)
        );
}
