using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.School;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using RoadmapFunctions.Tests.Pages;
using Xunit;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>A question for a mark through every way in and out.</summary>
public sealed class ScaleWaysTests
{
    private static readonly DateTimeOffset At = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);

    private static readonly Campaign Campaign = KindsCampaign.Only(KindsCampaign.Scale);

    [Theory]
    [InlineData("number: 4", 4, null)]
    [InlineData("text: 4", 4, null)]
    [InlineData("shown 4: 4", 4, null)]
    [InlineData("file 4: 4", 4, null)]
    [InlineData("text: 4+", null, "4+")]
    [InlineData("number: 5", null, "5")]
    [InlineData("text: 3 | number: 4", null, "3 | 4")]
    public void A_cell_is_read_or_waits_for_a_person(string cells, int? point, string? asked)
    {
        var read = WrittenCell.Several(cells);
        var sheet = new SheetBuilder()
            .WithHeader(["Отметка времени", "Школа", .. read.Select(_ => "10. Оценка поддержки")])
            .Row([SheetBuilder.Time("2021-01-28 12:00:00"), SheetCell.OfText("СОШ № 5"), .. read]);
        var answer = Assert.Single(sheet.Parse(Campaign).Submissions).AnswerTo("support");
        Assert.Equal((point, asked), ((int?)answer?.Value?.Number, answer?.Ambiguous));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("3.5")]
    [InlineData("\"очень помогла\"")]
    public void What_is_no_point_is_refused_beside_the_question(string json)
    {
        var refused = Assert.Throws<SubmissionRefusedException>(() => Send(json));
        Assert.Equal("answers[0].value", refused.Errors[0].Path);
    }

    [Fact]
    public void A_mark_is_an_answer_and_is_spelt_in_one_way()
    {
        var submission = Send("\"4\"");
        Assert.Equal("""{"format":1,"answers":[{"activity":"support","number":4}]}""", CanonicalAnswer.Write(submission.Answers));
        Assert.Equal(SubmissionKey.ContentOf(submission), SubmissionKey.ContentOf(Send("4")));
        Assert.Equal(Completeness.Complete, CompletenessRule.Of(Campaign, submission));
    }

    [Theory]
    [InlineData("3", "3")]
    [InlineData("", "")]
    [InlineData("7", "")]
    public async Task The_school_ticks_a_point_or_none(string stands, string ticked)
    {
        var field = new AnswerField(KindsCampaign.Scale, [], string.Empty, stands);
        var page = await Rendered.AsHtml<FormQuestion>(
            ("Campaign", Campaign),
            ("Field", field),
            ("Asked", null),
            ("Before", null),
            ("Answered", false)
        );
        var radios = page.QuerySelectorAll("input").Cast<IHtmlInputElement>().ToList();
        Assert.All(radios, radio => Assert.Equal(("radio", "value.support"), (radio.Type, radio.Name)));
        Assert.Equal(["1", "2", "3", "4", ""], radios.Select(radio => radio.Value));
        Assert.Equal(ticked, Assert.Single(radios, radio => radio.IsChecked).Value);
        Assert.Equal(
            ["1 (не помогла)", "2", "3", "4 (очень помогла)", "Без оценки"],
            page.QuerySelectorAll("label").Select(label => label.TextContent.Trim())
        );
    }

    [Theory]
    [InlineData(4, "4")]
    [InlineData(9, null)] // of a longer scale
    public void The_mark_of_the_last_period_is_kept_where_it_can_be_given_now(int given, string? kept) =>
        Assert.Equal(kept, PreviousAnswers.Kept(KindsCampaign.Scale, new ValueAnswer("support", AnswerValue.Of(given))).SingleOrDefault());

    [Fact]
    public void The_Google_Form_asks_by_a_scale_and_its_marks_are_read()
    {
        var campaign = KindsCampaign.With(KindsCampaign.Scale, KindsCampaign.Scale with { Id = "usual", Title = "Ещё", Scale = null });
        var model = GoogleModel.Run(campaign);
        var items = model["form"].GetProperty("items").EnumerateArray().TakeLast(2).ToList();
        Assert.Equal(["scale 1 не помогла 4 очень помогла", "scale 1  5 "], items.Select(Told));
        Assert.Equal(KindsCampaign.Scale.Value!.Instruction, items[0].GetProperty("help").GetString());
        var parsed = model.Parse(campaign);
        Assert.Empty(parsed.Rejected);
        Assert.Contains(parsed.Submissions, submission => submission.AnswerTo("support")?.Value == AnswerValue.Of(1));

        static string Told(JsonElement item) =>
            $"{item.GetProperty("kind")} {string.Join(' ', item.GetProperty("scale").EnumerateArray().Select(each => each.ToString()))}";
    }

    [Fact]
    public void The_paper_form_has_a_box_for_each_point()
    {
        var row = PaperForm.Compose(Campaign, organization: null).Parts[0].Blocks.OfType<Table>().Single().Rows[0];
        Assert.Equal("Выберите оценку от 1 (не помогла) до 4 (очень помогла):\n☐ 1   ☐ 2   ☐ 3   ☐ 4", row[2].Text);
    }

    [Fact]
    public void A_file_with_it_reads_back_and_its_mistakes_have_places()
    {
        var file = JsonSerializer.SerializeToUtf8Bytes(Campaign, CampaignFile.Json);
        Assert.Equal(KindsCampaign.Scale.Scale, CampaignFile.Parse("kinds", file).Activities[0].Scale);
        Assert.Equal("$.activities[0].scale.to", Mistake(KindsCampaign.Scale with { Scale = new(1, 2) }));
        Assert.Equal("$.activities[0].scale.toWords", Mistake(KindsCampaign.Scale with { Scale = new(ToWords: "две\nстроки") }));
        Assert.Equal("$.activities[0].scale", Mistake(KindsCampaign.Scale with { Kind = QuestionKind.Number }));

        static string Mistake(Activity activity) => Assert.Single(CampaignRules.Check(KindsCampaign.Only(activity))).Place;
    }

    [Fact]
    public void A_scale_that_becomes_shorter_leaves_its_greater_marks_to_a_person_and_says_so()
    {
        var shorter = KindsCampaign.Only(KindsCampaign.Scale with { Scale = new(1, 3) });
        var history = SubmissionHistory.From([Mark("sosh-5", 4), Mark("sosh-13", 3)]);
        Assert.Equal("$.activities[0].kind", Assert.Single(OrphanedAnswers.Find(Campaign, shorter, history)).Place);
        Assert.Equal("4", Mark("sosh-5", 4).AnswerTo(shorter.Activities[0])!.Ambiguous);
        Assert.Equal(3, Mark("sosh-13", 3).AnswerTo(shorter.Activities[0])!.Value!.Number);
    }

    [Fact]
    public void Marks_are_compared_with_those_of_the_same_scale_only()
    {
        var then = CampaignAnalysis.Of(Campaign, SubmissionHistory.From([Mark("sosh-5", 2), Mark("sosh-18", 1)]), GroupCorrections.None);
        var data = new ReportData(then, [], new(1, "Отчёт", "проба", At), Changes: null);
        var edition = JsonSerializer.SerializeToUtf8Bytes(SummaryData.Of(data), RoadmapJson.Options);
        var previous = SummaryOutline.ReadPrevious(new MemoryStream(edition), "sha");
        var compared = Assert.Single(Compared(KindsCampaign.Scale));
        Assert.Equal((1, "mean 2 4"), (compared.Schools, Told(compared.Figures[0])));
        Assert.Empty(Compared(KindsCampaign.Scale with { Scale = new(1, 10) }));
        Assert.Empty(Compared(KindsCampaign.Number with { Id = "support" }));

        IReadOnlyList<ValueComparison> Compared(Activity activity) =>
            CampaignComparison
                .Of(
                    previous,
                    CampaignAnalysis.Of(KindsCampaign.Only(activity), SubmissionHistory.From([Mark("sosh-5", 4)]), GroupCorrections.None)
                )
                .Values;

        static string Told((ValueFigure Before, ValueFigure Now) figure) => $"{figure.Now.Id} {figure.Before.Shown} {figure.Now.Shown}";
    }

    private static Submission Mark(string school, int point) =>
        new()
        {
            OrganizationId = school,
            Source = SubmissionSource.Http,
            SubmittedAt = At,
            ObservedAt = At,
            Answers = [new ValueAnswer("support", AnswerValue.Of(point))],
        };

    private static Submission Send(string value) =>
        SubmissionReader.Read(
            Encoding.UTF8.GetBytes($$"""{"organization":"sosh-5","answers":[{"activity":"support","value":{{value}}}]}"""),
            Campaign,
            At
        );
}
