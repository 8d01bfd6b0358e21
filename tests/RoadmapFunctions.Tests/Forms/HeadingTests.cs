using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Pages.School;
using RoadmapFunctions.Tests.Pages;
using Xunit;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>A heading between questions stands in every form and is asked of nobody.</summary>
public sealed class HeadingTests
{
    private static readonly QuestionHeading Heading = new("О людях", "Только те, кто работает сейчас.");

    private static readonly Campaign Campaign = KindsCampaign.With(
        KindsCampaign.ShortText with
        {
            Heading = Heading,
        },
        KindsCampaign.Number with
        {
            Heading = new("О сроках", NewPage: true),
        }
    );

    [Fact]
    public async Task The_school_sees_it_before_its_question_and_only_there()
    {
        var page = await Draw(Campaign.FindActivity("helped")!);
        Assert.Equal(["H2", "P", "FIELDSET"], page.Body!.Children.Select(element => element.TagName));
        Assert.Equal(["О людях", "Только те, кто работает сейчас."], page.Body.Children.Take(2).Select(element => element.TextContent));
        Assert.Equal(["FIELDSET"], (await Draw(Campaign.Activities[0])).Body!.Children.Select(element => element.TagName));

        static Task<AngleSharp.Html.Dom.IHtmlDocument> Draw(Activity activity) =>
            Rendered.AsHtml<FormQuestion>(
                ("Campaign", Campaign),
                ("Field", AnswerField.Of(activity, answer: null)),
                ("Asked", null),
                ("Before", null),
                ("Answered", false)
            );
    }

    [Fact]
    public async Task What_it_says_is_never_a_tag()
    {
        var activity = KindsCampaign.ShortText with { Heading = new("<script>x</script>", "<img src=x>") };
        var page = await Rendered.AsHtml<FormQuestion>(
            ("Campaign", Campaign),
            ("Field", AnswerField.Of(activity, answer: null)),
            ("Asked", null),
            ("Before", null),
            ("Answered", false)
        );
        Assert.Empty(page.QuerySelectorAll("script, img"));
        Assert.Equal("<script>x</script>", page.QuerySelector("h2")!.TextContent);
    }

    [Fact]
    public void The_paper_form_has_a_line_of_it_without_a_number()
    {
        var rows = PaperForm.Compose(Campaign, organization: null).Parts[0].Blocks.OfType<Table>().Single().Rows;
        Assert.Equal(["1.", "2.", "4.", "", "5.", "", "8."], rows.Select(row => row[0].Text));
        Assert.Equal(("О людях", true, "Только те, кто работает сейчас."), (rows[3][1].Text, rows[3][1].Strong, rows[3][2].Text));
        Assert.Equal(("О сроках", ""), (rows[5][1].Text, rows[5][2].Text));
    }

    [Fact]
    public void The_Google_Form_has_it_and_its_sheet_has_no_column_of_it()
    {
        var model = GoogleModel.Run(Campaign);
        Assert.Equal(
            ["section О людях", "text 5. Что помогло", "page О сроках", "text 8. Сколько учителей обучено"],
            model["form"]
                .GetProperty("items")
                .EnumerateArray()
                .TakeLast(4)
                .Select(item => $"{item.GetProperty("kind").GetString()} {item.GetProperty("title").GetString()}")
        );
        Assert.DoesNotContain("О людях", model.Sheet.Header.Cells.Select(cell => cell.Text));
        var parsed = model.Parse(Campaign);
        Assert.Empty(parsed.Rejected);
        Assert.Contains(parsed.Submissions, submission => submission.AnswerTo("trained")?.Value == AnswerValue.Of(0));
    }

    [Fact]
    public void A_file_with_it_reads_back_and_one_without_words_is_refused()
    {
        var file = JsonSerializer.SerializeToUtf8Bytes(Campaign, CampaignFile.Json);
        Assert.Equal(Heading, CampaignFile.Parse("kinds", file).FindActivity("helped")!.Heading);
        var mistake = Assert.Single(CampaignRules.Check(KindsCampaign.Only(KindsCampaign.ShortText with { Heading = new(" ") })));
        Assert.Equal("$.activities[0].heading.title", mistake.Place);
    }

    [Fact]
    public void An_explanation_without_a_heading_stays_in_the_editor_with_what_is_missing_beside_it()
    {
        var part = new QuestionPart("helped");
        var sent = new Dictionary<string, string>(part.FieldsOf(Campaign), StringComparer.Ordinal) { ["heading.title"] = "" };
        var draft = part.Apply(Campaign, new FormFields(sent));
        Assert.Equal("Только те, кто работает сейчас.", part.FieldsOf(draft)["heading.explanation"]);
        Assert.Equal("heading.title", Assert.Single(DraftMistakes.Of(draft, part, DraftMistakes.Of(draft))).Field);
    }

    [Fact]
    public void A_copy_of_the_question_has_no_second_heading()
    {
        var ids = Campaign.Activities.Select(activity => activity.Id).Append("helped").ToList();
        var fields = ids.Index().ToDictionary(each => $"activities[{each.Index}].id", each => each.Item, StringComparer.Ordinal);
        var copied = new QuestionsPart().Apply(Campaign, new FormFields(fields));
        Assert.Equal(("Что помогло", null), (copied.Activities[^1].Title, copied.Activities[^1].Heading));
        Assert.Equal(Heading, copied.FindActivity("helped")!.Heading);
    }
}
