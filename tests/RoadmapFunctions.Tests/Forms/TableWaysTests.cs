using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Pages.School;
using RoadmapFunctions.Tests.Pages;
using Xunit;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>A table through every way in and out: forms draw it, everything else sees a question in each row.</summary>
public sealed class TableWaysTests
{
    private const string Question = "Какие курсы прошли учителя";

    private static readonly Campaign Campaign = KindsCampaign.With([.. KindsCampaign.Table, KindsCampaign.Number]);

    [Theory]
    [InlineData(QuestionKind.SeveralOf, "checkbox grid", Questionnaire.InstructionOfTable)]
    [InlineData(QuestionKind.OneOf, "grid", Questionnaire.InstructionOfTableOfOne)]
    public void The_Google_Form_has_one_grid_and_its_sheet_a_column_for_each_row(QuestionKind kind, string item, string help)
    {
        var campaign = KindsCampaign.Only([.. Rows(kind), KindsCampaign.Number]);
        var model = GoogleModel.Run(campaign);
        var items = model["form"].GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["list", item, "text"], items.Select(each => each.GetProperty("kind").GetString()));
        Assert.Equal((Question, help), (items[1].GetProperty("title").GetString(), items[1].GetProperty("help").GetString()));
        Assert.Equal(["Математика", "Физика"], items[1].GetProperty("rows").EnumerateArray().Select(row => row.GetString()));
        Assert.Equal(
            [$"{Question} [Математика]", $"{Question} [Физика]"],
            model.Sheet.Header.Cells.Skip(2).Take(2).Select(cell => cell.Text)
        );

