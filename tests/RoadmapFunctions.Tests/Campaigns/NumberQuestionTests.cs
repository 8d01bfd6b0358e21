using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

/// <summary>A number as people write it, and as a sheet keeps it.</summary>
public sealed class NumberQuestionTests
{
    private static readonly NumberQuestion People = new("чел.", Whole: true, Most: 5000);

    private static readonly NumberQuestion Hours = new("ч", Least: -10);

    public static TheoryData<string, string> Read =>
        new()
        {
            { "12", "12" },
            { " 12 ", "12" },
            { "007", "7" },
            { "0", "0" },
            { "−0", "0" },
            { "12,5", "12.5" },
            { "12.5", "12.5" },
            { "12,50", "12.5" },
            { "0,125", "0.125" },
            { "1 200", "1200" },
            { "1\u00A0200", "1200" },
            { "1\u202F200", "1200" },
            { "1 200,75", "1200.75" },
            { "1,234,567", "1234567" },
            { "1.234.567,5", "1234567.5" },
            { "1,234.5", "1234.5" },
            { "-3", "-3" },
            { "−3", "-3" },
            { "+3", "3" },
            { "12.", "12" },
            { "12 ч", "12" },
            { "12ч.", "12" },
            { "12 ЧАСОВ", "12" },
            { "12,5 часа", "12.5" },
        };

    public static TheoryData<string> Asked =>
        [
            "около 30",
            "~30",
            "более 30",
            "30 с лишним",
            "10-15",
            "10–15",
            "12/15",
            "12+3",
            "12 и 15",
            "двенадцать",
            "нет",
            "№ 12",
            "12 шт",
            "12 тыс. ч",
            "1,200",
            "1.200",
            "12 5",
            "1 20",
            "12,5,6",
            "15.03.2021",
            "1e3",
            "½",
            "1234567890123456",
            "0,1234567",
        ];

    [Theory]
    [MemberData(nameof(Read))]
    public void A_number_is_read_however_it_is_written(string text, string number) => Assert.Equal(number, Spelled(Hours.Read(text)));

