using System.Text.Json;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>Questions that are answered in own words alone, and questions that are not counted, through every way in and out.</summary>
public sealed class TextQuestionTests
{
    private static readonly Campaign Campaign = KindsCampaign.With(
        KindsCampaign.ShortText,
        KindsCampaign.LongText,
        KindsCampaign.NotCounted
    );

    private static readonly DateTimeOffset At = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Помощь вуза, наставники; 2 договора", "Помощь вуза, наставники; 2 договора")]
    [InlineData("  наставники \n\n из вуза ", "наставники \n\n из вуза")]
    [InlineData("нет", "нет")]
    [InlineData("   ", null)]
    public void A_cell_is_own_words_from_its_beginning_to_its_end(string cell, string? words)
    {
        var answer = new OptionReader(KindsCampaign.ShortText).Read(cell);
        Assert.Equal(words, answer?.Other);
        Assert.Null(answer?.Ambiguous);
    }

    [Fact]
    public void Words_that_are_sent_are_taken_and_options_are_refused()
    {
        Assert.Equal("наставники", Send(new("helped", Other: " наставники ")).Answers[0].Other);
        var refused = Assert.Throws<SubmissionRefusedException>(() => Send(new("helped", ["ready"], "наставники")));
        Assert.Equal("answers[0].options", Assert.Single(refused.Errors).Path);
    }

    [Fact]
    public void Who_leaves_a_required_question_out_is_told_to_write()
    {
        var campaign = KindsCampaign.With(KindsCampaign.ShortText with { Required = true });
        var refused = Assert.Throws<SubmissionRefusedException>(() => Send(new("scheme", ["ready"]), campaign));
        Assert.Equal("Вопрос 5 обязателен: впишите ответ.", Assert.Single(refused.Errors).Message);
    }

    [Fact]
    public void The_Google_Form_asks_for_a_line_or_a_paragraph_and_what_it_writes_is_read()
    {
        var model = GoogleModel.Run(Campaign);
        var items = model["form"].GetProperty("items").EnumerateArray().Skip(4).ToList();
        Assert.Equal(["text", "paragraph", "checkbox"], items.Select(item => item.GetProperty("kind").GetString()));
        Assert.Equal(Questionnaire.InstructionOfWords, items[0].GetProperty("help").GetString());
        Assert.Equal("5. Что помогло", items[0].GetProperty("title").GetString());
        var parsed = model.Parse(Campaign);
        Assert.Empty(parsed.Rejected);
        Assert.Contains(parsed.Submissions, submission => submission.AnswerTo("helped")?.Other == "только свои слова");
        Assert.Contains(parsed.Submissions, submission => submission.AnswerTo("experience")?.Other == "и свои слова");
    }

    [Fact]
    public void The_paper_form_has_lines_to_write_on()
    {
        var rows = PaperForm.Compose(Campaign, organization: null).Parts[0].Blocks.OfType<Table>().Single().Rows;
        Assert.Equal((1, 5), (Lines(rows[3][2].Text), Lines(rows[4][2].Text)));
        Assert.All(rows.Skip(3).Take(2), row => Assert.StartsWith("Ответьте своими словами:\n", row[2].Text, StringComparison.Ordinal));

        static int Lines(string text) => text.Split('\n').Count(line => line.StartsWith('_'));
    }

    [Fact]
    public void A_file_with_them_reads_back_and_one_with_options_beside_them_is_refused_at_its_place()
    {
        var file = JsonSerializer.SerializeToUtf8Bytes(Campaign, CampaignFile.Json);
        var read = CampaignFile.Parse("kinds", file);
        Assert.Equal(
            [QuestionKind.ShortText, QuestionKind.LongText, QuestionKind.SeveralOf],
            read.Activities.Skip(3).Select(each => each.Kind)
        );
        Assert.Equal(["scheme", "goals", "trainings"], read.CountedActivities.Select(activity => activity.Id));
        Assert.Equal("$.activities[3].options", Mistake(KindsCampaign.ShortText with { Options = KindsCampaign.NotCounted.Options }));
        Assert.Equal("$.activities[3].other.text", Mistake(KindsCampaign.ShortText with { Other = new("1", "Другое") }));
        Assert.Equal("$.activities[3].options", Mistake(KindsCampaign.NotCounted with { Options = [] }));

        static string Mistake(Activity activity) => Assert.Single(CampaignRules.Check(KindsCampaign.With(activity))).Place;
    }

