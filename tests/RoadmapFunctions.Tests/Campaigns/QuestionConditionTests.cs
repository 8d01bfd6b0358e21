using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

/// <summary>What a question may wait for, in the file and in the editor.</summary>
public sealed class QuestionConditionTests
{
    private static readonly Campaign Campaign = KindsCampaign.With([KindsCampaign.ShortText, .. KindsCampaign.Conditional]);

    [Fact]
    public void A_file_with_it_reads_back_and_one_without_says_nothing_of_it()
    {
        var read = CampaignFile.Parse("conditions", JsonSerializer.SerializeToUtf8Bytes(Campaign, CampaignFile.Json));
        var condition = read.FindActivity("why")!.OnlyIf!;
        Assert.Equal("trainings", condition.Activity);
        Assert.Equal(["not-visited"], condition.Options);
        Assert.Equal("Ответьте, если в вопросе 4 отмечено «Не посещают»", condition.Statement(read));
        Assert.False(read.AsksAllOfEverybody);
        Assert.DoesNotContain("onlyIf", JsonSerializer.Serialize(KindsCampaign.All, CampaignFile.Json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("why", "not-visited", "activity", "вопрос зависит сам от себя")]
    [InlineData("made-up", "not-visited", "activity", "вопрос зависит от вопроса «made-up», которого нет")]
    [InlineData("help", "yes", "activity", "вопрос зависит от вопроса 17, который стоит позже")]
    [InlineData("helped", "yes", "activity", "у вопроса 5 нет вариантов ответа")]
    [InlineData("trainings", "sometimes", "options", "у вопроса 4 нет варианта «sometimes»")]
    [InlineData("trainings", null, "options", "не названо ни одного варианта")]
    public void A_question_waits_only_for_options_of_an_earlier_one(string earlier, string? option, string field, string problem)
    {
        var mistake = Assert.Single(Mistakes(why => why with { OnlyIf = new(earlier, option is null ? [] : [option]) }));
        Assert.Equal(($"$.activities[4].onlyIf.{field}", problem), (mistake.Place, mistake.Problem));
        Assert.DoesNotMatch("[a-z]", RoadmapFunctions.CampaignVersions.Drafts.DraftMistakes.SentenceOf(mistake));
    }

    [Fact]
    public void A_conditional_question_may_not_count_towards_execution()
    {
        var mistake = Assert.Single(
            CampaignRules.Check(
                Campaign with
                {
                    Activities = [.. Campaign.Activities.Select(each => each.Id == "help" ? each with { NotCounted = false } : each)],
                }
            )
        );
        Assert.Equal(
            ("$.activities[5].onlyIf", "вопрос задают не всем, а его варианты входят в показатели выполнения"),
            (mistake.Place, mistake.Problem)
        );
    }

    [Theory]
    [InlineData("why")]
    [InlineData("help")]
    [InlineData("people")]
    public void The_page_of_a_question_that_is_sent_as_it_was_drawn_keeps_what_it_waits_for(string id)
    {
        var part = new QuestionPart(id);
        var drawn = part.FieldsOf(Campaign);
        Assert.Equal(Spelled(Campaign), Spelled(part.Apply(Campaign, new FormFields(drawn))));
        var mark = Assert.Single(drawn.Keys, field => field.StartsWith("onlyIf.", StringComparison.Ordinal));
        Assert.Null(part.Apply(Campaign, new FormFields(With(drawn, mark, ""))).FindActivity(id)!.OnlyIf);
    }

    [Fact]
    public void Any_of_several_options_of_one_question_is_enough_and_those_of_two_questions_are_not_taken()
    {
        var part = new QuestionPart("help");
        var drawn = part.FieldsOf(Campaign);
        var both = With(drawn, "onlyIf.trainings.visited", "true");
        Assert.Equal(["not-visited", "visited"], part.Apply(Campaign, new FormFields(both)).FindActivity("help")!.OnlyIf!.Options);
        var fields = new FormFields(With(drawn, "onlyIf.scheme.ready", "true"));
        part.Apply(Campaign, fields);
        Assert.Equal(
            new FieldMistake("onlyIf", "Отмечены варианты разных вопросов. Оставьте варианты одного: вопрос зависит от одного вопроса."),
            Assert.Single(fields.Mistakes)
        );
    }

    [Fact]
    public void A_question_that_is_moved_before_what_it_waits_for_shows_the_mistake_on_its_page()
    {
        var moved = Campaign with { Activities = [Campaign.FindActivity("why")!, .. Campaign.Activities.Where(each => each.Id != "why")] };
        var part = new QuestionPart("why");
        Assert.Equal("onlyIf.activity", Assert.Single(DraftMistakes.Of(moved, part, DraftMistakes.Of(moved))).Field);
        Assert.Equal(Spelled(moved), Spelled(part.Apply(moved, new FormFields(part.FieldsOf(moved)))));
    }

    private static List<CampaignMistake> Mistakes(Func<Activity, Activity> change) =>
        [
            .. CampaignRules.Check(
                Campaign with
                {
                    Activities = [.. Campaign.Activities.Select(each => each.Id == "why" ? change(each) : each)],
                }
            ),
        ];

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> drawn, string field, string value) =>
        new(drawn, StringComparer.Ordinal) { [field] = value };

    private static string Spelled(Campaign campaign) => JsonSerializer.Serialize(campaign, CampaignFile.Json);
}
