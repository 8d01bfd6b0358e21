using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Functions.Api;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.School;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using RoadmapFunctions.Tests.Pages;
using Xunit;
using static RoadmapFunctions.Tests.Forms.KindsAnswers;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>A question for a part of a whole through every way in and out.</summary>
public sealed class ShareWaysTests
{
    private const string PartHeader = "11. Обучение педагогов [прошли обучение]";
    private const string WholeHeader = "Обучение педагогов [Всего учителей]";

    private static readonly Campaign Campaign = KindsCampaign.Only(KindsCampaign.Share);

    private static readonly ShareValue Twelve = new(12, 40);

    [Theory]
    [InlineData("number: 12 | number: 40", "12/40", null)]
    [InlineData("shown 12: 12 | text: 40 чел.", "12/40", null)]
    [InlineData("text: - | text: -", null, null)]
    [InlineData("text:  | text: ", null, null)]
    [InlineData("number: 40 | number: 12", null, "40 из 12")]
    [InlineData("number: 12 | text: ", null, "12 из …")]
    [InlineData("text:  | number: 40", null, "… из 40")]
    [InlineData("number: 12 | text: около 40", null, "12 из около 40")]
    [InlineData("text: -3 | number: 40", null, "-3 из 40")]
    public void Two_columns_are_one_answer_or_wait_for_a_person(string cells, string? share, string? asked) =>
        Assert.Equal((share, asked), Told(Parsed([PartHeader, WholeHeader], cells)));

    [Theory]
    [InlineData("text: 12 из 40", "12/40", null)]
    [InlineData("text: 12/40", "12/40", null)]
    [InlineData("shown 0.3: 30%", null, "30%")]
    [InlineData("text: почти все", null, "почти все")]
    public void One_column_with_both_numbers_is_read_as_well(string cells, string? share, string? asked) =>
        Assert.Equal((share, asked), Told(Parsed(["11. Обучение педагогов"], cells)));

    [Theory]
    [InlineData("text: 12 из 40 | number: 12 | number: 40", "12/40", null)]
    [InlineData("text: 13 из 40 | number: 12 | number: 40", null, "13 из 40 | 12 из 40")]
    public void Where_both_ways_are_filled_they_must_say_the_same(string cells, string? share, string? asked) =>
        Assert.Equal((share, asked), Told(Parsed(["11. Обучение педагогов", PartHeader, WholeHeader], cells)));

