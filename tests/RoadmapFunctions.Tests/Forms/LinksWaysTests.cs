using System.Text.Json;
using AngleSharp.Html.Dom;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Functions.Api;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages;
using RoadmapFunctions.Pages.School;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using RoadmapFunctions.Tests.Pages;
using Xunit;
using static RoadmapFunctions.Tests.Forms.KindsAnswers;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>A question for links through every way in and out.</summary>
public sealed class LinksWaysTests
{
    private const string Order = "https://school.example/order";
    private const string Photo = "https://school.example/photo?a=1&b=2";

    private static readonly Campaign Campaign = KindsCampaign.Only(KindsCampaign.Links);

    private static readonly LinksValue Both = new([Order, Photo]);

    [Theory]
    [InlineData($"text: {Order}", Order, null)]
    [InlineData("text: на сайте", null, "на сайте")]
    [InlineData("text: http://school.example", null, "http://school.example")]
    [InlineData("number: 12", null, "12")]
    [InlineData("text: -", null, null)]
    public void A_cell_is_read_or_waits_for_a_person(string cells, string? links, string? asked)
    {
        var sheet = new SheetBuilder()
            .WithHeader("Отметка времени", "Школа", "12. Подтверждения")
            .Row([SheetBuilder.Time("2021-01-28 12:00:00"), SheetCell.OfText("СОШ № 5"), .. WrittenCell.Several(cells)]);
        var answer = Assert.Single(sheet.Parse(Campaign).Submissions).AnswerTo("evidence");
        Assert.Equal((links, asked), (answer?.Value?.Shown, answer?.Ambiguous));
    }

    [Fact]
    public void What_is_no_link_is_refused_beside_the_question() =>
        Assert.Equal(
            "answers[0].value",
            Assert.Single(Assert.Throws<SubmissionRefusedException>(() => Send("javascript:alert(1)")).Errors).Path
        );

    [Fact]
    public void Links_are_an_answer_and_are_spelt_in_one_way()
    {
        var submission = Send($"{Order}\r\n{Photo}");
        Assert.Equal(
            $$"""{"format":1,"answers":[{"activity":"evidence","links":["{{Order}}","{{Photo}}"]}]}""",
            CanonicalAnswer.Write(submission.Answers).Replace("\\u0026", "&", StringComparison.Ordinal)
        );
        Assert.Equal(submission.Answers, CanonicalAnswer.Read(CanonicalAnswer.Write(submission.Answers)));
        Assert.Equal(Both, CanonicalAnswer.ReadValue(CanonicalAnswer.Spell(Both)));
        Assert.Equal(SubmissionKey.ContentOf(submission), SubmissionKey.ContentOf(Send($" {Order} ; {Photo}")));
    }

    [Fact]
    public async Task The_school_writes_them_on_lines_and_loses_nothing_that_it_has_typed()
    {
        var typed = $"{Order}\nна сайте";
        var field = new AnswerField(KindsCampaign.Links, [], string.Empty, typed);
        var page = await Rendered.AsHtml<FormQuestion>(
            ("Campaign", Campaign),
            ("Field", field),
            ("Asked", null),
            ("Before", null),
            ("Answered", false)
        );
        var area = (IHtmlTextAreaElement)page.QuerySelector("textarea[name='value.evidence']")!;
        Assert.Equal(typed, area.Value);
        var form = AnswerForm.Of(Campaign, Send($"{Order}\n{Photo}"), "token");
        Assert.Equal($"{Order}\n{Photo}", form.Fields[0].Value);
        Assert.True(form.SaysTheSameAs(form with { Fields = [form.Fields[0] with { Value = $"{Order}\r\n{Photo}" }] }));
    }

    [Fact]
    public async Task A_link_is_opened_without_telling_where_from()
    {
        var page = await Rendered.AsHtml<AnswerText>(("Activity", KindsCampaign.Links), ("Answer", new ValueAnswer("evidence", Both)));
        var links = page.QuerySelectorAll("a").Cast<IHtmlAnchorElement>().ToList();
        Assert.Equal([Order, Photo], links.Select(link => link.Href));
        Assert.Equal([Order, Photo], links.Select(link => link.TextContent));
        Assert.All(links, link => Assert.Equal("noopener noreferrer nofollow", link.GetAttribute("rel")));
    }

