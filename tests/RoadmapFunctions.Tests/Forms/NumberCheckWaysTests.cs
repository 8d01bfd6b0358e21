using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
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
using RoadmapFunctions.Reporting.Reports.Sections;
using RoadmapFunctions.Tests.Pages;
using Xunit;
using static RoadmapFunctions.Tests.Forms.KindsAnswers;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>Numbers that must agree, through every way in and out.</summary>
public sealed class NumberCheckWaysTests
{
    private static readonly Campaign Campaign = KindsCampaign.Only([.. KindsCampaign.Checked]);

    private const string TooMany = "50 чел. больше, чем 40 чел. («Всего учителей», вопрос 13)";

    [Fact]
    public void What_must_be_mended_is_refused_beside_the_question_that_says_it()
    {
        var refused = Assert.Throws<SubmissionRefusedException>(() => Send(("teachers", "40"), ("trained", "50")));
        var error = Assert.Single(refused.Errors);
        Assert.Equal(("answers[1].value", $"{TooMany}. Исправьте одно из чисел."), (error.Path, Plain(error.Message)));
        Assert.Equal(2, Send(("teachers", "50"), ("trained", "50")).Answers.Count);
    }

    [Fact]
    public void What_lacks_a_number_is_not_checked()
    {
        Assert.Single(Send(("trained", "50")).Answers);
        Assert.Equal(2, Send(("teachers", "10"), ("young", "4")).Answers.Count);
    }

    [Fact]
    public async Task The_form_shows_the_mistake_beside_its_field_and_keeps_what_was_typed()
    {
        var form = Form(("value.teachers", "40"), ("value.trained", "50"));
        Assert.False(form.WithQuestions(Campaign, current: null).HasQuestions);
        var refused = Assert.Throws<SubmissionRefusedException>(() => Read(form.ToBody(Campaign.Organizations[0])));
        var again = form.With(refused.Errors);
        Assert.Equal([true, false, false, false, false], again.Fields.Select(field => field.Error is not null));
        var page = await Draw(again.Fields[0]);
        Assert.Equal($"{TooMany}. Исправьте одно из чисел.", Plain(page.QuerySelector(".error")!.TextContent));
        Assert.Equal(("50", "true"), (Input(page, "value"), Input(page, "aria-invalid")));

        static string? Input(AngleSharp.Dom.IDocument page, string attribute) =>
            page.QuerySelector("input[name='value.trained']")!.GetAttribute(attribute);
    }

    [Fact]
    public async Task What_must_be_explained_is_refused_until_the_school_explains_it()
    {
        var form = Form(("value.teachers", "40"), ("value.young", "10"), ("value.senior", "20"));
        Assert.False(form.WithQuestions(Campaign, current: null).HasQuestions);
        var refused = Assert.Throws<SubmissionRefusedException>(() => Read(form.ToBody(Campaign.Organizations[0])));
        Assert.Equal("answers[2].other", Assert.Single(refused.Errors).Path);
        var asked = form.With(refused.Errors);
        Assert.Equal(
            "40 чел. не равно сумме 30 чел.: 10 чел. («Молодых учителей», вопрос 14) + 20 чел. («Опытных учителей», вопрос 15). "
                + "Исправьте одно из чисел, а если всё верно, напишите в пояснении, почему так.",
            Plain(asked.Fields[2].Error!)
        );
        Assert.Equal(
            "Пояснение, если числа не сходятся",
            (await Draw(asked.Fields[2]))
                .QuerySelector("textarea[name='other.teachers']")!
                .Closest("label")!
                .QuerySelector("span")!
                .TextContent
        );
        Assert.Null((await Draw(asked.Fields[0])).QuerySelector("textarea"));
        var explained = Form(
            ("value.teachers", "40"),
            ("value.young", "10"),
            ("value.senior", "20"),
            ("other.teachers", "десять в отпуске")
        );
        Assert.False(explained.WithQuestions(Campaign, current: null).HasQuestions);
        var taken = Read(explained.ToBody(Campaign.Organizations[0]));
        Assert.Equal(
            """{"format":1,"answers":[{"activity":"teachers","number":40,"other":"десять в отпуске"}]}""",
            CanonicalAnswer.Write([taken.AnswerTo("teachers")!])
        );
        Assert.Equal(taken.Answers, CanonicalAnswer.Read(CanonicalAnswer.Write(taken.Answers)));
        Assert.Equal("десять в отпуске", AnswerForm.Of(Campaign, taken, "token").Fields[2].Other);
        Assert.Equal("teachers", Assert.Single(Review(taken).Unread).Activity.Id); // a person says whether it explains anything
    }

