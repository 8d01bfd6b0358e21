using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Pages.School;
using RoadmapFunctions.Tests.Pages;
using Xunit;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>A question for a day through every way in. How a day is written is told where its kind is tested.</summary>
public sealed class DateWaysTests
{
    private static readonly DateTimeOffset At = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);

    private static readonly Campaign Campaign = KindsCampaign.Only(KindsCampaign.Date);

    public static TheoryData<string, string?, string?> Cells =>
        new()
        {
            { "text: 05.02.2021", "2021-02-05", null },
            { "text: 5 февраля 2021 г.", "2021-02-05", null },
            { "shown 44232: 05.02.2021", "2021-02-05", null },
            { "file 44232: 05.02.2021", "2021-02-05", null },
            { "text: 05.02.2021 | shown 44232: 05.02.2021", "2021-02-05", null },
            { "text: -", null, null },
            { "text: в конце месяца", null, "в конце месяца" },
            { "text: 05/02/21", null, "05/02/21" },
            { "shown 44232: 2/5/2021", null, "2/5/2021" },
            { "shown 44232: 05.02", null, "05.02" },
            { "text: 01.09.2019", null, "01.09.2019" },
            { "number: 44232", null, "Вместо текста в ячейке стоит дата 05.02.2021: что написала школа, видно в таблице" },
            { "number: 5", null, "5" },
            { "text: 05.02.2021 | text: 06.02.2021", null, "05.02.2021 | 06.02.2021" },
        };

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_cell_is_read_or_waits_for_a_person(string cells, string? day, string? asked)
    {
        var read = WrittenCell.Several(cells);
        var sheet = new SheetBuilder()
            .WithHeader(["Отметка времени", "Школа", .. read.Select(_ => "9. Когда утверждён план")])
            .Row([SheetBuilder.Time("2021-01-28 12:00:00"), SheetCell.OfText("СОШ № 5"), .. read]);
        var answer = Assert.Single(sheet.Parse(Campaign).Submissions).AnswerTo("approved");
        Assert.Equal(day, answer?.Value is { } value ? CanonicalAnswer.Spell(value) : null);
        Assert.Equal(asked, answer?.Ambiguous);
    }

    [Theory]
    [InlineData("\"2021-02-05\"")]
    [InlineData("\"05.02.2021\"")]
    [InlineData("\"5 февраля 2021 г.\"")]
    public void A_program_sends_a_text(string json) => Assert.Equal(new DateOnly(2021, 2, 5), Send(json).Answers[0].Value!.Day);

    [Theory]
    [InlineData("\"в конце месяца\"")]
    [InlineData("\"05/02/2021\"")]
    [InlineData("\"2021-06-01\"")]
    [InlineData("44232")]
    [InlineData("[\"2021-02-05\"]")]
    public void What_is_no_such_day_is_refused_beside_the_question(string json)
    {
        var refused = Assert.Throws<SubmissionRefusedException>(() => Send(json));
        Assert.Equal("answers[0].value", refused.Errors[0].Path);
    }

    [Fact]
    public void A_day_is_an_answer_and_is_spelt_in_one_way()
    {
        var submission = Send("\"5 февраля 2021\"");
        Assert.Equal("""{"format":1,"answers":[{"activity":"approved","day":"2021-02-05"}]}""", CanonicalAnswer.Write(submission.Answers));
        Assert.Equal(submission.Answers, CanonicalAnswer.Read(CanonicalAnswer.Write(submission.Answers)));
        Assert.Equal(SubmissionKey.ContentOf(submission), SubmissionKey.ContentOf(Send("\"2021-02-05\"")));
        Assert.Equal(AnswerValue.Of(new DateOnly(2021, 2, 5)), CanonicalAnswer.ReadValue("2021-02-05"));
        Assert.Equal(Completeness.Complete, CompletenessRule.Of(Campaign, submission));
        Assert.False(ReadingRule.MustBeRead(KindsCampaign.Date, submission.Answers[0], []));
    }

    [Theory]
    [InlineData("2021-02-05", "date")]
    [InlineData("", "date")]
    [InlineData("в конце месяца", "text")] // a calendar would show nothing of it
    public async Task The_school_picks_it_in_a_calendar_and_loses_nothing_that_it_has_typed(string typed, string type)
    {
        var field = new AnswerField(KindsCampaign.Date, [], string.Empty, typed);
        var page = await Rendered.AsHtml<FormQuestion>(
            ("Campaign", Campaign),
            ("Field", field),
            ("Asked", null),
            ("Before", null),
            ("Answered", false)
        );
        var input = (IHtmlInputElement)page.QuerySelector("input[name='value.approved']")!;
        Assert.Equal((type, typed), (input.Type, input.Value));
        Assert.Contains("с 01.09.2020 по 31.05.2021", page.QuerySelector(".hint")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_in_the_form_is_what_was_answered()
    {
        var form = AnswerForm.Of(Campaign, Send("\"05.02.2021\""), "token");
        Assert.Equal("2021-02-05", form.Fields[0].Value);
        var again = SubmissionReader.Read(form.ToBody(Campaign.Organizations[0]), Campaign, At);
        Assert.Equal(Send("\"05.02.2021\"").Answers, again.Answers);
        Assert.Equal("2021-02-05", PreviousAnswers.Words(KindsCampaign.Date, KindsCampaign.Date, again.Answers[0]));
    }

    [Fact]
    public void The_Google_Form_asks_by_a_calendar_and_its_days_are_read()
    {
        var campaign = KindsCampaign.With(KindsCampaign.Date);
        var model = GoogleModel.Run(campaign);
        var item = model["form"].GetProperty("items").EnumerateArray().Last();
        Assert.Equal(
            ("date", KindsCampaign.Date.Value!.Instruction),
            (item.GetProperty("kind").GetString()!, item.GetProperty("help").GetString()!)
        );
        Assert.Equal("ru_RU", model["locale"].GetString());
        Assert.Equal(JsonValueKind.Null, GoogleModel.Run(KindsCampaign.With(KindsCampaign.Number))["locale"].ValueKind);
        var parsed = model.Parse(campaign);
        Assert.Empty(parsed.Rejected);
        Assert.Contains(
            parsed.Submissions,
            submission => submission.AnswerTo("approved")?.Value == AnswerValue.Of(new DateOnly(2021, 2, 5))
        );
    }

    [Fact]
    public void The_paper_form_has_a_place_for_it()
    {
        var row = PaperForm.Compose(Campaign, organization: null).Parts[0].Blocks.OfType<Table>().Single().Rows[0];
        Assert.Equal("Укажите дату: день, месяц и год (с 01.09.2020 по 31.05.2021):\n«____» ____________________ ______ г.", row[2].Text);
    }

    [Fact]
    public void A_file_with_it_reads_back_and_its_mistakes_have_places()
    {
        var file = JsonSerializer.SerializeToUtf8Bytes(Campaign, CampaignFile.Json);
        Assert.Equal(KindsCampaign.Date.Date, CampaignFile.Parse("kinds", file).Activities[0].Date);
        Assert.Contains("\"least\": \"2020-09-01\"", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Equal("$.activities[0].date.most", Mistake(KindsCampaign.Date with { Date = new(new(2021, 5, 1), new(2021, 4, 1)) }));
        Assert.Equal("$.activities[0].date", Mistake(KindsCampaign.Date with { Kind = QuestionKind.Number }));

        static string Mistake(Activity activity) => Assert.Single(CampaignRules.Check(KindsCampaign.Only(activity))).Place;
    }

    private static Submission Send(string value) =>
        SubmissionReader.Read(
            Encoding.UTF8.GetBytes($$"""{"organization":"sosh-5","answers":[{"activity":"approved","value":{{value}}}]}"""),
            Campaign,
            At
        );
}
