using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

/// <summary>A day as people write it, and as a sheet keeps it.</summary>
public sealed class DateQuestionTests
{
    private static readonly DateQuestion Year = new(new(2020, 9, 1), new(2021, 5, 31), new(2021, 2, 5));

    public static TheoryData<string, string> Read =>
        new()
        {
            { "05.02.2021", "2021-02-05" },
            { " 5.2.2021 ", "2021-02-05" },
            { "5 . 02 . 2021 г.", "2021-02-05" },
            { "05.02.2021 года", "2021-02-05" },
            { "5 февраля 2021", "2021-02-05" },
            { "5\u00A0ФЕВРАЛЯ 2021 г.", "2021-02-05" },
            { "«5» февраля 2021 года", "2021-02-05" },
            { "2021-02-05", "2021-02-05" },
            { "05.02.21", "2021-02-05" },
            { "5.2.21 г.", "2021-02-05" },
            { "29.02.2020", "2020-02-29" },
            { "25/02/2021", "2021-02-25" }, // there is no 25th month
            { "02/25/2021", "2021-02-25" },
            { "05/05/2021", "2021-05-05" }, // the same day in either way
        };

    public static TheoryData<string> Asked =>
        [
            "в конце месяца",
            "скоро",
            "февраль 2021",
            "15.11.72", // of either century
            "31.02.21",
            "05/02/21",
            "05/02/2021",
            "5-2-2021",
            "05.02",
            "5 февраля",
            "2021",
            "29.02.2021",
            "31.04.2021",
            "00.02.2021",
            "05.13.2021",
            "2021-5-2",
            "2021-02-05 или 2021-02-06",
            "с 05.02.2021",
            "05.02.2021–07.02.2021",
            "05.02.0021",
            "05.02.2201",
            "44232",
            "٠٥.٠٢.٢٠٢١",
        ];

    [Theory]
    [MemberData(nameof(Read))]
    public void A_day_is_read_however_it_is_written(string text, string day) => Assert.Equal(day, Spelled(DateQuestion.Any.Read(text)));