    [Fact]
    public void The_report_names_the_numbers_that_do_not_agree_with_what_the_school_says_of_them()
    {
        var taken = Read(
            Form(("value.teachers", "40"), ("value.young", "10"), ("value.senior", "20"), ("other.teachers", "десять в отпуске"))
                .ToBody(Campaign.Organizations[0])
        );
        var data = new ReportData(
            CampaignAnalysis.Of(Campaign, SubmissionHistory.From([taken]), GroupCorrections.None),
            [],
            new(1, "Отчёт", "проверка", At, At),
            Changes: null
        );
        Assert.Equal(
            [
                "СОШ № 5",
                "Вопрос 13: 40 чел. не равно сумме 30 чел.: 10 чел. («Молодых учителей», вопрос 14) + "
                    + "20 чел. («Опытных учителей», вопрос 15)",
                "десять в отпуске",
            ],
            Mismatch(FactsSection.Compose(data, new()))
        );
        Assert.Equal(2, Mismatch(FactsSection.Compose(data, new(), forCommittee: true)).Count); // schools' own words stay at home

        static IReadOnlyList<string> Mismatch(IEnumerable<Block> blocks) =>
            [
                .. blocks
                    .OfType<Table>()
                    .Single(table => table.Caption == "Числа, которые не сходятся")
                    .Rows.Single()
                    .Select(cell => Plain(cell.Text)),
            ];
    }

    [Theory]
    [InlineData("10", "десять в отпуске", false)]
    [InlineData("10", " десять в отпуске ", false)]
    [InlineData("11", "десять в отпуске", true)] // other numbers, old words
    [InlineData("11", "девять в отпуске", false)]
    public void An_explanation_holds_for_the_numbers_that_it_was_written_for(string young, string why, bool asks)
    {
        (string, string)[] numbers = [("value.teachers", "40"), ("value.senior", "20")];
        var stored = Read(
            Form([.. numbers, ("value.young", "10"), ("other.teachers", "десять в отпуске")]).ToBody(Campaign.Organizations[0])
        );
        var form = Form([.. numbers, ("value.young", young), ("other.teachers", why)]);
        Assert.Equal(asks, form.WithQuestions(Campaign, stored).HasQuestions);
    }

    [Theory]
    [InlineData("—")]
    [InlineData("нет")]
    public void A_dash_is_no_explanation(string why)
    {
        var form = Form(("value.teachers", "40"), ("value.young", "10"), ("value.senior", "20"), ("other.teachers", why));
        Assert.Throws<SubmissionRefusedException>(() => Read(form.ToBody(Campaign.Organizations[0])));
    }

    [Theory]
    [InlineData("""{"activity":"trained","value":1,"other":"так вышло"}""", "answers[0].other")]
    [InlineData("""{"activity":"teachers","other":"считаем"}""", "answers[0].value")]
    [InlineData("""{"activity":"teachers","value":1,"options":["a"],"other":"так"}""", "answers[0].options")]
    public void Own_words_stand_only_beside_a_number_that_may_be_explained(string answer, string path)
    {
        var refused = Assert.Throws<SubmissionRefusedException>(() =>
            Read(Encoding.UTF8.GetBytes($$"""{"organization":"sosh-5","answers":[{{answer}}]}"""))
        );
        Assert.Equal(path, refused.Errors[0].Path);
    }

