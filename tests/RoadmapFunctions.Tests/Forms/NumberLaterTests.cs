using System.Text.Json;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using Xunit;
using static RoadmapFunctions.Tests.Forms.KindsAnswers;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>What becomes of a number after it has come: its question changes, a person reads it, the next period follows.</summary>
public sealed class NumberLaterTests
{
    private static readonly Campaign Campaign = KindsCampaign.Only(KindsCampaign.Number);

    [Theory]
    [InlineData("words: 12", "12", null)]
    [InlineData("words: около 30", null, "около 30")]
    [InlineData("options: ready", null, "ready")]
    public void An_answer_without_a_number_waits_when_its_question_becomes_numeric(string given, string? number, string? asked)
    {
        var before = given.Split(": ") is ["words", var words]
            ? new ReadAnswer("trained", [], words)
            : new ReadAnswer("trained", [given.Split(": ")[1]]);
        var now = Answered("sosh-5", before).AnswerTo(KindsCampaign.Number);
        Assert.Equal((number, asked), (now?.Value?.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture), now?.Ambiguous));
    }

    [Fact]
    public void A_number_stays_what_was_said_when_its_question_becomes_another_one()
    {
        var answer = Answered("sosh-5", new ValueAnswer("trained", AnswerValue.Of(1200)));
        Assert.Equal("1\u00A0200", answer.AnswerTo(KindsCampaign.ShortText with { Id = "trained" })!.Other);
        Assert.Equal("1\u00A0200", answer.AnswerTo(KindsCampaign.NotCounted with { Id = "trained" })!.Ambiguous);
    }

    [Fact]
    public void A_change_of_the_kind_that_leaves_answers_unread_is_said_before_it_counts()
    {
        var words = KindsCampaign.Only(KindsCampaign.ShortText with { Id = "trained" });
        var history = SubmissionHistory.From([
            Answered("sosh-5", new ReadAnswer("trained", [], "около 30")),
            Answered("sosh-13", new ReadAnswer("trained", [], "12")),
        ]);
        var orphan = Assert.Single(OrphanedAnswers.Find(words, Campaign with { Activities = [Renamed(KindsCampaign.Number)] }, history));
        Assert.Equal("$.activities[0].kind", orphan.Place);
        Assert.Contains(
            "из 2 школ, которые на него ответили, у 1",
            orphan.Problem.Replace(Russian.NonBreakingSpace, ' '),
            StringComparison.Ordinal
        );

        static Activity Renamed(Activity activity) => activity with { Title = KindsCampaign.ShortText.Title };
    }

    [Fact]
    public void What_a_person_has_read_in_a_cell_counts_like_a_number()
    {
        var unclear = Answered("sosh-13", new AmbiguousAnswer("trained", "около 30"));
        var read = new Assessment
        {
            OrganizationId = "sosh-13",
            Number = 1,
            By = "Оператор",
            ObservedAt = At,
            ActivityId = "trained",
            AnswerSha256 = AnswerDigest.Of(unclear.Answers[0]),
            Value = AnswerValue.Of(30),
        };
        var clear = Answered("sosh-5", new ValueAnswer("trained", AnswerValue.Of(12)));
        var unread = Analysis(Campaign, clear, unclear);
        Assert.Equal(["около 30"], unread.Activities[0].Ambiguous.Select(each => each.Text));
        Assert.Equal(12, unread.Activities[0].Figures[0].Value.Number);
        Assert.Single(unread.Of(Campaign.Organizations[1]).Progress.Review!.Unread);
        var known = CampaignAnalysis.Of(Campaign, SubmissionHistory.From([clear, unclear, read]), GroupCorrections.None);
        Assert.Empty(known.Activities[0].Ambiguous);
        Assert.Equal((42, 2), (known.Activities[0].Figures[0].Value.Number, known.Activities[0].Answered));
        Assert.Empty(known.Of(Campaign.Organizations[1]).Progress.Review!.Unread);
    }

    [Theory]
    [InlineData("trained", 30, null)]
    [InlineData("trained", 2001, ReviewObstacle.ValueUnfit)]
    [InlineData("helped", 30, ReviewObstacle.ValueUnfit)]
    public void A_person_writes_down_only_what_the_question_can_get(string activity, int number, ReviewObstacle? obstacle)
    {
        var campaign = KindsCampaign.Only(KindsCampaign.Number, KindsCampaign.ShortText);
        var unclear = Answered("sosh-13", new AmbiguousAnswer(activity, "около 30"));
        var decision = new Assessment
        {
            OrganizationId = "sosh-13",
            By = "Оператор",
            ObservedAt = At,
            ActivityId = activity,
            AnswerSha256 = AnswerDigest.Of(unclear.AnswerTo(campaign.FindActivity(activity)!)),
            Value = AnswerValue.Of(number),
        };
        var review = SubmissionHistory.From([unclear]).ReviewOf(campaign, campaign.Organizations[1]);
        Assert.Equal(obstacle, ReviewRules.Obstacle(campaign, unclear, review, decision));
    }

    [Theory]
    [InlineData("", ReviewObstacle.ValueMissing)]
    [InlineData("школа не знает", null)]
    public void A_number_that_nobody_wrote_down_is_not_read_unless_a_word_says_why(string comment, ReviewObstacle? obstacle)
    {
        var unclear = Answered("sosh-13", new AmbiguousAnswer("trained", "около 30"));
        var decision = new Assessment
        {
            OrganizationId = "sosh-13",
            By = "Оператор",
            ObservedAt = At,
            ActivityId = "trained",
            AnswerSha256 = AnswerDigest.Of(unclear.Answers[0]),
            Comment = comment,
        };
        var review = SubmissionHistory.From([unclear]).ReviewOf(Campaign, Campaign.Organizations[1]);
        Assert.Equal(obstacle, ReviewRules.Obstacle(Campaign, unclear, review, decision));
    }

    [Fact]
    public void A_person_reads_no_number_that_the_school_has_named_itself()
    {
        var clear = Answered("sosh-13", new ValueAnswer("trained", AnswerValue.Of(12)));
        var decision = new Assessment
        {
            OrganizationId = "sosh-13",
            By = "Оператор",
            ObservedAt = At,
            ActivityId = "trained",
            AnswerSha256 = AnswerDigest.Of(clear.Answers[0]),
            Value = AnswerValue.Of(30),
        };
        var review = SubmissionHistory.From([clear]).ReviewOf(Campaign, Campaign.Organizations[1]);
        Assert.Equal(ReviewObstacle.ValueUnfit, ReviewRules.Obstacle(Campaign, clear, review, decision));
        Assert.Null(ReviewRules.Obstacle(Campaign, clear, review, decision with { Value = null, Comment = "сверено" }));
    }

    [Fact]
    public void Periods_are_compared_over_the_schools_that_named_a_number_both_times()
    {
        var then = Analysis(Campaign, Number("sosh-5", 10), Number("sosh-13", 20), Number("sosh-18", 1000));
        var edition = JsonSerializer.SerializeToUtf8Bytes(SummaryData.Of(Report(then)), RoadmapJson.Options);
        var previous = SummaryOutline.ReadPrevious(new MemoryStream(edition), "sha");
        var now = Analysis(
            Campaign,
            Number("sosh-5", 12),
            Number("sosh-13", 20),
            Answered("sosh-18", new AmbiguousAnswer("trained", "много"))
        );
        var compared = Assert.Single(CampaignComparison.Of(previous, now).Values);
        Assert.Equal(2, compared.Schools);
        Assert.Equal((30, 32), (compared.Figures[0].Before.Value.Number, compared.Figures[0].Now.Value.Number));
        var report = AnalyticalReport.Compose(Report(now) with { Comparison = CampaignComparison.Of(previous, now) });
        var table = report.Parts[0].Blocks.OfType<Table>().Single(each => each.Columns.Any(column => column.Header == "Стало"));
        Assert.Equal(
            ["Всего", "30 чел.", "32 чел."],
            table.Rows[1].Skip(1).Select(cell => cell.Text.Replace(Russian.NonBreakingSpace, ' '))
        );
    }

    [Fact]
    public void Numbers_in_another_unit_are_not_compared_and_a_new_unit_is_told_before_it_is_published()
    {
        var rubles = KindsCampaign.Only(KindsCampaign.Number with { Numeric = new("руб.") });
        var then = Analysis(rubles, Number("sosh-5", 500_000));
        var edition = JsonSerializer.SerializeToUtf8Bytes(SummaryData.Of(Report(then)), RoadmapJson.Options);
        var previous = SummaryOutline.ReadPrevious(new MemoryStream(edition), "sha");
        var thousands = KindsCampaign.Only(KindsCampaign.Number with { Numeric = new("тыс. руб.") });
        Assert.Single(CampaignComparison.Of(previous, Analysis(rubles, Number("sosh-5", 600_000))).Values);
        Assert.Empty(CampaignComparison.Of(previous, Analysis(thousands, Number("sosh-5", 600))).Values);
        var history = SubmissionHistory.From([Number("sosh-5", 500_000)]);
        Assert.Empty(OrphanedAnswers.Find(rubles, rubles, history));
        Assert.Contains(
            "была «руб.», стала «тыс. руб.»",
            Assert.Single(OrphanedAnswers.Find(rubles, thousands, history)).Problem,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_report_draws_how_many_numbers_there_are_and_a_few_it_only_lists()
    {
        var campaign = Campaign with
        {
            Organizations =
            [
                .. Enumerable.Range(0, 9).Select(index => new Organization($"school-{index}", $"Школа {index}", $"Школа {index}")),
            ],
        };
        var given = Enumerable.Range(0, 9).Select(index => Number($"school-{index}", index * index)).ToArray();
        var chart = Assert.Single(Charts(given));
        Assert.Equal("Обучено учителей, чел.", chart.Caption);
        Assert.Equal(["0–9", "10–19", "20–29", "30–39", "40–49", "50–59", "60–69"], chart.Categories);
        Assert.Equal([4, 1, 1, 1, 1, 0, 1], Assert.Single(chart.Series).Values);
        Assert.Empty(Charts(given[..7]));

        IEnumerable<BarChart> Charts(Submission[] submissions) =>
            AnalyticalReport.Compose(Report(Analysis(campaign, submissions))).Parts.SelectMany(part => part.Blocks).OfType<BarChart>();
    }

    private static Submission Number(string school, int number) => Answered(school, new ValueAnswer("trained", AnswerValue.Of(number)));

    private static CampaignAnalysis Analysis(Campaign campaign, params Submission[] submissions) =>
        CampaignAnalysis.Of(campaign, SubmissionHistory.From(submissions), GroupCorrections.None);

    private static ReportData Report(CampaignAnalysis analysis) => new(analysis, [], new(1, "Отчёт", "проба", At), Changes: null);
}