    [Fact]
    public void Uncounted_questions_affect_completeness_and_not_execution()
    {
        var analysis = ReportCase().Analysis;
        var school = analysis.Of(TestCampaign.Small.Organizations[0]);
        Assert.Equal(Completeness.Complete, school.Progress.Completeness);
        Assert.Equal(new ExecutionIndex(3, 3), school.Index);
        Assert.Equal(Completeness.Partial, analysis.Of(TestCampaign.Small.Organizations[1]).Progress.Completeness);
        Assert.Equal([1, 1, 1], analysis.Activities.Skip(3).Select(each => each.Answered));
        Assert.All(analysis.Activities.Skip(3), each => Assert.All(each.ByStatus.Values, Assert.Empty));
        Assert.Equal(["наставники"], analysis.Activities[3].Words.Groups.Select(group => group.Name));
    }

    [Fact]
    public void Nobody_has_to_assess_words_that_say_nothing_of_the_execution()
    {
        Assert.False(ReadingRule.MustBeRead(KindsCampaign.ShortText, new ReadAnswer("helped", [], "наставники"), []));
        Assert.False(ReadingRule.MustBeRead(KindsCampaign.NotCounted, new ReadAnswer("participants", ["parents"], "и выпускники"), []));
        Assert.False(ReadingRule.MustBeRead(KindsCampaign.NotCounted, new ReadAnswer("participants", ["teachers", "parents"]), []));
        Assert.True(ReadingRule.MustBeRead(KindsCampaign.NotCounted, new AmbiguousAnswer("participants", "Учителя и ещё"), []));
        Assert.True(ReadingRule.MustBeRead(TestCampaign.Small.Activities[0], new ReadAnswer("scheme", [], "наставники"), []));
    }

    [Fact]
    public void The_report_tells_them_apart_from_the_execution()
    {
        var texts = Texts(ReportCase());
        Assert.Contains("Сведения, представленные учреждениями", texts, StringComparison.Ordinal);
        Assert.Contains("из 3 мероприятий", texts.Replace(Russian.NonBreakingSpace, ' '), StringComparison.Ordinal);
        Assert.Contains("Выполнено из 3", texts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_that_asks_for_nothing_that_counts_has_a_report_without_shares()
    {
        var data = Report(
            KindsCampaign.Only(KindsCampaign.ShortText, KindsCampaign.NotCounted),
            [new ReadAnswer("helped", [], "наставники")]
        );
        var files = await Drawn.FilesAsync(data);
        Assert.Contains(files, file => file.Key == "summary.xlsx");
        Assert.All(
            ["Выполнение мероприятий", "степень выполнения каждого", "мероприятий из", "Доля выполненных"],
            words => Assert.DoesNotContain(words, Texts(data), StringComparison.Ordinal)
        );
        Assert.Equal(SupportGroup.NoInformation, data.Analysis.Organizations[0].Support);
        Assert.False(data.Analysis.IsComplete);
    }

    private static ReportData ReportCase() =>
        Report(
            Campaign,
            [
                new ReadAnswer("scheme", ["ready"]),
                new ReadAnswer("goals", ["set"]),
                new ReadAnswer("trainings", ["visited"]),
                new ReadAnswer("helped", [], "наставники"),
                new ReadAnswer("experience", [], "открытые уроки"),
                new ReadAnswer("participants", ["parents"]),
            ],
            [new ReadAnswer("scheme", ["ready"]), new ReadAnswer("helped", [], "—")]
        );

    private static ReportData Report(Campaign campaign, params IReadOnlyList<ActivityAnswer>[] answers) =>
        new(
            CampaignAnalysis.Of(
                campaign,
                SubmissionHistory.From(
                    answers.Select(
                        (each, school) =>
                            new Submission
                            {
                                OrganizationId = campaign.Organizations[school].Id,
                                Source = SubmissionSource.Http,
                                SubmittedAt = At,
                                ObservedAt = At,
                                Answers = each,
                            }
                    )
                ),
                GroupCorrections.None
            ),
            [],
            new(1, "Отчёт", "проба", At),
            Changes: null
        );

    private static string Texts(ReportData data) =>
        string.Join(
            '\n',
            AnalyticalReport
                .Compose(data)
                .Parts.SelectMany(part => part.Blocks)
                .SelectMany(block =>
                    block switch
                    {
                        Heading heading => [heading.Text],
                        Paragraph paragraph => [paragraph.Text],
                        BulletList list => list.Items,
                        Table table => table
                            .Columns.Select(column => column.Header)
                            .Concat(table.Rows.SelectMany(row => row.Select(cell => cell.Text))),
                        _ => (IEnumerable<string>)[],
                    }
                )
        );

    private static Submission Send(AnswerRequest answer, Campaign? campaign = null) =>
        SubmissionReader.Read(
            JsonSerializer.SerializeToUtf8Bytes(new SubmissionRequest("sosh-5", [answer]), RoadmapJson.Options),
            campaign ?? Campaign,
            At
        );
}
