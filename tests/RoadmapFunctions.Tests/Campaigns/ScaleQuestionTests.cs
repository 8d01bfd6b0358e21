using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

/// <summary>A mark on a scale. How a number is written is told where numbers are tested.</summary>
public sealed class ScaleQuestionTests
{
    private static readonly ScaleQuestion Four = new(1, 4, "не помогла", "очень помогла");

    [Theory]
    [InlineData("4", 4)]
    [InlineData(" 1 ", 1)]
    [InlineData("3,0", 3)]
    [InlineData("2 балла", 2)]
    [InlineData("4 (очень помогла)", 4)]
    [InlineData("1 (Не помогла)", 1)]
    public void A_point_is_read(string text, int point) => Assert.Equal(AnswerValue.Of(point), Four.Read(text).Value);

    [Theory]
    [InlineData("0")]
    [InlineData("5")]
    [InlineData("3,5")]
    [InlineData("3-4")]
    [InlineData("4 из 5")]
    [InlineData("4+")]
    [InlineData("3 (очень помогла)")]
    [InlineData("очень помогла")]
    [InlineData("четыре")]
    public void What_is_no_point_of_the_scale_is_asked_about_and_never_rounded(string text)
    {
        var reading = Four.Read(text);
        Assert.Null(reading.Value);
        Assert.Contains(Russian.Quoted(text), reading.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, "4", true)]
    [InlineData(4, null, true)]
    [InlineData(3.5, "4", false)] // what people see is not what was said
    [InlineData(5, "5", false)]
    [InlineData(44287, "01.04.2021", false)]
    public void A_cell_is_a_point_or_is_asked_about(double kept, string? shown, bool read) =>
        Assert.Equal(read, Four.Read(kept, shown).Value is not null);

    [Fact]
    public void Mean_median_and_how_many_gave_each_point_are_those_that_a_person_counts()
    {
        var figures = Four.Summarize([
            .. new[] { 4, 1, 4 }.Zip(TestCampaign.Small.Organizations, (point, school) => (school, AnswerValue.Of(point))),
        ]);
        Assert.Equal(
            [
                "mean В среднем: 3",
                "median Медиана: 4",
                "point-1 Оценка 1 (не помогла): 1 sosh-13",
                "point-2 Оценка 2: 0",
                "point-3 Оценка 3: 0",
                "point-4 Оценка 4 (очень помогла): 2 sosh-5 sosh-18",
            ],
            figures.Select(figure =>
                string.Join(' ', [$"{figure.Id} {figure.Title}: {figure.Shown}", .. figure.Owners.Select(owner => owner.Id)])
            )
        );
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(0, 10)]
    public void Every_point_of_every_scale_is_in_the_distribution_once(int from, int to)
    {
        var question = new ScaleQuestion(from, to);
        var given = Enumerable.Range(0, 60).Select(question.Sample).Select(value => (TestCampaign.Small.Organizations[0], value)).ToList();
        var figures = question.Summarize(given).Where(figure => figure.Id.StartsWith("point-", StringComparison.Ordinal)).ToList();
        Assert.Equal(to - from + 1, figures.Count);
        Assert.Equal(given.Count, figures.Sum(figure => figure.Value.Number!.Value));
        Assert.All(given, each => Assert.Equal(each.value, question.Read(question.Typed(each.value)).Value));
    }

    [Fact]
    public void The_forms_ask_for_it_with_the_words_of_its_ends()
    {
        Assert.Equal("Выберите оценку от 1 (не помогла) до 4 (очень помогла)", Four.Instruction);
        Assert.Equal("Выберите оценку от 1 до 5", ScaleQuestion.Usual.Instruction);
        Assert.Equal("☐ 1   ☐ 2   ☐ 3   ☐ 4", Four.PaperPlace("____"));
    }

    [Theory]
    [InlineData(2, 5, "$.from")]
    [InlineData(-1, 5, "$.from")]
    [InlineData(1, 2, "$.to")]
    [InlineData(1, 11, "$.to")]
    [InlineData(1, 2_000_000_000, "$.to")]
    public void A_scale_that_a_form_of_Google_cannot_show_is_a_mistake_of_the_file(int from, int to, string place) =>
        Assert.Equal(place, Assert.Single(new ScaleQuestion(from, to).Check("$")).Place);
}