        var parsed = model.Parse(campaign);
        Assert.Empty(parsed.Rejected);
        Assert.All(
            KindsCampaign.Table,
            row =>
                Assert.Equal(
                    ["afar", "at-school", "none"],
                    parsed
                        .Submissions.Select(submission => submission.AnswerTo(row)?.OptionIds)
                        .Where(ticked => ticked?.Count == 1)
                        .Select(ticked => ticked![0])
                        .Distinct()
                        .Order(StringComparer.Ordinal)
                )
        );
    }

    [Fact]
    public void A_Google_Form_asks_for_the_numbers_of_a_table_one_by_one()
    {
        var campaign = KindsCampaign.Only([.. KindsCampaign.NumberTable]);
        var model = GoogleModel.Run(campaign);
        Assert.Equal(
            ["20.1. Сколько учеников в кружках [5 класс]", "20.2. Сколько учеников в кружках [6 класс]"],
            model["form"].GetProperty("items").EnumerateArray().Skip(1).Select(item => item.GetProperty("title").GetString())
        );
        Assert.Contains(
            model.Parse(campaign).Submissions,
            submission => submission.AnswerTo(campaign.Activities[1])?.Value == AnswerValue.Of(2021)
        );
    }

    [Fact]
    public void A_required_table_demands_every_row_and_one_that_waits_demands_none()
    {
        Assert.True(Grid([.. Rows(QuestionKind.OneOf).Select(row => row with { Required = true })]));
        Assert.False(
            Grid([.. Rows(QuestionKind.OneOf).Select(row => row with { Required = true, OnlyIf = new("trainings", ["visited"]) })])
        );

        static bool Grid(Activity[] rows) =>
            GoogleModel
                .Run(KindsCampaign.With(rows))["form"]
                .GetProperty("items")
                .EnumerateArray()
                .Single(item => item.GetProperty("kind").GetString() == "grid")
                .GetProperty("required")
                .GetBoolean();
    }

    [Theory]
    [InlineData("В школе, Заочные, дистанционные", "at-school afar")]
    [InlineData("В школе;Заочные, дистанционные", "at-school afar")]
    [InlineData("Никаких", "none")]
    public void A_cell_below_question_and_row_is_read_as_ticked_options(string cell, string options)
    {
        var parsed = Parse($"{Question} [Физика]", cell);
        Assert.Equal(options.Split(' '), parsed.Submissions[0].AnswerTo(KindsCampaign.Table[1])!.OptionIds);
        Assert.Null(parsed.Submissions[0].AnswerTo(KindsCampaign.Table[0]));
    }

    [Theory]
    [InlineData("19. Какие курсы прошли учителя [Физика]")] // somebody has put the number into the form
    [InlineData("какие курсы прошли учителя  [ФИЗИКА]")]
    [InlineData("19.2. Какие курсы прошли учителя [Физика]")]
    public void A_column_is_known_however_its_table_is_numbered(string header) =>
        Assert.Equal(["none"], Parse(header, "Никаких").Submissions[0].AnswerTo(KindsCampaign.Table[1])!.OptionIds);

    [Fact]
    public void A_sheet_without_the_column_of_a_row_stops_the_sync_and_names_the_row() =>
        Assert.Contains(
            "«19.2. Какие курсы прошли учителя [Физика]»",
            Assert.Throws<SyncStoppedException>(() => Parse($"{Question} [Химия]", "Никаких")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Two_options_in_a_row_of_one_wait_for_a_reader() =>
        Assert.Equal(
            "В школе, Никаких",
            Parse($"{Question} [Физика]", "В школе, Никаких", Rows(QuestionKind.OneOf))
                .Submissions[0]
                .AnswerTo(Rows(QuestionKind.OneOf)[1])!
                .Ambiguous
        );

    [Fact]
    public void A_program_answers_row_by_row_and_may_write_own_words()
    {
        const string Body = """
            {"organization":"sosh-5","answers":[
              {"activity":"courses-maths","options":["at-school","afar"]},{"activity":"courses-physics","options":[],"other":"вебинар"}]}
            """;
        var submission = SubmissionReader.Read(Encoding.UTF8.GetBytes(Body), Campaign, KindsAnswers.At);
        Assert.Equal(["at-school", "afar"], submission.AnswerTo(KindsCampaign.Table[0])!.OptionIds);
        Assert.Equal("вебинар", submission.AnswerTo(KindsCampaign.Table[1])!.Other);
    }

    [Fact]
    public async Task A_school_sees_a_table_in_which_every_box_has_a_name_of_its_own()
    {
        var page = await Draw(AnswerForm.Of(Campaign, current: null, "token"));
        var set = page.QuerySelector("fieldset.grid")!;
        Assert.Equal(Question, set.QuerySelector("legend")!.TextContent);
        Assert.Equal(["Строка", "В школе", "Заочные, дистанционные", "Никаких", "Свой ответ"], Texts(set, "thead th"));
        Assert.Equal(["19.1. Математика", "19.2. Физика"], Texts(set, "tbody .row"));
        Assert.Equal(
            ["Физика: В школе", "Физика: Заочные, дистанционные", "Физика: Никаких"],
            Texts(set, "#courses-physics label").Select(text => text.Trim())
        );
        Assert.All(set.QuerySelectorAll("input"), box => Assert.Equal("checkbox", box.GetAttribute("type")));
        Assert.Empty(page.QuerySelectorAll("fieldset#courses-maths"));
        Assert.Single(page.QuerySelectorAll("fieldset#trained"));
    }

    [Fact]
    public async Task A_school_writes_numbers_into_the_cells_of_a_table()
    {
        var explained = KindsCampaign.NumberTable[1] with
        {
            Checks = [new(NumberCheckKind.NotMoreThan, ["pupils-5"], CheckSeverity.MustBeExplained)],
        };
        var campaign = KindsCampaign.Only(KindsCampaign.NumberTable[0], explained);
        Assert.Empty(CampaignRules.Check(campaign));
        var page = await Draw(AnswerForm.Of(campaign, current: null, "token"), campaign);
        Assert.Equal(["Строка", "Ответ, чел.", "Пояснение, если числа не сходятся"], Texts(page.Body!, ".grid thead th"));
        var cell = page.QuerySelector("#pupils-6 .value")!;
        Assert.Equal("6 класс: Ответ, чел.", cell.TextContent.Trim());
        Assert.Equal("value.pupils-6", cell.QuerySelector("input")!.GetAttribute("name"));
        Assert.Contains("не больше", page.QuerySelector("#pupils-6 .hint")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(page.QuerySelector("#pupils-5 .hint")!.TextContent.Trim());

        var table = PaperForm.Compose(campaign, organization: null).Parts[0].Blocks.OfType<Table>().Single();
        Assert.Equal("____________________ чел.", table.Rows[0][2].Text);
        Assert.Contains("не больше", table.Rows[1][2].Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(QuestionKind.ShortText)]
    [InlineData(QuestionKind.LongText)]
    [InlineData(QuestionKind.Number)]
    [InlineData(QuestionKind.Date)]
    [InlineData(QuestionKind.Scale)]
    [InlineData(QuestionKind.Share)]
    [InlineData(QuestionKind.Links)]
    public async Task A_row_of_any_kind_is_answered_as_its_question_would_be_alone(QuestionKind kind)
    {
        var alone = KindsCampaign.All.Activities.First(activity => activity.Kind == kind && activity.Table is null);
        var table = new QuestionTable("Что сделано", "Физика");
        var row = alone with { Id = "physics", Title = table.Title, ShortTitle = null, Table = table };
        var campaign = KindsCampaign.Only(alone, row);
        Assert.Empty(CampaignRules.Check(campaign));

        var page = await Draw(AnswerForm.Of(campaign, current: null, "token"), campaign);
        Assert.Equal(Names(alone.Id), Names(row.Id));
        Assert.All(
            page.QuerySelectorAll("#physics td :is(input, textarea)"),
            field => Assert.StartsWith("Физика: ", field.Closest("label")!.TextContent.Trim(), StringComparison.Ordinal)
        );
        var paper = PaperForm.Compose(campaign, organization: null).Parts[0].Blocks.OfType<Table>().Last();
        Assert.Equal(["Физика", "Ответ"], [paper.Rows[0][1].Text, paper.Columns[2].Header]);
        Assert.NotEmpty(paper.Rows[0][2].Text.Trim());
        Assert.Contains(GoogleModel.Run(campaign).Parse(campaign).Submissions, submission => submission.AnswerTo(row) is not null);

        IEnumerable<string> Names(string id) =>
            page.QuerySelectorAll($"#{id} [name]").Select(field => field.GetAttribute("name")!.Replace(id, "…", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_single_choice_row_offers_an_empty_choice_that_is_preselected()
    {
        var campaign = KindsCampaign.Only([.. Rows(QuestionKind.OneOf)]);
        var page = await Draw(AnswerForm.Of(campaign, current: null, "token"), campaign);
        var row = page.QuerySelector("#courses-maths")!;
        Assert.Equal(
            ["at-school", "afar", "none", ""],
            row.QuerySelectorAll("input[type=radio]").Select(radio => radio.GetAttribute("value"))
        );
        Assert.Equal("", row.QuerySelector("input[checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_belongs_to_a_row_stands_beside_it()
    {
        var form = AnswerForm.Of(Campaign, current: null, "token");
        var (before, asked) = (new ReadAnswer("courses-physics", ["none"], "было так"), new ReadAnswer("courses-maths", [], "вебинар"));
        var rows = new[]
        {
            AnswerField.Of(KindsCampaign.Table[0], asked) with
            {
                Error = "так нельзя",
            },
            AnswerField.Of(KindsCampaign.Table[1], answer: null) with
            {
                Ambiguous = "то ли, то ли",
            },
        };
        var page = await Draw(form with { Fields = rows }, before: new PreviousAnswers(Campaign, KindsAnswers.Answered("sosh-5", before)));
        var (maths, physics) = (page.QuerySelector("#courses-maths")!, page.QuerySelector("#courses-physics")!);
        Assert.Contains("так нельзя", maths.QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("вебинар", maths.QuerySelector("details[open] textarea")!.TextContent);
        Assert.Contains("то ли, то ли", physics.QuerySelector(".hint")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("было так", physics.QuerySelector("button[data-keep=none]")!.GetAttribute("data-words"));
        Assert.Empty(physics.QuerySelectorAll("details[open]"));
    }

    [Fact]
    public void The_paper_form_has_a_box_in_each_cell_and_the_questions_around_it_in_their_own_tables()
    {
        var blocks = PaperForm.Compose(Campaign, organization: null).Parts[0].Blocks;
        var tables = blocks.OfType<Table>().ToList();
        Assert.Equal([1, 2, 3], tables.Select(table => table.Number));
        Assert.Equal(
            ["№ пп", Question, "1. В школе", "2. Заочные, дистанционные", "3. Никаких"],
            tables[1].Columns.Select(column => column.Header)
        );
        Assert.Equal(
            ["19.1.|Математика|☐|☐|☐", "19.2.|Физика|☐|☐|☐"],
            tables[1].Rows.Select(row => string.Join('|', row.Select(cell => cell.Text)))
        );
        Assert.Equal(["8."], tables[2].Rows.Select(row => row[0].Text));
        Assert.Contains(new Paragraph($"{Questionnaire.InstructionOfTable}:"), blocks);
    }

    [Fact]
    public void A_file_with_it_reads_back_and_one_without_it_stays_as_it_was()
    {
        var file = JsonSerializer.SerializeToUtf8Bytes(Campaign, CampaignFile.Json);
        Assert.Equal(new(Question, "Физика"), CampaignFile.Parse("table", file).FindActivity("courses-physics")!.Table);
        using var written = JsonDocument.Parse(file);
        Assert.Equal(2, written.RootElement.GetProperty("activities").EnumerateArray().Count(each => each.TryGetProperty("table", out _)));
    }

    private static Activity[] Rows(QuestionKind kind) => [.. KindsCampaign.Table.Select(row => row with { Kind = kind })];

    private static ParsedSheet Parse(string header, string cell, IReadOnlyList<Activity>? rows = null)
    {
        var campaign = KindsCampaign.Only([.. rows ?? KindsCampaign.Table]);
        var sheet = new SheetSnapshot(
            campaign.TimeZone,
            "Ответы на форму (1)",
            Row(1, "Отметка времени", "Школа", $"{Question} [Математика]", header),
            [Row(2, "28.01.2021 10:00:00", "СОШ № 5", "", cell)]
        );
        return ResponseParser.Parse(sheet, campaign, KindsAnswers.At.AddDays(1), []);

        static SheetRow Row(int number, params string[] cells) => new(number, [.. cells.Select(SheetCell.OfText)]);
    }

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> Draw(
        AnswerForm form,
        Campaign? campaign = null,
        PreviousAnswers? before = null
    ) =>
        Rendered.AsHtml<FormPage>(
            (
                "Model",
                new FormModel(
                    campaign ?? Campaign,
                    TestCampaign.Small.Organizations[0],
                    form,
                    SubmissionHistory.From([]),
                    KindsAnswers.At,
                    before
                )
            )
        );

    private static IEnumerable<string> Texts(IElement within, string selector) =>
        within.QuerySelectorAll(selector).Select(element => element.TextContent);
}
