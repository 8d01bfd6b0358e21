using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

/// <summary>What rows of a table have in common, and what tells them apart.</summary>
public sealed class QuestionTableTests
{
    private static readonly Activity Maths = KindsCampaign.Table[0];
    private static readonly Activity Physics = KindsCampaign.Table[1];

    [Fact]
    public void A_table_is_no_mistake()
    {
        Assert.Empty(CampaignRules.Check(KindsCampaign.Only(Maths, Physics)));
        Assert.Empty(CampaignRules.Check(KindsCampaign.Only([.. KindsCampaign.NumberTable])));
    }

    public static TheoryData<string, Activity[], string, string> Mistakes { get; } =
        new()
        {
            { "brackets in the row", [Maths, Row("Физика [8]")], "$.activities[1].table.row", "квадратная скобка" },
            { "brackets in the question", [In("Курсы [все]", "Физика")], "$.activities[0].table.question", "квадратная скобка" },
            { "a blank row", [Maths, Row("")], "$.activities[1].table.row", "текст пуст" },
            { "a blank question", [In("", "Физика")], "$.activities[0].table.question", "текст пуст" },
            { "two lines in a row", [Maths, Row("Физика\nи химия")], "$.activities[1].table.row", "перенос строки" },
            { "another title", [Maths, Physics with { Title = "Физика" }], "$.activities[1].title", "в квадратных скобках" },
            { "the same row twice", [Maths, Row("математика")], "$.activities[1]", "так же называется другой столбец" },
            { "a row that stands apart", [Maths, KindsCampaign.Number, Physics], "$.activities[2].table.question", "не подряд" },
            { "own words in a grid", [Maths with { Other = new("4", "Другое") }], "$.activities[0].other.text", "нет строки «Другое»" },
            { "another kind", [Maths, Physics with { Kind = QuestionKind.OneOf }], "$.activities[1].kind", "по-разному" },
            {
                "other options",
                [Maths, Physics with { Options = [.. Physics.Options.Skip(1)] }],
                "$.activities[1].options",
                "разные варианты"
            },
            {
                "another level",
                [Maths, Physics with { Options = Levelled(Physics.Options) }],
                "$.activities[1].options",
                "разные варианты"
            },
            { "required alone", [Maths, Physics with { Required = true }], "$.activities[1].table", "не так" },
            { "counted alone", [Maths, Physics with { NotCounted = false }], "$.activities[1].table", "не так" },
            { "a heading inside", [Maths, Physics with { Heading = new("О физике") }], "$.activities[1].heading.title", "внутри таблицы" },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_table_that_no_form_can_draw_is_a_mistake_at_its_place(string what, Activity[] questions, string place, string problem)
    {
        var mistakes = CampaignRules.Check(KindsCampaign.Only(questions)).ToList();
        Assert.True(
            mistakes.Exists(each => each.Place == place && each.Problem.Contains(problem, StringComparison.Ordinal)),
            $"{what}: {string.Join("; ", mistakes)}"
        );
    }

    [Fact]
    public void A_title_that_is_not_made_of_question_and_row_is_told_word_for_word()
    {
        var mistake = Assert.Single(CampaignRules.Check(KindsCampaign.Only(Maths with { Title = "Математика" })));
        Assert.Equal("впишите «Какие курсы прошли учителя [Математика]»", mistake.Mend);
    }

    [Fact]
    public void A_brief_name_keeps_the_row_whole_and_shortens_the_question()
    {
        Assert.Equal("Какие курсы прошли учителя [Математика]", Maths.Brief());
        var row = In("Какие курсы повышения квалификации прошли учителя школы за отчётный период", "Математика и информатика");
        Assert.EndsWith("… [Математика и информатика]", row.Brief(), StringComparison.Ordinal);
        Assert.InRange(row.Brief().Length, 40, 60);
        Assert.Equal("Кратко", (row with { ShortTitle = "Кратко" }).Brief());
    }

    [Fact]
    public void Rows_stand_together_only_while_their_question_is_the_same()
    {
        var other = In("Кто ведёт кружки", "Физика");
        Assert.Equal(
            ["trained", "courses-maths courses-physics", "courses-physics", "trained", "trained"],
            QuestionTable
                .Together([KindsCampaign.Number, Maths, Physics, other, KindsCampaign.Number, KindsCampaign.Number], activity => activity)
                .Select(rows => string.Join(' ', rows.Select(row => row.Id)))
        );
    }

    private static Activity Row(string row) => In(Physics.Table!.Question, row);

    private static Activity In(string question, string row) =>
        new QuestionTable(question, row) is var table ? Physics with { Title = table.Title, Table = table } : Physics;

    private static IReadOnlyList<ActivityOption> Levelled(IReadOnlyList<ActivityOption> options) =>
        [.. options.Select(option => option with { Level = ExecutionLevel.Unchanged })];
}
