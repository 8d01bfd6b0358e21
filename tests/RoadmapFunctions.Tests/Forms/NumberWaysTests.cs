using System.Text.Json;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Forms;
using Xunit;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>A question for a number through every way in and out. How a number is written is told where its kind is tested.</summary>
public sealed class NumberWaysTests
{
    private static readonly DateTimeOffset At = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);

    private static readonly Campaign Campaign = KindsCampaign.Only(KindsCampaign.Number);

    public static TheoryData<string, string?, string?> Cells =>
        new()
        {
            { "text: 12", "12", null },
            { "text: 12 чел.", "12", null },
            { "text: 1 200", "1200", null },
            { "text: около 30", null, "около 30" },
            { "text: 12,5", null, "12,5" },
            { "text: -", null, null },
            { "number: 12", "12", null },
            { "number: 12.5", null, "12.5" },
            { "number: 44328", null, "Вместо текста в ячейке стоит дата 12.05.2021: что написала школа, видно в таблице" },
            { "shown 44328: 12.05.2021", null, "12.05.2021" },
            { "shown 1200: 1 200", "1200", null },
            { "file 1200: 1200", "1200", null },
            { "text: 12 | number: 12", "12", null },
            { "text:  | number: 12", "12", null },
            { "text: 12 | text: 13", null, "12 | 13" },
            { "text: 12 | text: около 30", null, "12 | около 30" },
        };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_is_read_or_waits_for_a_person(string cells, string? number, string? asked)
    {
        var read = WrittenCell.Several(cells);
        var sheet = new SheetBuilder()
            .WithHeader(["Отметка времени", "Школа", .. read.Select(_ => "8. Сколько учителей обучено")])
            .Row([SheetBuilder.Time("2021-01-28 12:00:00"), SheetCell.OfText("СОШ № 5"), .. read]);
        var answer = Assert.Single(sheet.Parse(Campaign).Submissions).AnswerTo("trained");
        Assert.Equal(number, answer?.Value?.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(asked, answer?.Ambiguous);
    }

    [Theory]
    [InlineData("12", "12")]
    [InlineData("12.0", "12")]
    [InlineData("1.2e3", "1200")]
    [InlineData("\"1 200\"", "1200")]
    [InlineData("\"12 чел.\"", "12")]
    public void A_program_sends_a_number_or_a_text(string json, string number) =>
        Assert.Equal(number, Send(json).Answers[0].Value!.Number!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("\"около 30\"")]
    [InlineData("12.5")]
    [InlineData("-1")]
    [InlineData("2001")]
    [InlineData("[12]")]
    [InlineData("true")]
    [InlineData("\"\\ud800\"")]
    public void What_is_no_such_number_is_refused_beside_the_question(string json)
    {
        var refused = Assert.Throws<SubmissionRefusedException>(() => Send(json));
        Assert.Equal("answers[0].value", refused.Errors[0].Path);
    }

    [Theory]
    [InlineData("""{"activity":"trained","options":["ready"]}""", "answers[0].options")]
    [InlineData("""{"activity":"trained","value":12,"other":"около"}""", "answers[0].other")]
    [InlineData("""{"activity":"scheme","value":12}""", "answers[0].value")]
    public void An_answer_of_another_kind_is_refused(string answer, string path)
    {
        var campaign = KindsCampaign.With(KindsCampaign.Number);
        var refused = Assert.Throws<SubmissionRefusedException>(() =>
            Read($$"""{"organization":"sosh-5","answers":[{{answer}}]}""", campaign)
        );
        Assert.Equal(path, refused.Errors[0].Path);
    }

    [Fact]
    public void A_number_is_an_answer_and_is_spelt_in_one_way()
    {
        var submission = Send("\"12,0\"");
        Assert.Equal("""{"format":1,"answers":[{"activity":"trained","number":12}]}""", CanonicalAnswer.Write(submission.Answers));
        Assert.Equal(submission.Answers, CanonicalAnswer.Read(CanonicalAnswer.Write(submission.Answers)));
        Assert.Equal(SubmissionKey.ContentOf(submission), SubmissionKey.ContentOf(Send("12.00")));
        Assert.Equal(Completeness.Complete, CompletenessRule.Of(Campaign, submission));
        Assert.False(ReadingRule.MustBeRead(KindsCampaign.Number, submission.Answers[0], []));
    }

    [Fact]
    public void The_Google_Form_lets_only_such_numbers_through_and_they_are_read()
    {
        var model = GoogleModel.Run(KindsCampaign.With(KindsCampaign.Number));
        var item = model["form"].GetProperty("items").EnumerateArray().Last();
        Assert.Equal(
            ("text", KindsCampaign.Number.Value!.Instruction),
            (item.GetProperty("kind").GetString()!, item.GetProperty("help").GetString()!)
        );
        Assert.Equal(KindsCampaign.Number.Value.Instruction, item.GetProperty("checks").GetString());
        var parsed = model.Parse(KindsCampaign.With(KindsCampaign.Number));
        Assert.Empty(parsed.Rejected);
        Assert.Contains(parsed.Submissions, submission => submission.AnswerTo("trained")?.Value == AnswerValue.Of(0));
    }

    [Fact]
    public void The_paper_form_has_a_place_for_it()
    {
        var row = PaperForm.Compose(Campaign, organization: null).Parts[0].Blocks.OfType<Table>().Single().Rows[0];
        Assert.StartsWith("Впишите целое число (чел.), от 0 до 2\u00A0000:\n____", row[2].Text, StringComparison.Ordinal);
        Assert.EndsWith(" чел.", row[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_it_reads_back_and_its_mistakes_have_places()
    {
        var file = JsonSerializer.SerializeToUtf8Bytes(Campaign, CampaignFile.Json);
        Assert.Equal(KindsCampaign.Number.Numeric, CampaignFile.Parse("kinds", file).Activities[0].Numeric);
        Assert.Equal("$.activities[0].numeric.most", Mistake(KindsCampaign.Number with { Numeric = new(Least: 5, Most: 1) }));
        Assert.Equal("$.activities[0].numeric", Mistake(KindsCampaign.Number with { Kind = QuestionKind.ShortText }));

        static string Mistake(Activity activity) => Assert.Single(CampaignRules.Check(KindsCampaign.Only(activity))).Place;
    }

    private static Submission Send(string value) =>
        Read($$"""{"organization":"sosh-5","answers":[{"activity":"trained","value":{{value}}}]}""", Campaign);

    private static Submission Read(string body, Campaign campaign) =>
        SubmissionReader.Read(System.Text.Encoding.UTF8.GetBytes(body), campaign, At);
}