    [Theory]
    [MemberData(nameof(Asked))]
    public void What_is_no_single_day_is_asked_about_and_never_guessed(string text)
    {
        var reading = DateQuestion.Any.Read(text);
        Assert.Null(reading.Value);
        Assert.Contains(Russian.Quoted(text), reading.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("-")]
    [InlineData("…")]
    public void A_blank_and_a_dash_are_no_answer(string text) => Assert.Equal(ValueReading.Nothing, DateQuestion.Any.Read(text));

    [Theory]
    [InlineData("в конце месяца", "«в конце месяца» — не дата. Впишите день, месяц и год, например 30.01.2021.")]
    [InlineData(
        "05/02/2021",
        "«05/02/2021» можно прочитать как 5 февраля 2021 г. и как 2 мая 2021 г. Впишите день, месяц и год, например 30.01.2021."
    )]
    [InlineData("31.08.2020", "«31.08.2020» раньше, чем может быть: с 01.09.2020 по 31.05.2021.")]
    [InlineData("01.06.2021", "«01.06.2021» позже, чем может быть: с 01.09.2020 по 31.05.2021.")]
    [InlineData("05.02.0021", "«05.02.0021»: такого года быть не может. Впишите день, месяц и год, например 30.01.2021.")]
    public void A_refusal_says_what_to_write(string text, string sentence) =>
        Assert.Equal(sentence, Year.Read(text).Problem!.Replace(Russian.NonBreakingSpace, ' '));

    [Theory]
    [InlineData(44232, "05.02.2021")]
    [InlineData(44232, "5.2.2021")]
    [InlineData(44232, "5 февраля 2021 г.")]
    [InlineData(44232, "2021-02-05")]
    [InlineData(44232.75, "05.02.2021 18:00:00")]
    [InlineData(44232, "05.02.2021 0:00")]
    public void A_cell_that_shows_its_whole_day_is_that_day(double kept, string shown) =>
        Assert.Equal("2021-02-05", Spelled(DateQuestion.Any.Read(kept, shown)));

    [Theory]
    [InlineData(44232, null)] // «5.2» may have been typed, and the sheet has added a year
    [InlineData(44232, "05.02")]
    [InlineData(44232, "5-фев")]
    [InlineData(44232, "фев.21")]
    [InlineData(44232, "2/5/2021")]
    [InlineData(44233, "05.02.21")]
    [InlineData(44232, "44232")]
    [InlineData(44232, "06.02.2021")]
    [InlineData(5, "5")]
    [InlineData(-1, "05.02.2021")]
    [InlineData(1e20, "05.02.2021")]
    [InlineData(double.NaN, "05.02.2021")]
    [InlineData(0.5, "12:00")]
    public void A_cell_that_shows_less_or_something_else_is_asked_about(double kept, string? shown) =>
        Assert.NotNull(DateQuestion.Any.Read(kept, shown).Problem);

    [Fact]
    public void Every_day_that_a_sheet_can_keep_is_read_as_it_is_shown() =>
        Assert.All(
            Enumerable.Range(0, 80).Select(step => 2 + step * 900),
            serial =>
            {
                var day = new DateOnly(1899, 12, 30).AddDays(serial);
                Assert.Equal(AnswerValue.Of(day), DateQuestion.Any.Read(serial, Russian.Date(day)).Value);
                Assert.Equal(AnswerValue.Of(day), DateQuestion.Any.Read(AnswerValue.Of(day).Shown).Value);
            }
        );

    [Theory]
    [InlineData("05.02.2021; 01.02.2021; 06.02.2021", "earliest 2021-02-01 = sosh-13; latest 2021-02-06 = sosh-18; on-time 2; late 1")]
    [InlineData("05.02.2021", "earliest 2021-02-05 = sosh-5; latest 2021-02-05 = sosh-5; on-time 1; late 0")]
    [InlineData("06.02.2021; 06.02.2021", "earliest 2021-02-06 = sosh-5, sosh-13; latest 2021-02-06 = sosh-5, sosh-13; on-time 0; late 2")]
    public void The_first_the_last_and_how_many_were_in_time_are_those_that_a_person_counts(string given, string figures) =>
        Assert.Equal(figures, Figures(Year, given));

    [Fact]
    public void The_late_are_named_and_without_a_due_day_nobody_is() =>
        Assert.Equal(
            ("sosh-18", "earliest; latest"),
            (
                Assert.Single(Summary(Year, "05.02.2021; 01.02.2021; 06.02.2021")[^1].Owners).Id,
                string.Join("; ", Summary(DateQuestion.Any, "05.02.2021").Select(figure => figure.Id))
            )
        );

    [Fact]
    public void The_forms_ask_for_it_with_its_limits()
    {
        Assert.Equal("Укажите дату: день, месяц и год (с 01.09.2020 по 31.05.2021)", Year.Instruction);
        Assert.Equal("Укажите дату: день, месяц и год (не раньше 01.09.2020)", (Year with { Most = null }).Instruction);
        Assert.Equal("Укажите дату: день, месяц и год (не позже 31.05.2021)", (Year with { Least = null }).Instruction);
        Assert.Equal("Укажите дату: день, месяц и год", DateQuestion.Any.Instruction);
    }

    [Theory]
    [InlineData("2021-02-01", "2021-01-01", null, "$.most")]
    [InlineData("2021-02-01", "2021-03-01", "2021-04-01", "$.due")]
    [InlineData("2021-02-01", null, "2021-01-31", "$.due")]
    [InlineData("0021-02-01", null, null, "$.least")]
    [InlineData(null, null, "2201-02-01", "$.due")]
    public void Days_that_cannot_hold_are_a_mistake_of_the_file(string? least, string? most, string? due, string place)
    {
        Assert.Equal(place, Assert.Single(new DateQuestion(Day(least), Day(most), Day(due)).Check("$")).Place);

        static DateOnly? Day(string? day) =>
            day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Every_sample_is_an_answer_that_the_question_takes() =>
        Assert.All(
            [Year, DateQuestion.Any, new(Most: new(2021, 3, 1)), new(new(2021, 3, 1), new(2021, 3, 1)), new(Due: new(2021, 3, 1))],
            question =>
                Assert.All(
                    Enumerable.Range(0, 100).Select(question.Sample),
                    sample =>
                    {
                        Assert.True(question.Takes(sample));
                        Assert.Equal(sample, question.Read(question.Typed(sample)).Value);
                        Assert.Equal(sample, question.Read(sample.Brief).Value);
                    }
                )
        );

    private static string Spelled(ValueReading reading) =>
        reading.Value?.Day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? $"asked: {reading.Problem}";

    private static IReadOnlyList<ValueFigure> Summary(DateQuestion question, string given) =>
        question.Summarize([
            .. given.Split("; ").Zip(TestCampaign.Small.Organizations, (text, school) => (school, question.Read(text).Value!)),
        ]);

    private static string Figures(DateQuestion question, string given) =>
        string.Join(
            "; ",
            Summary(question, given)
                .Select(figure =>
                    figure.Value.Day is { } day
                        ? FormattableString.Invariant(
                            $"{figure.Id} {day:yyyy-MM-dd} = {string.Join(", ", figure.Owners.Select(owner => owner.Id))}"
                        )
                        : FormattableString.Invariant($"{figure.Id} {figure.Value.Number}")
                )
        );
}
