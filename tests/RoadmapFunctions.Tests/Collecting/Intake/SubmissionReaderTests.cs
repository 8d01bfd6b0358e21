using System.Text;
using CsCheck;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Intake;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Intake;

public sealed class SubmissionReaderTests
{
    private static readonly DateTimeOffset Now = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_answer_is_read_by_ids_with_own_words_in_the_order_of_the_questionnaire()
    {
        var submission = Read(
            """
            {"organization": "СОШ № 5",
             "answers": [{"activity": "trainings", "options": ["visited"]},
                         {"activity": "scheme", "options": ["going", "ready"], "other": " своё\u0000 "}],
             "respondent": {"name": "И.И. Иванова"}}
            """
        );
        Assert.Equal(
            ("sosh-5", SubmissionSource.Http, Now, "И.И. Иванова"),
            (submission.OrganizationId, submission.Source, submission.SubmittedAt, submission.Respondent!.Name)
        );
        Assert.Equal(["scheme", "trainings"], submission.Answers.Select(answer => answer.ActivityId));
        Assert.Equal(["ready", "going"], submission.Answers[0].OptionIds);
        Assert.Equal("своё", submission.Answers[0].Other);
    }

    [Theory]
    [InlineData("""{"name": "И.И. Иванова"}""", false)]
    [InlineData("""{"post": "завуч"}""", false)]
    [InlineData("""{}""", true)]
    [InlineData("""{"name": " ", "post": null}""", true)]
    [InlineData("null", true)]
    public void Who_filled_it_in_is_taken_only_where_the_campaign_asks(string respondent, bool accepted)
    {
        var silent = TestCampaign.Small with { Respondent = RoadmapFunctions.Campaigns.RespondentQuestion.None };
        var body = System.Text.Encoding.UTF8.GetBytes(
            $$"""{"organization": "sosh-5", "answers": [{"activity": "scheme", "options": ["ready"]}], "respondent": {{respondent}} }"""
        );
        if (accepted)
        {
            Assert.Null(SubmissionReader.Read(body, silent, Now).Respondent);
            return;
        }

        var refused = Assert.Throws<SubmissionRefusedException>(() => SubmissionReader.Read(body, silent, Now));
        var error = Assert.Single(refused.Errors);
        Assert.Equal("respondent", error.Path);
        Assert.Contains("не спрашивает", error.Message, StringComparison.Ordinal);
        Assert.NotNull(SubmissionReader.Read(body, TestCampaign.Small, Now).Respondent);
    }

    [Fact]
    public void A_refusal_stops_after_twenty_errors_and_a_long_list_is_not_looked_through()
    {
        var campaign = TestCampaign.Small with
        {
            Activities = [.. Enumerable.Range(0, 40).Select(number => TestCampaign.Small.Activities[0] with { Id = $"a{number}" })],
        };
        var wrong = string.Join(',', Enumerable.Range(0, 40).Select(number => $$"""{"activity": "b{{number}}"}"""));
        var body = Encoding.UTF8.GetBytes($$"""{"organization": "sosh-5", "answers": [{{wrong}}]}""");
        Assert.Equal(
            SubmissionReader.MostErrors,
            Assert.Throws<SubmissionRefusedException>(() => SubmissionReader.Read(body, campaign, Now)).Errors.Count
        );
    }

    [Fact]
    public void Own_words_may_be_four_thousand_characters_long()
    {
        Assert.Equal(4000, Read(Body(4000)).Answers[0].Other!.Length);
        Assert.Contains(
            "длиннее 4000 знаков: 4001",
            Assert.Single(Assert.Throws<SubmissionRefusedException>(() => Read(Body(4001))).Errors).Message,
            StringComparison.Ordinal
        );

        static string Body(int length) =>
            $$"""{"organization": "sosh-5", "answers": [{"activity": "scheme", "other": "{{new string('ы', length)}}"}]}""";
    }

    [Fact]
    public void An_activity_without_options_and_words_is_not_answered() =>
        Assert.Equal(
            ["goals"],
            Read(
                """
                {"organization": "sosh-5",
                 "answers": [{"activity": "scheme", "options": [], "other": "  "}, {"activity": "goals", "options": ["set"]}]}
                """
            )
                .Answers.Select(answer => answer.ActivityId)
        );

    [Fact]
    public void An_activity_that_the_campaign_requires_cannot_be_left_out()
    {
        var campaign = TestCampaign.Small with
        {
            Activities = [.. TestCampaign.Small.Activities.Select((activity, index) => activity with { Required = index == 1 })],
        };
        var body = """{"organization": "sosh-5", "answers": [{"activity": "scheme", "options": ["ready"]}]}"""u8.ToArray();
        var refused = Assert.Throws<SubmissionRefusedException>(() => SubmissionReader.Read(body, campaign, Now));
        Assert.Equal([new FieldError("answers", "Мероприятие 2 обязательно: отметьте вариант или впишите свой ответ.")], refused.Errors);
    }

