using System.Text.Json;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>A question of which one option is ticked, through every way in and out.</summary>
public sealed class OneOfTests
{
    private static readonly Activity Scheme = TestCampaign.Small.Activities[0] with { Kind = QuestionKind.OneOf };

    private static readonly Campaign Campaign = TestCampaign.Small with { Activities = [Scheme, .. TestCampaign.Small.Activities.Skip(1)] };

    [Fact]
    public void A_cell_with_one_option_or_own_words_is_read_and_one_with_two_options_waits_for_a_reader()
    {
        var reader = new OptionReader(Scheme);
        Assert.Equal(["ready"], reader.Read("Разработана")!.OptionIds);
        Assert.Equal("ещё думаем", reader.Read("ещё думаем")!.Other);
        Assert.Equal("Разработана, В процессе", reader.Read("Разработана, В процессе")!.Ambiguous);
    }

    [Fact]
    public void Two_options_that_are_sent_are_refused_beside_the_question()
    {
        var error = Assert.Single(Assert.Throws<SubmissionRefusedException>(() => Send(["ready", "going"])).Errors);
        Assert.Equal("answers[0].options", error.Path);
        Assert.Contains("отмечается один вариант, а названо 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(["ready"], Send(["ready", "ready"]).Answers[0].OptionIds);
    }

    [Fact]
    public void The_Google_Form_asks_by_multiple_choice()
    {
        var items = GoogleModel.Run(Campaign)["form"].GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["list", "multiple choice", "checkbox", "checkbox"], items.Select(item => item.GetProperty("kind").GetString()));
        Assert.Equal(Questionnaire.InstructionOfOne, items[1].GetProperty("help").GetString());
        Assert.Equal(Questionnaire.Instruction, items[2].GetProperty("help").GetString());
        Assert.True(items[1].GetProperty("other").GetBoolean());
    }

    [Fact]
    public void The_paper_form_says_so_beside_the_options()
    {
        var table = PaperForm.Compose(Campaign, organization: null).Parts[0].Blocks.OfType<Table>().Single();
        Assert.StartsWith("Выберите один вариант:\n", table.Rows[0][2].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Выберите один вариант:", table.Rows[1][2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_names_the_kind_only_of_the_single_choice_question()
    {
        var file = JsonSerializer.SerializeToUtf8Bytes(Campaign, CampaignFile.Json);
        Assert.Equal(QuestionKind.OneOf, CampaignFile.Parse("small", file).Activities[0].Kind);
        using var written = JsonDocument.Parse(file);
        Assert.Single(written.RootElement.GetProperty("activities").EnumerateArray(), each => each.TryGetProperty("kind", out _));
    }

    [Fact]
    public void A_kind_that_is_changed_after_answers_came_is_said_before_it_counts()
    {
        var history = SubmissionHistory.From([Answered("sosh-5", ["ready", "going"]), Answered("sosh-13", ["ready"])]);
        var orphan = Assert.Single(OrphanedAnswers.Find(TestCampaign.Small, Campaign, history));
        Assert.Equal("$.activities[0].kind", orphan.Place);
        Assert.Contains("в ответах 1", orphan.Problem.Replace(Russian.NonBreakingSpace, ' '), StringComparison.Ordinal);
        Assert.Empty(OrphanedAnswers.Find(Campaign, TestCampaign.Small, history));
    }

    private static Submission Answered(string organization, string[] options) =>
        new()
        {
            OrganizationId = organization,
            Source = SubmissionSource.Http,
            SubmittedAt = new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero),
            ObservedAt = new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero),
            Answers = [new ReadAnswer("scheme", options)],
        };

    private static Submission Send(string[] options) =>
        SubmissionReader.Read(
            JsonSerializer.SerializeToUtf8Bytes(new SubmissionRequest("sosh-5", [new("scheme", options)]), RoadmapJson.Options),
            Campaign,
            new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero)
        );
}