    [Fact]
    public void The_Google_Form_lets_only_links_through_and_they_are_read()
    {
        var campaign = KindsCampaign.With(KindsCampaign.Links);
        var model = GoogleModel.Run(campaign);
        var item = model["form"].GetProperty("items").EnumerateArray().Last();
        Assert.Equal(
            ("paragraph", KindsCampaign.Links.Value!.Instruction),
            (item.GetProperty("kind").GetString()!, item.GetProperty("checks").GetString()!)
        );
        var parsed = model.Parse(campaign);
        Assert.Empty(parsed.Rejected);
        Assert.Contains(parsed.Submissions, submission => submission.AnswerTo("evidence")?.Value is LinksValue);
    }

    [Fact]
    public void The_paper_form_has_lines_for_them()
    {
        var row = PaperForm.Compose(Campaign, organization: null).Parts[0].Blocks.OfType<Table>().Single().Rows[0];
        Assert.Equal(3, row[2].Text.Split('\n').Count(line => line.StartsWith("https://_", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_report_lists_them_by_school_as_texts()
    {
        var report = AnalyticalReport.Compose(Report(Answered("sosh-5", new ValueAnswer("evidence", Both))));
        var table = report.Parts[0].Blocks.OfType<Table>().Single(each => each.Columns[^1].Header == "Ссылки");
        Assert.Equal(("СОШ № 5", $"{Order}\n{Photo}"), (table.Rows[0][0].Text, table.Rows[0][1].Text));
    }

    [Fact]
    public void A_program_names_them_and_what_is_no_link_is_no_assessment()
    {
        var unclear = Answered("sosh-5", new AmbiguousAnswer("evidence", "на сайте"));
        var review = SubmissionHistory.From([unclear]).ReviewOf(Campaign, Campaign.Organizations[0]);
        Assert.Null(ReviewRules.Obstacle(Campaign, unclear, review, Read(Order)));
        Assert.Equal([Order], DecisionItem.Of(Read(Order)).Links!);
        Assert.Equal(ReviewObstacle.ValueUnfit, ReviewRules.Obstacle(Campaign, unclear, review, Read("javascript:alert(1)")));

        ReviewEntry Read(string link) =>
            new AssessRequest(0, "evidence", AnswerDigest.Of(unclear.Answers[0]), Links: [link]).Decision(
                Campaign.Organizations[0],
                "Программа"
            );
    }

    [Fact]
    public void A_stored_text_that_is_no_safe_link_is_never_one()
    {
        var answer = Answered("sosh-5", new ValueAnswer("evidence", new LinksValue(["javascript:alert(1)"])));
        Assert.Equal("javascript:alert(1)", answer.AnswerTo(KindsCampaign.Links)!.Ambiguous);
    }

    [Fact]
    public void Periods_are_compared_by_how_many_there_are()
    {
        var then = Report(Answered("sosh-5", new ValueAnswer("evidence", new LinksValue([Order]))));
        var edition = JsonSerializer.SerializeToUtf8Bytes(SummaryData.Of(then), RoadmapJson.Options);
        var previous = SummaryOutline.ReadPrevious(new MemoryStream(edition), "sha");
        var now = Report(Answered("sosh-5", new ValueAnswer("evidence", Both))).Analysis;
        var figure = Assert.Single(Assert.Single(CampaignComparison.Of(previous, now).Values).Figures);
        Assert.Equal(("1", "2"), (figure.Before.Shown, figure.Now.Shown));
    }

    private static ReportData Report(params Submission[] submissions) =>
        new(
            CampaignAnalysis.Of(Campaign, SubmissionHistory.From(submissions), GroupCorrections.None),
            [],
            new(1, "Отчёт", "проба", At),
            Changes: null
        );

    private static Submission Send(string links) =>
        SubmissionReader.Read(
            JsonSerializer.SerializeToUtf8Bytes(
                new SubmissionRequest("sosh-5", [new("evidence", Value: JsonSerializer.SerializeToElement(links))]),
                RoadmapJson.Options
            ),
            Campaign,
            At
        );
}
