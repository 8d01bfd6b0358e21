using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Analysis;

/// <summary>The autumn campaign against the small one: a school and an activity have gone, others have come.</summary>
public sealed class CampaignComparisonTests
{
    private static readonly Campaign Autumn = TestCampaign.Small with
    {
        Id = "autumn",
        Previous = "small",
        Organizations = [.. TestCampaign.Small.Organizations.Skip(1), new("sosh-99", "СОШ № 99", "СОШ № 99")],
        Activities = [.. TestCampaign.Small.Activities.Skip(1).Reverse(), new("site", "9", "Сайт", [new("there", "1", "Есть", ExecutionLevel.Done)])],
    };

    private static readonly CampaignAnalysis Before = Analysis(
        TestCampaign.Small, ("sosh-5", "trainings", "visited"), ("sosh-13", "trainings", "not-visited"), ("sosh-18", "trainings", "visited"));

    private static readonly CampaignAnalysis Now = Analysis(
        Autumn, ("sosh-13", "trainings", "visited"), ("sosh-18", "trainings", "old"), ("sosh-99", "trainings", "visited"));

    [Fact]
    public void Activities_are_found_by_id_wherever_they_stand_and_only_schools_of_both_campaigns_rise_or_fall()
    {
        var comparison = CampaignComparison.Of(Before, Now);
        Assert.Equal(["trainings", "goals"], comparison.Activities.Select(activity => activity.Now.Activity.Id));
        var trainings = comparison.Activities[0];
        Assert.Equal((2, 3, 2, 3), (trainings.Before.Count(ExecutionStatus.Done), trainings.Before.Answered, trainings.Now.Count(ExecutionStatus.Done), trainings.Now.Answered));
        Assert.Equal(["sosh-13"], trainings.Better.Select(each => each.Id));
        Assert.Equal(["sosh-18"], trainings.Worse.Select(each => each.Id));
        Assert.Equal(("site", "scheme"), (Assert.Single(comparison.OnlyNow).Id, Assert.Single(comparison.OnlyBefore).Id));
    }

    [Fact]
    public void The_report_tells_it_in_a_sentence_and_a_table() => Assert.Equal(
        [
            "Предыдущая кампания: Малая кампания, 1-е полугодие. Индекс исполнения дорожной карты был 2 из 9 (22,2 %), стал 2 из 9 (22,2 %). " +
            "В обеих кампаниях участвуют 2 из 3 ООУ; сопоставимы 2 из 3 (66,7 %) мероприятий. Впервые включено мероприятие 9. Больше не включено мероприятие 1.",
            "Выполнение мероприятий в двух кампаниях сопоставлено в таблице 7.",
            "4 | Тренинги | 2 из 3 (66,7 %) | 2 из 3 (66,7 %) | СОШ № 13 | СОШ № 18",
            "2 | Цели и задачи | нет ответов | нет ответов | — | —",
        ],
        Section(CampaignComparison.Of(Before, Now)));

    [Fact]
    public void Without_answers_of_the_previous_campaign_it_says_so() =>
        Assert.Equal(["Ответов предыдущей кампании нет, поэтому сравнение с ней не проведено."], Section(comparison: null));

    private static IEnumerable<string> Section(CampaignComparison? comparison) =>
        AnalyticalReport.Compose(new(Now, [], new(1, "", "", default), Changes: null, comparison)).Parts[0].Blocks
            .SkipWhile(block => block is not Heading { Text: "6.2 По сравнению с предыдущей кампанией" }).Skip(1).TakeWhile(block => block is not Heading)
            .SelectMany(block => block switch
            {
                Paragraph paragraph => [paragraph.Text],
                Table table => table.Rows.Select(row => string.Join(" | ", row.Select(cell => cell.Text))),
                _ => Array.Empty<string>(),
            })
            .Select(text => text.Replace('\u00A0', ' '));

    private static CampaignAnalysis Analysis(Campaign campaign, params (string School, string Activity, string Option)[] answers) => CampaignAnalysis.Of(
        campaign,
        SubmissionHistory.From(answers.Select(answer => new Submission
        {
            OrganizationId = answer.School,
            Source = SubmissionSource.Sheet,
            SubmittedAt = default,
            ObservedAt = default,
            Answers = [new(answer.Activity, [answer.Option])],
        })),
        GroupCorrections.None);
}