    [Fact]
    public void An_explanation_has_the_length_of_own_words()
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new SubmissionRequest("sosh-5", [new("teachers", Other: new string('я', 4001), Value: JsonSerializer.SerializeToElement(1))]),
            RoadmapJson.Options
        );
        var error = Assert.Single(Assert.Throws<SubmissionRefusedException>(() => Read(body)).Errors);
        Assert.Equal(("answers[0].other", "Пояснение длиннее 4000 знаков: 4001. Сократите."), (error.Path, error.Message));
    }

    [Fact]
    public void A_row_of_the_sheet_cannot_be_refused_so_it_is_taken_and_waits_for_a_person()
    {
        var sheet = new SheetBuilder()
            .WithHeader([
                "Отметка времени",
                "Школа",
                "8. Сколько учителей обучено",
                "13. Всего учителей",
                "11. Обучение педагогов",
                "14. Молодых учителей",
                "15. Опытных учителей",
            ])
            .Row([
                SheetBuilder.Time("2021-01-28 12:00:00"),
                SheetCell.OfText("СОШ № 5"),
                SheetCell.OfText("50"),
                SheetCell.OfText("40"),
                SheetCell.OfText("12 из 41"),
                SheetCell.OfText("10"),
                SheetCell.OfText("30"),
            ]);
        var row = Assert.Single(sheet.Parse(Campaign).Submissions);
        Assert.Equal((50, 40), (row.AnswerTo("trained")!.Value!.Number, row.AnswerTo("teachers")!.Value!.Number));
        Assert.Equal(
            [TooMany, "Всего учителей: 41 чел. не равно 40 чел. («Всего учителей», вопрос 13)"],
            Review(row).Unread.SelectMany(each => each.Broken).Select(broken => Plain(broken.Problem))
        );
        Assert.Equal(ReviewState.Received, Review(row).State);
    }

    [Fact]
    public void What_a_person_has_read_holds_until_any_of_the_numbers_changes()
    {
        var row = Answers(("trained", 50), ("teachers", 40));
        var activity = Campaign.FindActivity("trained")!;
        var read = new Assessment
        {
            OrganizationId = "sosh-5",
            Number = 1,
            By = "Оператор",
            ObservedAt = At.AddHours(1),
            ActivityId = "trained",
            AnswerSha256 = AnswerDigest.Of(Campaign, activity, row),
            Comment = "обучены и совместители",
        };
        Assert.Null(ReviewRules.Obstacle(Campaign, row, Review(row), read));
        Assert.Empty(Review(row, read).Unread);
        var later = Answers(("trained", 50), ("teachers", 45)) with { SubmittedAt = At.AddHours(2), ObservedAt = At.AddHours(2) };
        Assert.Equal("trained", Assert.Single(Review(row, read, later).Unread).Activity.Id);
        Assert.Equal(ReviewObstacle.AnswerReplaced, ReviewRules.Obstacle(Campaign, later, Review(row, later), read));
    }

    [Fact]
    public void What_a_person_has_read_holds_when_only_an_explanation_of_another_number_changes()
    {
        var row = Answers(("trained", 50), ("teachers", 40));
        var explained = row with { Answers = [row.Answers[0], new ValueAnswer("teachers", AnswerValue.Of(40), "по штату")] };
        var activity = Campaign.FindActivity("trained")!;
        Assert.Equal(AnswerDigest.Of(Campaign, activity, row), AnswerDigest.Of(Campaign, activity, explained));
    }

    [Fact]
    public void What_a_new_check_would_give_to_a_person_is_told_before_it_counts()
    {
        var before = Campaign with { Activities = [.. Campaign.Activities.Select(each => each with { Checks = null })] };
        var explained = Read(
            Form(("value.teachers", "40"), ("value.young", "1"), ("value.senior", "2"), ("other.teachers", "так вышло"))
                .ToBody(Campaign.Organizations[0])
        );
        var broken = Answers(("trained", 50), ("teachers", 40)) with { OrganizationId = "sosh-13" };
        var history = SubmissionHistory.From([explained, broken]);
        var orphan = Assert.Single(OrphanedAnswers.Find(before, Campaign, history));
        Assert.Equal(
            ("$.activities[0].checks", "числа вопроса 8 сверяются теперь с другими, и ответы 1 школы пришлось бы читать человеку"),
            (orphan.Place, Plain(orphan.Problem))
        );
        Assert.Empty(OrphanedAnswers.Find(Campaign, Campaign, history));
        Assert.Empty(OrphanedAnswers.Find(Campaign, before, history));
    }

    [Fact]
    public void Every_form_says_what_is_checked()
    {
        const string statement = "Впишите целое число (чел.), от 0 до 2 000. Не больше, чем «Всего учителей» (вопрос 13)";
        var items = GoogleModel.Run(Campaign)["form"].GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(statement, Plain(items[1].GetProperty("help").GetString()!));
        var rows = PaperForm.Compose(Campaign, organization: null).Parts[0].Blocks.OfType<Table>().Single().Rows;
        Assert.StartsWith($"{statement}:\n____", Plain(rows[0][2].Text), StringComparison.Ordinal);
        Assert.Contains("Пояснение, если числа не сходятся: ____", rows[1][2].Text, StringComparison.Ordinal);
        Assert.Contains("Всего учителей — столько же, сколько «Всего учителей» (вопрос 13)", rows[1][2].Text, StringComparison.Ordinal);
        Assert.Contains(
            "Равно сумме: «Молодых учителей» (вопрос 14) + «Опытных учителей» (вопрос 15)",
            rows[2][2].Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_school_sees_what_is_checked_beside_the_question()
    {
        var page = await Draw(AnswerField.Of(Campaign.Activities[0], answer: null));
        Assert.Equal(
            ["Впишите целое число (чел.), от 0 до 2 000.", "Не больше, чем «Всего учителей» (вопрос 13)."],
            page.QuerySelectorAll(".hint span").Select(span => Plain(span.TextContent))
        );
    }

    [Fact]
    public void An_explanation_is_in_every_file_of_the_report()
    {
        var submission = Answers(("teachers", 40), ("young", 10), ("senior", 20));
        submission = submission with
        {
            Answers = [new ValueAnswer("teachers", AnswerValue.Of(40), "десять в отпуске"), .. submission.Answers.Skip(1)],
        };
        var data = Report(CampaignAnalysis.Of(Campaign, SubmissionHistory.From([submission]), GroupCorrections.None));
        var summary = SummaryData.Of(data);
        var answer = summary.Organizations[0].Answers!.Single(each => each.ActivityId == "teachers");
        Assert.Equal((40, "десять в отпуске"), (answer.Number, answer.OwnWords));
        Assert.Contains("десять в отпуске", Texts(AnalyticalReport.Compose(data)));
        Assert.Contains(
            "мероприятие 13, «Пояснение» — 1 из 1",
            SummaryCsv.Counts(SummaryOutline.Read(JsonSerializer.SerializeToUtf8Bytes(summary, RoadmapJson.Options)))
        );
        Assert.Equal(
            SummaryCsv.ReadCounts(SummaryCsv.Write(data)),
            SummaryCsv.Counts(SummaryOutline.Read(JsonSerializer.SerializeToUtf8Bytes(summary, RoadmapJson.Options)))
        );

        static IEnumerable<string> Texts(Document document) =>
            document
                .Parts.SelectMany(part => part.Blocks)
                .OfType<Table>()
                .SelectMany(table => table.Rows)
                .SelectMany(row => row)
                .Select(cell => cell.Text);
    }

    [Fact]
    public void An_explanation_is_erased_and_its_number_stays()
    {
        var answer = new ValueAnswer("teachers", AnswerValue.Of(40), "уволена Иванова");
        var erased = new Erasure
        {
            Key = "act",
            At = At.AddDays(1),
            By = "Оператор",
            Basis = "заявление",
            ActivityId = "teachers",
            TextDigest = Erasure.DigestOf("уволена Иванова"),
        }.Apply(Answered("sosh-5", answer));
        Assert.Equal(new ValueAnswer("teachers", AnswerValue.Of(40), Erasure.Mark), erased.Answers[0]);
        Assert.Equal(1, Erasure.CountIn(erased));
    }

    [Fact]
    public void A_dash_explains_nothing_and_leaves_the_number()
    {
        var dash = Answered("sosh-5", new ValueAnswer("teachers", AnswerValue.Of(40), "—"));
        Assert.Equal(new ValueAnswer("teachers", AnswerValue.Of(40)), dash.AnswerTo("teachers"));
        var moved = Answered("sosh-5", new ValueAnswer("teachers", AnswerValue.Of(40), "десять в отпуске"));
        Assert.Equal("40, десять в отпуске", moved.AnswerTo(KindsCampaign.ShortText with { Id = "teachers" })!.Other);
    }

    private static OrganizationReview Review(params LogEntry[] entries) =>
        SubmissionHistory.From(entries).ReviewOf(Campaign, Campaign.Organizations[0]);

    private static Submission Answers(params (string Activity, int Number)[] given) =>
        Answered("sosh-5", new ValueAnswer(given[0].Activity, AnswerValue.Of(given[0].Number))) with
        {
            Answers = [.. given.Select(each => new ValueAnswer(each.Activity, AnswerValue.Of(each.Number)))],
        };

    private static Submission Send(params (string Activity, string Value)[] given) =>
        Read(
            Encoding.UTF8.GetBytes(
                $$"""{"organization":"sosh-5","answers":[{{string.Join(
                    ',',
                    given.Select(each => $$"""{"activity":"{{each.Activity}}","value":{{each.Value}}}""")
                )}}]}"""
            )
        );

    private static Submission Read(byte[] body) => SubmissionReader.Read(body, Campaign, At);

    private static AnswerForm Form(params (string Name, string Value)[] fields) =>
        AnswerForm.Of(
            Campaign,
            new FormCollection(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value), StringComparer.Ordinal))
        );

    private static Task<AngleSharp.Html.Dom.IHtmlDocument> Draw(AnswerField field) =>
        Rendered.AsHtml<FormQuestion>(("Campaign", Campaign), ("Field", field), ("Asked", null), ("Before", null), ("Answered", false));

    private static string Plain(string text) => text.Replace(Russian.NonBreakingSpace, ' ').Trim();
}