    [Theory]
    [InlineData(PartHeader)]
    [InlineData(WholeHeader)]
    public void A_sheet_with_a_column_of_one_number_only_is_not_read(string header)
    {
        var stopped = Assert.Throws<SyncStoppedException>(() => Parsed([header], "number: 12"));
        Assert.Contains("«11. Обучение педагогов»", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_whose_numbers_have_changed_places_are_two_rows()
    {
        var header = Sheet([PartHeader, WholeHeader], "number: 12 | number: 40").Header;
        var columns = SheetColumns.FindByHeader(header, Campaign)!;
        var keys = new[] { "number: 12 | number: 40", "number: 40 | number: 12", "number: 12 | number: 12", "number: 12 | text: " }.Select(
            cells => RowKey.Of(Sheet([PartHeader, WholeHeader], cells).Rows[0], columns, SheetTime.InZone("Asia/Tomsk"))
        );
        Assert.Equal(4, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("\"40 из 12\"")]
    [InlineData("\"30%\"")]
    [InlineData("0.3")]
    public void What_is_no_share_is_refused_beside_the_question(string json)
    {
        var refused = Assert.Throws<SubmissionRefusedException>(() => Send(json));
        Assert.Equal("answers[0].value", refused.Errors[0].Path);
    }

    [Fact]
    public void A_share_is_an_answer_and_is_spelt_in_one_way()
    {
        var submission = Send("\"12 из 40 чел.\"");
        Assert.Equal("""{"format":1,"answers":[{"activity":"passed","part":12,"whole":40}]}""", CanonicalAnswer.Write(submission.Answers));
        Assert.Equal(submission.Answers, CanonicalAnswer.Read(CanonicalAnswer.Write(submission.Answers)));
        Assert.Equal(SubmissionKey.ContentOf(submission), SubmissionKey.ContentOf(Send("\"12/40,0\"")));
        Assert.Equal(Twelve, CanonicalAnswer.ReadValue(CanonicalAnswer.Spell(Twelve)));
        Assert.Equal(Completeness.Complete, CompletenessRule.Of(Campaign, submission));
    }

    [Fact]
    public async Task The_school_fills_in_two_fields_and_loses_nothing_that_it_has_typed()
    {
        Assert.Equal(["12", "40"], await Fields("12 из 40"));
        Assert.Equal(["", ""], await Fields(""));
        Assert.Equal(["около 12", ""], await Fields("около 12 из "));
        var sent = Sent("12", " 40 чел. ");
        Assert.Equal(Twelve, SubmissionReader.Read(sent.ToBody(Campaign.Organizations[0]), Campaign, At).Answers[0].Value);
        Assert.Empty(AnswerForm.Orphans(Campaign, Filled("12", "40")));
        Assert.Equal(["12", "40"], AnswerForm.Orphans(KindsCampaign.Only(KindsCampaign.Number), Filled("12", "40")));
        Assert.Equal("12 из 40", AnswerForm.Of(Campaign, Send("\"12/40\""), "token").Fields[0].Value);
        var refused = Assert.Throws<SubmissionRefusedException>(() =>
            SubmissionReader.Read(Sent("12", "").ToBody(Campaign.Organizations[0]), Campaign, At)
        );
        Assert.Equal(
            "«12 из» — не часть от целого. Впишите два числа (чел.), например 12 из 40.",
            Sent("12", "").With(refused.Errors).Fields[0].Error
        );

        static async Task<IEnumerable<string>> Fields(string typed)
        {
            var field = new AnswerField(KindsCampaign.Share, [], string.Empty, typed);
            var page = await Rendered.AsHtml<FormQuestion>(
                ("Campaign", Campaign),
                ("Field", field),
                ("Asked", null),
                ("Before", null),
                ("Answered", false)
            );
            Assert.Equal(
                ["Прошли обучение, чел.", "Всего учителей, чел."],
                page.QuerySelectorAll("label").Select(label => label.TextContent.Trim())
            );
            return page.QuerySelectorAll("input").Cast<IHtmlInputElement>().Select(input => input.Value);
        }
    }

    [Fact]
    public void The_Google_Form_asks_for_each_number_and_its_two_columns_are_one_answer()
    {
        var campaign = KindsCampaign.With(KindsCampaign.Share);
        var model = GoogleModel.Run(campaign);
        Assert.Equal(
            ["text 11. Обучение педагогов [прошли обучение]", "text 11. Обучение педагогов [всего учителей]"],
            model["form"]
                .GetProperty("items")
                .EnumerateArray()
                .TakeLast(2)
                .Select(item => $"{item.GetProperty("kind").GetString()} {item.GetProperty("title").GetString()}")
        );
        var parsed = model.Parse(campaign);
        Assert.Empty(parsed.Rejected);
        Assert.Contains(parsed.Submissions, submission => submission.AnswerTo("passed")?.Value == new ShareValue(2021, 2021));
    }

    [Fact]
    public void The_paper_form_has_a_place_for_each_number()
    {
        var row = PaperForm.Compose(Campaign, organization: null).Parts[0].Blocks.OfType<Table>().Single().Rows[0];
        Assert.Equal(["прошли обучение", "всего учителей"], row[2].Text.Split('\n').Skip(1).Select(line => line.Split(" _")[0]));
    }

    [Fact]
    public void A_file_with_it_reads_back_and_its_mistakes_have_places()
    {
        var file = JsonSerializer.SerializeToUtf8Bytes(Campaign, CampaignFile.Json);
        Assert.Equal(KindsCampaign.Share.Share, CampaignFile.Parse("kinds", file).Activities[0].Share);
        Assert.Equal("$.activities[0].share.part", Mistake(KindsCampaign.Share with { Share = new(Part: "") }));
        Assert.Equal("$.activities[0].share", Mistake(KindsCampaign.Share with { Kind = QuestionKind.Date }));
        var taken = KindsCampaign.Number with { Title = "Обучение педагогов: всего учителей" };
        Assert.Contains(
            CampaignRules.Check(KindsCampaign.Only(KindsCampaign.Share, taken)),
            mistake => mistake.Place == "$.activities[1]" && mistake.Problem.Contains("(вопрос 11)", StringComparison.Ordinal)
        );

        static string Mistake(Activity activity) => Assert.Single(CampaignRules.Check(KindsCampaign.Only(activity))).Place;
    }

    [Fact]
    public void What_a_person_has_read_counts_like_a_share()
    {
        var unclear = Answered("sosh-13", new AmbiguousAnswer("passed", "12 из …"));
        var digest = AnswerDigest.Of(unclear.Answers[0]);
        var request = JsonSerializer.Deserialize<ReviewRequest>(
            $$"""{"act":"assess","seen":0,"activity":"passed","answerSha256":"{{digest}}","part":12,"whole":40}""",
            RoadmapJson.Options
        )!;
        var read = request.Decision(Campaign.Organizations[1], "Программа");
        Assert.Equal((12m, 40m), (DecisionItem.Of(read).Part!.Value, DecisionItem.Of(read).Whole!.Value));
        var review = SubmissionHistory.From([unclear]).ReviewOf(Campaign, Campaign.Organizations[1]);
        Assert.Null(ReviewRules.Obstacle(Campaign, unclear, review, read));
        var wrong = (Assessment)read with { Value = new ShareValue(41, 40) };
        Assert.Equal(ReviewObstacle.ValueUnfit, ReviewRules.Obstacle(Campaign, unclear, review, wrong));
        var known = Analysis(unclear, read with { Number = 1, ObservedAt = At });
        Assert.Equal([12m, 40m, 30m], known.Activities[0].Figures.Take(3).Select(figure => figure.Value.Number!.Value));
    }

    [Fact]
    public void After_a_change_of_the_kind_it_is_what_was_said_or_waits_for_a_person()
    {
        var words = Answered("sosh-5", new ReadAnswer("passed", [], "12 из 40"));
        Assert.Equal(Twelve, words.AnswerTo(KindsCampaign.Share)!.Value);
        var share = Answered("sosh-5", new ValueAnswer("passed", Twelve));
        Assert.Equal("12\u00A0из\u00A040", share.AnswerTo(KindsCampaign.ShortText with { Id = "passed" })!.Other);
        Assert.Equal("12\u00A0из\u00A040", share.AnswerTo(KindsCampaign.Number with { Id = "passed" })!.Ambiguous);
    }

    [Fact]
    public void Periods_are_compared_by_their_sums_even_where_one_has_no_whole()
    {
        var then = Report(Analysis(Answered("sosh-5", new ValueAnswer("passed", new ShareValue(0, 0)))));
        var edition = JsonSerializer.SerializeToUtf8Bytes(SummaryData.Of(then), RoadmapJson.Options);
        var previous = SummaryOutline.ReadPrevious(new MemoryStream(edition), "sha");
        var now = Analysis(Answered("sosh-5", new ValueAnswer("passed", Twelve)));
        Assert.Equal(
            ["part 0 12", "whole 0 40"],
            Assert
                .Single(CampaignComparison.Of(previous, now).Values)
                .Figures.Select(each => $"{each.Now.Id} {each.Before.Value.Shown} {each.Now.Value.Shown}")
        );
    }

    private static SheetSnapshot Sheet(string[] headers, string cells) =>
        new SheetBuilder()
            .WithHeader(["Отметка времени", "Школа", .. headers])
            .Row([SheetBuilder.Time("2021-01-28 12:00:00"), SheetCell.OfText("СОШ № 5"), .. WrittenCell.Several(cells)])
            .Build();

    private static ActivityAnswer? Parsed(string[] headers, string cells) =>
        Assert.Single(ResponseParser.Parse(Sheet(headers, cells), Campaign, At.AddDays(1), []).Submissions).AnswerTo("passed");

    private static (string? Share, string? Asked) Told(ActivityAnswer? answer) =>
        (answer?.Value is { } value ? CanonicalAnswer.Spell(value) : null, answer?.Ambiguous);

    private static FormCollection Filled(string part, string whole) =>
        new(new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["part.0.passed"] = part, ["part.1.passed"] = whole });

    private static AnswerForm Sent(string part, string whole) => AnswerForm.Of(Campaign, Filled(part, whole));

    private static CampaignAnalysis Analysis(params LogEntry[] entries) =>
        CampaignAnalysis.Of(Campaign, SubmissionHistory.From(entries), GroupCorrections.None);

    private static Submission Send(string value) =>
        SubmissionReader.Read(
            Encoding.UTF8.GetBytes($$"""{"organization":"sosh-5","answers":[{"activity":"passed","value":{{value}}}]}"""),
            Campaign,
            At
        );
}