    [Theory]
    [MemberData(nameof(Asked))]
    public void What_is_no_single_number_is_asked_about_and_never_guessed(string text)
    {
        var reading = Hours.Read(text);
        Assert.Null(reading.Value);
        Assert.Contains(Russian.Quoted(text), reading.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("-")]
    [InlineData("…")]
    public void A_blank_and_a_dash_are_no_answer(string text) => Assert.Equal(ValueReading.Nothing, Hours.Read(text));

    [Theory]
    [InlineData("12,5", "«12,5» — не целое число. Впишите целое число (чел.).")]
    [InlineData("-3", "«-3» меньше, чем может быть: от 0 до 5 000.")]
    [InlineData("5001", "«5001» больше, чем может быть: от 0 до 5 000.")]
    [InlineData("12 шт.", "В ответе «12 шт.» рядом с числом стоит «шт.». Впишите только число (чел.).")]
    [InlineData("1,200", "«1,200» можно прочитать как 1 200 и как 1,2. Впишите число без разделителей тысяч.")]
    [InlineData("около 30", "«около 30» — не число. Впишите одно число цифрами (чел.).")]
    public void A_refusal_says_what_to_write(string text, string sentence) =>
        Assert.Equal(sentence, People.Read(text).Problem!.Replace(Russian.NonBreakingSpace, ' '));

    [Theory]
    [InlineData(1200, "1 200", "1200")]
    [InlineData(1200, "1,200", "1200")] // an American sheet: the number beside tells which is meant
    [InlineData(1.2, "1,200", "1.2")]
    [InlineData(12.4, "12", "12.4")] // what was typed counts, however few digits the cell shows
    [InlineData(0.1 + 0.2, "0,3", "0.3")]
    [InlineData(40000, "40000", "40000")] // like the serial of a day, and yet a number
    [InlineData(12, "12 ч", "12")]
    [InlineData(12, null, "12")]
    public void A_cell_with_a_number_is_that_number(double kept, string? shown, string number) =>
        Assert.Equal(number, Spelled(Hours.Read(kept, shown)));

    [Theory]
    [InlineData(44328, "12.05.2021")] // «12.5» was typed, and the sheet has made a day of it
    [InlineData(44328, "12.05")]
    [InlineData(44328, null)]
    [InlineData(0.5, "12:00")]
    [InlineData(0.5, "50%")]
    [InlineData(1e20, "1E+20")]
    [InlineData(double.NaN, null)]
    public void A_cell_that_shows_something_else_than_its_number_is_asked_about(double kept, string? shown) =>
        Assert.NotNull(Hours.Read(kept, shown).Problem);

    [Theory]
    [InlineData(0.5, "50%")]
    [InlineData(0.5, "50,0%")]
    [InlineData(50, "50")]
    public void A_percentage_that_a_sheet_keeps_as_a_share_is_a_percentage(double kept, string shown) =>
        Assert.Equal("50", Spelled(new NumberQuestion("%", Most: 100).Read(kept, shown)));

    [Theory]
    [InlineData("10; 0; 2,5", "sum 12.5; mean 4.17; median 2.5; least 0 = sosh-13; most 10 = sosh-5")]
    [InlineData("3; 3; 3", "sum 9; mean 3; median 3; least 3 = sosh-5, sosh-13, sosh-18; most 3 = sosh-5, sosh-13, sosh-18")]
    [InlineData("1; 4", "sum 5; mean 2.5; median 2.5; least 1 = sosh-5; most 4 = sosh-13")]
    public void Sum_mean_median_least_and_most_are_those_that_a_person_counts(string given, string figures) =>
        Assert.Equal(figures, Figures(new NumberQuestion("ч"), given));

    [Theory]
    [InlineData("5 часов в неделю", "ч. в неделю", true)]
    [InlineData("5 ч. в неделю", "часов в неделю", true)]
    [InlineData("5 ч", "часов в неделю", true)]
    [InlineData("5", "часов в неделю", true)]
    [InlineData("5 часов в месяц", "часов в неделю", false)]
    [InlineData("5 часов в неделю", "ч", false)] // of a month, perhaps
    [InlineData("5 минут в неделю", "часов в неделю", false)]
    public void What_the_unit_is_counted_by_is_read_where_the_question_says_the_same(string text, string unit, bool reads) =>
        Assert.Equal(reads ? AnswerValue.Of(5) : null, new NumberQuestion(unit).Read(text).Value);

    [Theory]
    [InlineData(237.5, "часов", "237,5 часа")]
    [InlineData(0.5, "часов", "0,5 часа")]
    [InlineData(69.38, "человек", "69,38 человека")]
    [InlineData(1092, "человек", "1 092 человека")]
    [InlineData(2, "человек", "2 человека")]
    [InlineData(11, "человека", "11 человек")]
    [InlineData(21, "часов в неделю", "21 час в неделю")]
    [InlineData(2, "чел.", "2 чел.")]
    [InlineData(2, "учащихся", "2 учащихся")]
    [InlineData(-2.5, "%", "-2,5 %")]
    public void A_unit_in_words_agrees_with_its_number(double number, string unit, string shown) =>
        Assert.Equal(shown, AnswerValue.Of((decimal)number).ShownIn(unit).Replace('\u00A0', ' ').Replace('\u202F', ' '));

    [Fact]
    public void A_percentage_that_may_be_a_share_as_well_is_asked_about() =>
        Assert.NotNull(new NumberQuestion("%", Most: 100).Read(0.5, shown: null).Problem);

    [Fact]
    public void Percentages_have_no_sum() =>
        Assert.DoesNotContain("sum", Figures(new NumberQuestion("%"), "10; 20"), StringComparison.Ordinal);

    [Fact]
    public void The_forms_ask_for_it_with_its_unit_and_its_limits()
    {
        Assert.Equal("Впишите целое число (чел.), от 0 до 5 000", People.Instruction.Replace(Russian.NonBreakingSpace, ' '));
        Assert.Equal("Впишите число, не меньше 0", NumberQuestion.Any.Instruction);
    }

    [Theory]
    [InlineData("чел.", true, 10, 5, "$.most")]
    [InlineData("чел.", true, 0.5, 5, "$.least")]
    [InlineData("10 чел.", false, 0, 5, "$.unit")]
    public void Limits_that_cannot_hold_are_a_mistake_of_the_file(string unit, bool whole, double least, double most, string place) =>
        Assert.Equal(place, Assert.Single(new NumberQuestion(unit, whole, (decimal)least, (decimal)most).Check("$")).Place);

    [Fact]
    public void Every_sample_is_an_answer_that_the_question_takes() =>
        Assert.All(
            [People, Hours, NumberQuestion.Any, new("%", Most: 1), new(Whole: true, Least: 7, Most: 7)],
            question =>
                Assert.All(
                    Enumerable.Range(0, 100).Select(question.Sample),
                    sample => Assert.Equal(sample, question.Read(question.Typed(sample)).Value)
                )
        );

    private static string Spelled(ValueReading reading) =>
        reading.Value?.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? $"asked: {reading.Problem}";

    private static string Figures(NumberQuestion question, string given) =>
        string.Join(
            "; ",
            question
                .Summarize([
                    .. given.Split("; ").Zip(TestCampaign.Small.Organizations, (text, school) => (school, question.Read(text).Value!)),
                ])
                .Select(figure =>
                    FormattableString.Invariant($"{figure.Id} {figure.Value.Number}")
                    + (figure.Owners.Count == 0 ? "" : $" = {string.Join(", ", figure.Owners.Select(owner => owner.Id))}")
                )
        );
}
