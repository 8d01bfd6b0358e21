using System.IO.Compression;
using System.Text;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Pages.School;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using RoadmapFunctions.Tests.Pages;
using Xunit;
using static RoadmapFunctions.Tests.Forms.KindsAnswers;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>A question that is asked only after some answer, through every way in and out.</summary>
public sealed class QuestionConditionWaysTests
{
    private static readonly Campaign Campaign = KindsCampaign.With([.. KindsCampaign.Conditional]);

    private static readonly ActivityAnswer Visited = new ReadAnswer("trainings", ["visited"]);

    private static readonly ActivityAnswer NotVisited = new ReadAnswer("trainings", ["not-visited"]);

    private static readonly ActivityAnswer[] Rest = [new ReadAnswer("scheme", ["ready"]), new ReadAnswer("goals", ["set"])];

    private static readonly ActivityAnswer Why = new ReadAnswer("why", [], "нет специалиста");

    [Theory]
    [InlineData("visited", null, "scheme goals trainings")]
    [InlineData("not-visited", null, "scheme goals trainings why help")]
    [InlineData("not-visited", "no", "scheme goals trainings why help")]
    [InlineData("not-visited", "yes", "scheme goals trainings why help people")]
    [InlineData("visited", "yes", "scheme goals trainings")] // what it is not asked opens no other question
    public void A_school_is_asked_what_its_answers_open(string trainings, string? help, string asked)
    {
        var answer = Answer([new ReadAnswer("trainings", [trainings]), .. help is null ? [] : Help(help)]);
        Assert.Equal(asked, string.Join(' ', AskedRule.Asked(Campaign, answer).Select(activity => activity.Id)));
    }

    [Fact]
    public void A_question_that_was_not_asked_is_not_missing()
    {
        Assert.Equal(Completeness.Complete, CompletenessRule.Of(Campaign, Answer([.. Rest, Visited])));
        var asked = Answer([.. Rest, NotVisited]);
        Assert.Equal(["why", "help"], CompletenessRule.Unanswered(Campaign, asked).Select(activity => activity.Id));
        Assert.Equal(["scheme", "goals", "trainings"], CompletenessRule.Unanswered(Campaign, answer: null).Select(activity => activity.Id));
        var progress = OrganizationProgress.Of(Campaign, SubmissionHistory.From([asked]), Campaign.Organizations[0]);
        Assert.Equal((3, 5, Completeness.Partial), (progress.Answered, progress.Asked, progress.Completeness));
    }

    [Fact]
    public void An_answer_to_a_question_that_was_not_asked_stays_and_does_not_count()
    {
        var answer = Answer([.. Rest, Visited, Why, new AmbiguousAnswer("people", "около трёх")]);
        Assert.Equal("нет специалиста", answer.AnswerTo("why")!.Other);
        var counted = AskedRule.Counted(Campaign, answer);
        Assert.Equal((answer.Key, 3), (counted.Key, counted.Answers.Count));
        Assert.Empty(SubmissionHistory.From([answer]).ReviewOf(Campaign, Campaign.Organizations[0]).Unread);
        Assert.Equal("нет специалиста", AnswerForm.Of(Campaign, answer, "token").Fields[3].Other);
        Assert.Same(answer, AskedRule.Counted(TestCampaign.Small, answer));
    }

    public static TheoryData<ActivityAnswer, bool> Doubtful =>
        new()
        {
            { new AmbiguousAnswer("trainings", "Посещают, Не посещают иногда"), true },
            { new ReadAnswer("trainings", [], "когда как"), true },
            { new ReadAnswer("trainings", [], "—"), false },
            { new ReadAnswer("trainings", ["visited"], "когда как"), false },
        };

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void After_a_doubtful_answer_who_has_answered_was_asked(ActivityAnswer earlier, bool asked)
    {
        Assert.Equal(asked, AskedRule.IsAsked(Campaign, Campaign.FindActivity("why")!, Answer([earlier, Why])));
        Assert.False(AskedRule.IsAsked(Campaign, Campaign.FindActivity("why")!, Answer([earlier])));
    }

    [Theory]
    [InlineData("why")]
    [InlineData(null)] // the whole answer
    public void A_question_that_is_not_asked_after_a_return_waits_for_nobody(string? returned)
    {
        var first = Answer([.. Rest, NotVisited, Why]);
        var second = Answer([.. Rest, Visited, Why]) with { SubmittedAt = At.AddHours(2), ObservedAt = At.AddHours(2) };
        var sentBack = Answers.Review.Return(first, returned) with { Number = 1 };
        var review = SubmissionHistory.From([first, sentBack, second]).ReviewOf(Campaign, Campaign.Organizations[0]);
        Assert.DoesNotContain(review.Unread, each => each.Activity.Id == "why");
        Assert.Null(ReviewRules.Obstacle(Campaign, second, review, Answers.Review.Assess(answer: null, "why", level: null)));
    }