    [Theory]
    [InlineData("""{"organization": "СОШ № 6", "answers": []}""", "organization", "Школы «СОШ № 6» нет в списке кампании.")]
    [InlineData(
        """{"organization": "sosh-5", "answers": [{"activity": "scheme", "options": [], "other": " "}]}""",
        "answers",
        "Нет ни одного ответа."
    )]
    [InlineData(
        """{"organization": "sosh-5", "answers": [{"activity": "dance"}]}""",
        "answers[0].activity",
        "Мероприятия «dance» в кампании нет."
    )]
    [InlineData(
        """{"organization": "sosh-5", "answers": [{"activity": "scheme", "options": ["ready", "old"]}]}""",
        "answers[0].options[1]",
        "нет варианта «old»"
    )]
    [InlineData(
        """{"organization": "sosh-5", "answers": [{"activity": "scheme", "other": "а"}, {"activity": "scheme", "other": "б"}]}""",
        "answers[1].activity",
        "названо дважды"
    )]
    [InlineData("""{"organization": "sosh-5", "answers": [null, null, null, null]}""", "answers", "Ответов 4, а мероприятий в кампании 3.")]
    [InlineData(
        """{"organization": "sosh-5", "answers": [{"activity": "scheme", "options": ["x", "y", "z"]}]}""",
        "answers[0].options",
        "Названо вариантов: 3"
    )]
    [InlineData("""{"organization": "sosh-5", "answers": [null]}""", "answers[0].activity", "в кампании нет")]
    [InlineData("""{"organization": "sosh-5", "answers": [], "submittedAt": "2020-01-01"}""", "submittedAt", "лишнее")]
    [InlineData("""{"organization": 5, "answers": []}""", "organization", "не того вида")]
    [InlineData(
        """{"organization": "sosh-5", "answers": [{"activity": "scheme", "options": "ready"}]}""",
        "answers[0].options",
        "не того вида"
    )]
    [InlineData("""{"answers": []}""", "$", "нужного нет")]
    [InlineData("""[]""", "$", "не читается")]
    [InlineData("", "$", "не читается")]
    public void A_mistake_names_its_field(string body, string path, string message)
    {
        var error = Assert.Single(Assert.Throws<SubmissionRefusedException>(() => Read(body)).Errors);
        Assert.Equal(path, error.Path);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_told_at_once() =>
        Assert.Equal(
            ["organization", "answers[0].options[0]", "answers[1].other"],
            Assert
                .Throws<SubmissionRefusedException>(() =>
                    Read(
                        $$"""
                        {"organization": "нет",
                         "answers": [{"activity": "scheme", "options": ["x"]}, {"activity": "goals", "other": "{{new string(
                            'я',
                            30_001
                        )}}"}]}
                        """
                    )
                )
                .Errors.Select(error => error.Path)
        );

    [Fact]
    public void Whatever_comes_is_an_answer_or_a_refusal()
    {
        var body =
            """{"organization": "sosh-5", "answers": [{"activity": "scheme", "options": ["ready"], "other": "своё"}],"""
            + """ "respondent": {"name": "И"}}""";
        var pieces = Gen.OneOf("{", "}", "[", "]", "\"", ",", ":", "null", "1e999", "\\ud83d", "\"activity\"", "true", " ", "\u0000", body);
        Gen.Select(pieces.Array[0, 12], Gen.Int[0, body.Length], Gen.Int[0, 20])
            .Sample(
                (parts, cut, length) =>
                {
                    var text = body[..cut] + string.Concat(parts) + body[Math.Min(cut + length, body.Length)..];
                    try
                    {
                        return Read(text).OrganizationId == "sosh-5";
                    }
                    catch (SubmissionRefusedException refused)
                    {
                        return refused.Errors.Count > 0;
                    }
                },
                iter: Tries.Of(20_000, whenLong: 200_000),
                seed: Tries.LawSeed
            );
    }

    [Fact]
    public void Two_byte_order_marks_are_read_past() =>
        Assert.Equal(
            "sosh-5",
            Read(
                "\uFEFF\uFEFF" + """{"organization": "sosh-5", "answers": [{"activity": "scheme", "options": ["ready"]}]}"""
            ).OrganizationId
        );

    private static Submission Read(string body) => SubmissionReader.Read(Encoding.UTF8.GetBytes(body), TestCampaign.Small, Now);
}
