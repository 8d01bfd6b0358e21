using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

/// <summary>A part of a whole as people write it. How a number is written is told where numbers are tested.</summary>
public sealed class ShareQuestionTests
{
    private static readonly ShareQuestion Teachers = new("чел.", "прошли обучение", "всего учителей");

    [Theory]
    [InlineData("12 из 40", 12, 40)]
    [InlineData(" 12  ИЗ  40 чел. ", 12, 40)]
    [InlineData("12 чел. из 40", 12, 40)]
    [InlineData("12/40", 12, 40)]
    [InlineData("12 / 40", 12, 40)]
    [InlineData("1 200 из 1\u00A0500", 1200, 1500)]
    [InlineData("0 из 7", 0, 7)]
    [InlineData("0 из 0", 0, 0)]
    [InlineData("7 из 7", 7, 7)]
    public void A_share_is_read_however_it_is_written(string text, double part, double whole) =>
        Assert.Equal(new ShareValue((decimal)part, (decimal)whole), Teachers.Read(text).Value);

    [Theory]
    [InlineData("12")]
    [InlineData("30%")]
    [InlineData("0,3")]
    [InlineData("12 из")]
    [InlineData("из 40")]
    [InlineData("половина")]
    [InlineData("почти все из 40")]
    [InlineData("10-15 из 40")]
    [InlineData("1,200 из 2000")]
    [InlineData("12 из 40 и 3 из 5")]
    [InlineData("12 шт. из 40")]
    [InlineData("40 из 12")]
    [InlineData("-3 из 40")]
    [InlineData("3 из -40")]
    [InlineData("110,5 из 149")]
    [InlineData("11 из 14,9")]
    public void What_is_no_part_of_a_whole_is_asked_about_and_never_guessed(string text)
    {
        var reading = Teachers.Read(text);
        Assert.Null(reading.Value);
        Assert.Contains(Russian.Quoted(text), reading.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("чел.", false)]
    [InlineData("человек", false)]
    [InlineData("штук", false)]
    [InlineData("ч", true)]
    [InlineData("ставок", true)]
    [InlineData(null, true)]
    public void Of_people_and_things_there_are_no_halves(string? unit, bool takes)
    {
        var question = new ShareQuestion(unit);
        Assert.Equal(takes, question.Read("1,5 из 10").Value is not null);
        Assert.Equal(takes, question.Takes(new ShareValue(1.5m, 10)));
        Assert.Equal(takes, question.Takes(new ShareValue(1, 10.5m)));
    }

    [Theory]
    [InlineData(12, 40, "12 из 40 человек")]
    [InlineData(1, 21, "1 из 21 человека")]
    [InlineData(2, 3, "2 из 3 человек")]
    [InlineData(2, 11, "2 из 11 человек")]
    public void The_unit_stands_in_the_genitive_behind_the_whole(int part, int whole, string shown) =>
        Assert.Equal(shown, new ShareValue(part, whole).ShownIn("человек").Replace('\u00A0', ' '));

    [Theory]
    [InlineData("")]
    [InlineData(" - ")]
    public void A_blank_and_a_dash_are_no_answer(string text) => Assert.Equal(ValueReading.Nothing, Teachers.Read(text));

    [Theory]
    [InlineData("40 из 12", "«40 из 12»: часть больше целого. Впишите два числа (чел.), например 12 из 40.")]
    [InlineData("-3 из 40", "«-3 из 40»: «-3» меньше, чем может быть: не меньше 0.")]
    [InlineData("110,5 из 149", "«110,5 из 149»: «110,5» — не целое число. Впишите целое число (чел.).")]
    [InlineData("30%", "«30%» — не часть от целого. Впишите два числа (чел.), например 12 из 40.")]
    public void A_refusal_says_what_to_write(string text, string sentence) => Assert.Equal(sentence, Teachers.Read(text).Problem);

    [Theory]
    [InlineData(0.3, "30%")]
    [InlineData(12, "12")]
    [InlineData(44543, "13.12.2021")] // «12/13» was typed, and the sheet has made a day of it
    [InlineData(44543, null)]
    public void A_cell_that_keeps_one_number_is_asked_about(double kept, string? shown) =>
        Assert.NotNull(Teachers.Read(kept, shown).Problem);

    [Fact]
    public void The_share_of_all_is_the_sum_of_the_parts_in_the_sum_of_the_wholes()
    {
        Assert.Equal(
            "part Прошли обучение: 31 чел.; whole Всего учителей: 120 чел.; share Доля: 25,8 %; "
                + "least-share Наименьшая доля: 10 % = sosh-18; most-share Наибольшая доля: 100 % = sosh-5",
            Figures("1 из 1", "21 из 29", "9 из 90")
        );
        Assert.Equal("part Прошли обучение: 0 чел.; whole Всего учителей: 0 чел.", Figures("0 из 0"));
    }

    [Fact]
    public void A_school_without_a_whole_has_no_share_and_takes_nothing_from_the_others() =>
        Assert.Equal(
            "part Прошли обучение: 1 чел.; whole Всего учителей: 2 чел.; share Доля: 50 %; "
                + "least-share Наименьшая доля: 50 % = sosh-13; most-share Наибольшая доля: 50 % = sosh-13",
            Figures("0 из 0", "1 из 2")
        );

    [Fact]
    public void The_forms_ask_for_both_numbers()
    {
        Assert.Equal("Впишите два числа (чел.): прошли обучение; всего учителей", Teachers.Instruction);
        Assert.Equal("прошли обучение ____\nвсего учителей ____", Teachers.PaperPlace("____"));
        Assert.Equal("12\u00A0из\u00A040\u00A0чел.", new ShareValue(12, 40).ShownIn("чел."));
    }

    [Theory]
    [InlineData("10 чел.", "прошли", "всего", "$.unit")]
    [InlineData("чел.", "Всего", "всего:", "$.whole")]
    public void A_bad_unit_or_two_equal_headings_are_a_mistake_of_the_file(string unit, string part, string whole, string place) =>
        Assert.Equal(place, Assert.Single(new ShareQuestion(unit, part, whole).Check("$")).Place);

    [Fact]
    public void Every_sample_is_an_answer_that_the_question_takes_and_its_fields_say_the_same() =>
        Assert.All(
            Enumerable.Range(0, 100).Select(Teachers.Sample),
            sample =>
            {
                Assert.True(Teachers.Takes(sample));
                Assert.Equal(sample, Teachers.Read(Teachers.Typed(sample)).Value);
                Assert.Equal(sample, Teachers.Read(Teachers.Joined(Teachers.Split(Teachers.Typed(sample)))).Value);
            }
        );

    private static string Figures(params string[] given) =>
        string.Join(
                "; ",
                Teachers
                    .Summarize([.. given.Zip(TestCampaign.Small.Organizations, (text, school) => (school, Teachers.Read(text).Value!))])
                    .Select(figure =>
                        $"{figure.Id} {figure.Title}: {figure.Shown}"
                        + (figure.Owners.Count == 0 ? "" : $" = {string.Join(", ", figure.Owners.Select(owner => owner.Id))}")
                    )
            )
            .Replace(Russian.NonBreakingSpace, ' ');
}
