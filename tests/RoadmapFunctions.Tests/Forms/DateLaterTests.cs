using System.Text.Json;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Functions.Api;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using Xunit;
using static RoadmapFunctions.Tests.Forms.KindsAnswers;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>What becomes of a day after it has come: its question changes, a person reads it, the next period follows.</summary>
public sealed class DateLaterTests
{
    private static readonly Campaign Campaign = KindsCampaign.Only(KindsCampaign.Date);

    private static readonly DateOnly Fifth = new(2021, 2, 5);

    public static TheoryData<string, string, string> Changes =>
        new()
        {
            { "approved", "5 февраля 2021", "2021-02-05" },
            { "approved", "около 30", "asked: около 30" },
            { "helped", "2021-02-05", "words: 5 февраля 2021 г." },
            { "trained", "2021-02-05", "asked: 5 февраля 2021 г." },
            { "participants", "2021-02-05", "asked: 5 февраля 2021 г." },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void After_a_change_of_the_kind_an_answer_is_what_was_said_or_waits_for_a_person(string question, string given, string now)
    {
        var said = Stored(given) is { } day
            ? (ActivityAnswer)new ValueAnswer(question, AnswerValue.Of(day))
            : new ReadAnswer(question, [], given);
        var answer = Answered("sosh-5", said).AnswerTo(KindsCampaign.All.FindActivity(question)!)!;
        Assert.Equal(now.Replace(' ', Russian.NonBreakingSpace), Told(answer).Replace(' ', Russian.NonBreakingSpace));

        static DateOnly? Stored(string text) =>
            text.StartsWith("20", StringComparison.Ordinal) ? CanonicalAnswer.ReadValue(text).Day : null;

        static string Told(ActivityAnswer answer) =>
            answer.Value is { } value ? CanonicalAnswer.Spell(value)
            : answer.Ambiguous is { } asked ? $"asked: {asked}"
            : $"words: {answer.Other}";
    }

    [Fact]
    public void A_number_given_for_a_day_waits_for_a_person() =>
        Assert.Equal("12", Answered("sosh-5", new ValueAnswer("approved", AnswerValue.Of(12))).AnswerTo(KindsCampaign.Date)!.Ambiguous);

    [Fact]
    public void Limits_that_leave_an_answer_out_are_said_before_they_count()
    {
        var narrow = KindsCampaign.Only(KindsCampaign.Date with { Date = new(Most: new(2021, 1, 31)) });
        var history = SubmissionHistory.From([Day("sosh-5", Fifth), Day("sosh-13", new(2021, 1, 29))]);
        var orphan = Assert.Single(OrphanedAnswers.Find(Campaign, narrow, history));
        Assert.Equal("$.activities[0].kind", orphan.Place);
        Assert.Contains(
            "из 2 школ, которые на него ответили, у 1",
            orphan.Problem.Replace(Russian.NonBreakingSpace, ' '),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "5 февраля 2021 г.",
            Day("sosh-5", Fifth).AnswerTo(narrow.Activities[0])!.Ambiguous!.Replace(Russian.NonBreakingSpace, ' ')
        );
    }

    [Fact]
    public void What_a_person_has_read_in_a_cell_counts_like_a_day()
    {
        var unclear = Answered("sosh-13", new AmbiguousAnswer("approved", "05/02/21"));
        var form = new ReviewForm("assess", "approved", "", "", "", 0, AnswerDigest.Of(unclear.Answers[0]), unclear.Key, Value: "5.2.2021");
        Assert.Null(form.ValueProblem(Campaign));
        var read = (Assessment)form.Decision(Campaign, Campaign.Organizations[1], "Оператор")!;
        Assert.Equal(AnswerValue.Of(Fifth), read.Value);
        Assert.Contains("не дата", (form with { Value = "в конце" }).ValueProblem(Campaign), StringComparison.Ordinal);
        Assert.Equal("прочитано как «5 февраля 2021 г.».", ReviewWording.Of(read, Campaign).Replace(Russian.NonBreakingSpace, ' '));
        var unread = Analysis(unclear);
        Assert.Single(unread.Of(Campaign.Organizations[1]).Progress.Review!.Unread);
        var known = CampaignAnalysis.Of(
            Campaign,
            SubmissionHistory.From([unclear, read with { Number = 1, ObservedAt = At }]),
            GroupCorrections.None
        );
        Assert.Equal(Fifth, known.Activities[0].Figures[0].Value.Day);
        Assert.Empty(known.Activities[0].Ambiguous);
    }

    [Fact]
    public void What_a_person_has_read_as_another_kind_of_value_is_no_answer_any_more()
    {
        var unclear = Answered("sosh-13", new AmbiguousAnswer("approved", "около 30"));
        var read = new AssessRequest(0, "approved", AnswerDigest.Of(unclear.Answers[0]), Number: 30).Decision(
            Campaign.Organizations[1],
            "Программа"
        );
        var analysis = CampaignAnalysis.Of(
            Campaign,
            SubmissionHistory.From([unclear, read with { Number = 1, ObservedAt = At }]),
            GroupCorrections.None
        );
        Assert.Equal(["около 30"], analysis.Activities[0].Ambiguous.Select(each => each.Text));
        Assert.Empty(analysis.Activities[0].Figures);
    }

    [Fact]
    public void A_program_reads_it_as_a_day()
    {
        var request = JsonSerializer.Deserialize<ReviewRequest>(
            """{"act":"assess","seen":0,"activity":"approved","answerSha256":"x","day":"2021-02-05"}""",
            RoadmapJson.Options
        )!;
        var decision = request.Decision(Campaign.Organizations[0], "Программа");
        Assert.Equal(AnswerValue.Of(Fifth), ((Assessment)decision).Value);
        Assert.Equal(Fifth, DecisionItem.Of(decision).Day);
        var reviewed = ReviewedAnswer.Of(Campaign, Campaign.Organizations[0], SubmissionHistory.From([Day("sosh-5", Fifth)]));
        Assert.Equal((Fifth, (decimal?)null), (reviewed.Activities[0].Day, reviewed.Activities[0].Value));
    }

    [Fact]
    public void Periods_are_compared_by_their_days_and_not_by_what_was_due()
    {
        var then = Analysis(Day("sosh-5", new(2020, 10, 1)), Day("sosh-13", new(2020, 11, 2)), Day("sosh-18", new(2020, 9, 1)));
        var edition = JsonSerializer.SerializeToUtf8Bytes(SummaryData.Of(Report(then)), RoadmapJson.Options);
        var previous = SummaryOutline.ReadPrevious(new MemoryStream(edition), "sha");
        var now = Analysis(
            Day("sosh-5", Fifth),
            Day("sosh-13", new(2021, 2, 6)),
            Answered("sosh-18", new AmbiguousAnswer("approved", "скоро"))
        );
        var compared = Assert.Single(CampaignComparison.Of(previous, now).Values);
        Assert.Equal(2, compared.Schools);
        Assert.Equal(["earliest", "latest"], compared.Figures.Select(figure => figure.Now.Id));
        var report = AnalyticalReport.Compose(Report(now) with { Comparison = CampaignComparison.Of(previous, now) });
        var table = report.Parts[0].Blocks.OfType<Table>().Single(each => each.Columns.Any(column => column.Header == "Стало"));
        Assert.Equal(
            ["Раньше всего", "1 октября 2020 г.", "5 февраля 2021 г."],
            table.Rows[1].Skip(1).Select(cell => cell.Text.Replace(Russian.NonBreakingSpace, ' '))
        );
    }

    [Fact]
    public void A_number_of_the_last_period_is_not_compared_with_a_day()
    {
        var numbers = KindsCampaign.Only(KindsCampaign.Number with { Id = "approved" });
        var then = CampaignAnalysis.Of(
            numbers,
            SubmissionHistory.From([Answered("sosh-5", new ValueAnswer("approved", AnswerValue.Of(12)))]),
            GroupCorrections.None
        );
        var edition = JsonSerializer.SerializeToUtf8Bytes(SummaryData.Of(Report(then)), RoadmapJson.Options);
        Assert.Empty(
            CampaignComparison.Of(SummaryOutline.ReadPrevious(new MemoryStream(edition), "sha"), Analysis(Day("sosh-5", Fifth))).Values
        );
    }

    private static Submission Day(string school, DateOnly day) => Answered(school, new ValueAnswer("approved", AnswerValue.Of(day)));

    private static CampaignAnalysis Analysis(params Submission[] submissions) =>
        CampaignAnalysis.Of(Campaign, SubmissionHistory.From(submissions), GroupCorrections.None);

    private static ReportData Report(CampaignAnalysis analysis) => new(analysis, [], new(1, "Отчёт", "проба", At), Changes: null);
}