    [Fact]
    public void What_must_be_answered_must_be_answered_only_by_who_is_asked()
    {
        Assert.Equal(3, Send("visited").Answers.Count);
        var refused = Assert.Throws<SubmissionRefusedException>(() => Send("not-visited"));
        Assert.StartsWith("Вопрос 17 обязателен", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(4, Send("not-visited", """,{"activity":"help","options":["no"]}""").Answers.Count);
        Assert.Equal(4, Send("visited", """,{"activity":"why","other":"лишнее"}""").Answers.Count);
    }

    [Theory]
    [InlineData("visited", "answers[3]", "Вопрос 18 вам не задан: сотрите ответ на него.")]
    [InlineData("not-visited", "answers[3].value", "«много» — не число.")]
    public void What_cannot_be_read_must_be_mended_only_by_who_is_asked(string trainings, string path, string words)
    {
        var refused = Assert.Throws<SubmissionRefusedException>(() =>
            Send(trainings, """,{"activity":"people","value":"много"},{"activity":"help","options":["yes"]}""")
        );
        var error = Assert.Single(refused.Errors);
        Assert.Equal(path, error.Path);
        Assert.StartsWith(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_a_question_that_was_not_asked_are_not_checked()
    {
        var campaign = Campaign with
        {
            Activities =
            [
                .. Campaign.Activities.Select(each =>
                    each.Id == "people" ? each with { Checks = [new(NumberCheckKind.NotMoreThan, ["trained"])] } : each
                ),
                KindsCampaign.Number,
            ],
        };
        ActivityAnswer[] numbers = [new ValueAnswer("people", AnswerValue.Of(9)), new ValueAnswer("trained", AnswerValue.Of(5))];
        var people = campaign.FindActivity("people")!;
        Assert.Empty(BrokenCheck.In(campaign, people, Answer([Visited, .. Help("yes"), .. numbers])));
        Assert.Single(BrokenCheck.In(campaign, people, Answer([NotVisited, .. Help("yes"), .. numbers])));
    }

    [Fact]
    public void The_same_rule_holds_for_a_row_of_the_sheet()
    {
        var sheet = new SheetBuilder()
            .WithHeader(["Отметка времени", "Школа", .. Campaign.Activities.Select(activity => activity.NumberedTitle())])
            .Row([
                SheetBuilder.Time("2021-01-28 12:00:00"),
                .. Cells("СОШ № 5", "Разработана", "Поставлены по предметам, классам", "Посещают", "", "", ""),
            ])
            .Row([
                SheetBuilder.Time("2021-01-28 12:00:00"),
                .. Cells("СОШ № 13", "Разработана", "Поставлены по предметам, классам", "Не посещают", "", "", ""),
            ]);
        Assert.Equal(
            [Completeness.Complete, Completeness.Partial],
            sheet.Parse(Campaign).Submissions.Select(row => CompletenessRule.Of(Campaign, row))
        );

        static IEnumerable<SheetCell> Cells(params string[] texts) => texts.Select(SheetCell.OfText);
    }

    [Fact]
    public async Task The_form_says_when_to_answer_and_leaves_hiding_to_the_script()
    {
        var page = await Rendered.AsHtml<FormQuestion>(
            ("Campaign", Campaign),
            ("Field", AnswerField.Of(Campaign.FindActivity("why")!, answer: null)),
            ("Asked", null),
            ("Before", null),
            ("Answered", false)
        );
        Assert.Equal("Ответьте, если в вопросе 4 отмечено «Не посещают».", page.QuerySelector(".condition")!.TextContent);
        var set = page.QuerySelector("fieldset")!;
        Assert.Equal(
            ("trainings", "not-visited", false),
            (set.GetAttribute("data-if"), set.GetAttribute("data-options"), set.HasAttribute("hidden"))
        );
    }

    [Theory]
    [InlineData("visited", "Вопрос не задан: на него отвечают, если в вопросе 4 отмечено «Не посещают». Ответ сохранён и не учитывается:")]
    [InlineData("not-visited", null)]
    public async Task The_school_sees_what_became_of_its_answer(string trainings, string? note)
    {
        var page = await Rendered.AsHtml<GivenAnswer>(
            ("Campaign", Campaign),
            ("Activity", Campaign.FindActivity("why")!),
            ("Submission", Answer([new ReadAnswer("trainings", [trainings]), Why]))
        );
        Assert.Equal(note, page.QuerySelector(".quiet")?.TextContent.Trim());
        Assert.Contains("нет специалиста", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_of_the_google_form_demands_what_the_form_demands()
    {
        var draft = PreviewModel.Of(new OpenDraft(Campaign, InForce: null, Stored: null), new DateOnly(2021, 1, 28), asForm: true);
        var page = await Rendered.AsHtml<PreviewPage>(("Model", draft));
        var demanded = page.QuerySelectorAll(".items > li > p:first-child")
            .Where(title => title.TextContent.EndsWith(" — обязательно", StringComparison.Ordinal));
        Assert.Empty(demanded);
    }

    [Fact]
    public async Task A_row_in_quarantine_stands_beside_what_counts_of_the_direct_answer()
    {
        var row = new QuarantineItem
        {
            Key = "row-2",
            Reason = RejectionReason.ReplacesDirect,
            Row = 2,
            Column = "B",
            Explanation = string.Empty,
            Cells = [],
            FoundAt = At,
        };
        var page = await Rendered.AsHtml<QuarantineRow>(("Campaign", Campaign), ("Item", row), ("Direct", Answer([.. Rest, Visited, Why])));
        Assert.Contains("Ответ сохранён и не учитывается:", page.QuerySelectorAll("dd")[3].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Google_and_paper_show_it_to_everybody_with_a_note()
    {
        var items = GoogleModel.Run(Campaign)["form"].GetProperty("items").EnumerateArray().TakeLast(3).ToList();
        Assert.Equal(
            "Ответьте, если в вопросе 4 отмечено «Не посещают». Ответьте своими словами",
            items[0].GetProperty("help").GetString()
        );
        Assert.All(items, item => Assert.False(item.GetProperty("required").GetBoolean()));
        var rows = PaperForm.Compose(Campaign, organization: null).Parts[0].Blocks.OfType<Table>().Single().Rows;
        Assert.StartsWith(
            "Ответьте, если в вопросе 4 отмечено «Не посещают».\nВыберите один вариант:\n☐",
            rows[4][2].Text,
            StringComparison.Ordinal
        );
        Assert.StartsWith("Ответьте, если в вопросе 17 отмечено «Нужна».\nВпишите число", rows[5][2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_counts_among_those_who_were_asked()
    {
        Submission[] answers =
        [
            Answer([.. Rest, Visited, Why]),
            Answer([.. Rest, NotVisited, .. Help("yes")], "sosh-13"),
            Answer([.. Rest, NotVisited, Why, .. Help("no")], "sosh-18"),
        ];
        var analysis = CampaignAnalysis.Of(Campaign, SubmissionHistory.From(answers), GroupCorrections.None);
        var why = analysis.Activities.Single(each => each.Activity.Id == "why");
        Assert.Equal((2, 1, 1), (why.Asked, why.Answered, why.OwnWords.Count));
        var data = Report(analysis);
        var summary = SummaryData.Of(data);
        Assert.Equal([null, null, null, 2, 2, 1], summary.Activities.Select(each => each.Asked));
        Assert.Equal(
            [Completeness.Complete, Completeness.Partial, Completeness.Complete],
            summary.Organizations.Select(each => each.Completeness)
        );
        Assert.Null(summary.Organizations[0].Answers!.Single(each => each.ActivityId == "why").OwnWords);
        var cells = AnalyticalReport
            .Compose(data)
            .Parts.SelectMany(part => part.Blocks)
            .OfType<Table>()
            .SelectMany(table => table.Rows)
            .Select(row => string.Join('|', row.Select(cell => cell.Text.Replace(Russian.NonBreakingSpace, ' '))))
            .ToList();
        Assert.Contains("17|Нужна ли помощь (задан, если в вопросе 4 отмечено «Не посещают»)|2 из 2|", cells);
        Assert.Contains(cells, row => row.StartsWith("Вопрос, заданный не всем|", StringComparison.Ordinal));
        Assert.Contains(cells, row => row.Contains("|3 из 3|", StringComparison.Ordinal));
        Assert.Contains(cells, row => row.Contains("|4 из 6|", StringComparison.Ordinal));
    }

    [Fact]
    public void Papers_to_a_school_demand_only_what_it_was_asked()
    {
        var known = SubmissionHistory.From([Answer([.. Rest, Visited, Why]), Answer([.. Rest, NotVisited, .. Help("yes")], "sosh-13")]);
        var summary = SummaryData.Of(Report(CampaignAnalysis.Of(Campaign, known, GroupCorrections.None)));
        Assert.Equal([null, null, null, false, false, false], summary.Organizations[0].Answers!.Select(each => each.Asked));
        Assert.Equal([null, null, null, null, null, null], summary.Organizations[1].Answers!.Select(each => each.Asked));
        foreach (var compose in (Func<SummaryData, SummaryOrganization, Document>[])[SchoolNotification.Compose, SchoolSheet.Compose])
        {
            Assert.DoesNotContain("Не представлены", Text(compose(summary, summary.Organizations[0])), StringComparison.Ordinal);
            Assert.Contains(
                "Не представлены сведения по вопросам 16 и 18.",
                Text(compose(summary, summary.Organizations[1])),
                StringComparison.Ordinal
            );
        }

        static string Text(Document paper) =>
            string.Join(
                '\n',
                paper
                    .Parts.SelectMany(part => part.Blocks)
                    .OfType<Paragraph>()
                    .Select(each => each.Text.Replace(Russian.NonBreakingSpace, ' '))
            );
    }

    [Fact]
    public void The_summary_as_csv_says_how_many_were_asked_only_where_not_all_are()
    {
        var lines = Lines(Campaign).Select(line => (line[0], line[^1])).Distinct().ToList();
        Assert.Equal(("№ мероприятия", "Спрошенных"), lines[0]);
        Assert.Contains(("4", "1"), lines);
        Assert.Contains(("17", "0"), lines);
        Assert.DoesNotContain("Спрошенных", Lines(TestCampaign.Small)[0]);

        static List<IReadOnlyList<string>> Lines(Campaign campaign)
        {
            var analysis = CampaignAnalysis.Of(campaign, SubmissionHistory.From([Answer([Visited])]), GroupCorrections.None);
            return [.. CsvFile.Read(SummaryCsv.Write(Report(analysis)))];
        }
    }

    [Fact]
    public async Task The_workbook_says_how_many_were_asked_only_where_not_all_are()
    {
        Assert.Contains("Спрошенных", await Workbook(Campaign), StringComparison.Ordinal);
        Assert.DoesNotContain("Спрошенных", await Workbook(TestCampaign.Small), StringComparison.Ordinal);

        static async Task<string> Workbook(Campaign campaign)
        {
            var analysis = CampaignAnalysis.Of(campaign, SubmissionHistory.From([Answer([Visited])]), GroupCorrections.None);
            using var file = new MemoryStream();
            await SummaryWorkbook.WriteAsync(Report(analysis), file, TestContext.Current.CancellationToken);
            using var parts = new ZipArchive(new MemoryStream(file.ToArray()));
            return string.Concat(
                parts.Entries.Select(part =>
                {
                    using var reader = new StreamReader(part.Open());
                    return reader.ReadToEnd();
                })
            );
        }
    }

    [Fact]
    public void Answers_that_a_new_condition_would_leave_behind_are_named_before_it_counts()
    {
        var everybody = Campaign with { Activities = [.. Campaign.Activities.Select(each => each with { OnlyIf = null })] };
        var history = SubmissionHistory.From([Answer([.. Rest, Visited, Why]), Answer([.. Rest, NotVisited, Why], "sosh-13")]);
        var orphan = Assert.Single(OrphanedAnswers.Find(everybody, Campaign, history));
        Assert.Equal(
            ("$.activities[3].onlyIf", "вопрос 16 задаётся теперь не всем, и ответы 1 школы на него не учитывались бы"),
            (orphan.Place, orphan.Problem.Replace(Russian.NonBreakingSpace, ' '))
        );
        Assert.Empty(OrphanedAnswers.Find(Campaign, everybody, history));
        Assert.Empty(OrphanedAnswers.Find(Campaign, Campaign, history));
    }

    private static ReadAnswer[] Help(string option) => [new ReadAnswer("help", [option])];

    private static Submission Answer(IReadOnlyList<ActivityAnswer> answers, string school = "sosh-5") =>
        Answered(school, answers[0]) with
        {
            Answers = answers,
        };

    private static Submission Send(string trainings, string more = "") =>
        SubmissionReader.Read(
            Encoding.UTF8.GetBytes(
                $$"""
                {"organization":"sosh-5","answers":[{"activity":"scheme","options":["ready"]},{"activity":"goals","options":["set"]},
                {"activity":"trainings","options":["{{trainings}}"]}{{more}}]}
                """
            ),
            Campaign,
            At
        );
}
