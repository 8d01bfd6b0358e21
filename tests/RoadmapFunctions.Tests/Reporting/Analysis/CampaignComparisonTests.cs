using System.Text.Json;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
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
        Activities =
        [
            .. TestCampaign.Small.Activities.Skip(1).Reverse(),
            new("site", "9", "Сайт", [new("there", "1", "Есть", ExecutionLevel.Done)]),
        ],
    };

    private static readonly PreviousPeriod Before = Edition(
        Analysis(
            TestCampaign.Small,
            ("sosh-5", "trainings", "visited"),
            ("sosh-13", "trainings", "not-visited"),
            ("sosh-18", "trainings", "visited")
        )
    );

    private static readonly CampaignAnalysis Now = Analysis(
        Autumn,
        ("sosh-13", "trainings", "visited"),
        ("sosh-18", "trainings", "old"),
        ("sosh-99", "trainings", "visited")
    );

    [Fact]
    public void Activities_are_found_by_id_wherever_they_stand_and_only_schools_that_answered_both_times_are_compared()
    {
        var comparison = CampaignComparison.Of(Before, Now);
        Assert.Equal(["trainings", "goals"], comparison.Activities.Select(activity => activity.Activity.Id));
        Assert.Equal(["sosh-13", "sosh-18"], comparison.Both.Select(each => each.Id));
        Assert.Equal((new(1, 4), new ExecutionIndex(1, 4)), (comparison.Before, comparison.Now));
        var trainings = comparison.Activities[0];
        Assert.Equal((new(1, 2), new ExecutionIndex(1, 2)), (trainings.Before, trainings.Now));
        Assert.Equal(["sosh-13"], trainings.Better.Select(each => each.Id));
        Assert.Equal(["sosh-18"], trainings.Worse.Select(each => each.Id));
        Assert.Equal(["sosh-13", "sosh-18"], comparison.Activities[1].NotCompared.Select(each => each.Id));
        Assert.Equal(("site", "scheme"), (Assert.Single(comparison.OnlyNow).Id, Assert.Single(comparison.OnlyBefore).Id));
    }

    [Fact]
    public void The_report_tells_it_in_a_sentence_and_a_table() =>
        Assert.Equal(
            [
                "По сравнению с предыдущим периодом (1-е полугодие) число выполненных "
                    + "мероприятий в 2 ООУ, представивших информацию в обоих периодах, "
                    + "не изменилось: 1 из 4. Изменения по мероприятиям приведены в таблице "
                    + "4. Впервые включено мероприятие 9. Больше не включено мероприятие 1.",
                "4 | Тренинги | 1 | 1 | СОШ № 13 | СОШ № 18 | —",
                "2 | Цели и задачи | 0 | 0 | — | — | СОШ № 13 и 18",
            ],
            Section(CampaignComparison.Of(Before, Now)).Take(3)
        ); // what became of the recommendations follows

    [Fact]
    public void Without_an_edition_of_the_previous_campaign_nothing_is_said() => Assert.Empty(Section(comparison: null));

    [Fact]
    public void A_recommendation_of_the_previous_edition_is_fulfilled_by_what_the_school_has_done_since()
    {
        var previous = Edition(
            Analysis(
                TestCampaign.Small with
                {
                    Recommendations =
                    [
                        new("do", RecommendationCondition.ActivityNotDone, "организовать: {activity}"),
                        new("keep", RecommendationCondition.ActivityUnchanged, "пересмотреть: {activity}"),
                    ],
                },
                ("sosh-13", "trainings", "not-visited"),
                ("sosh-18", "trainings", "old")
            )
        );
        Assert.Equal(
            ["sosh-13 организовать: мероприятие 4 («Тренинги») Fulfilled", "sosh-18 пересмотреть: мероприятие 4 («Тренинги») NotFulfilled"],
            CampaignComparison
                .Of(previous, Now)
                .Fulfilments.Select(each => $"{each.Organization.Id} {each.Recommendation.Text} {each.State}")
        );
    }

    private static PreviousPeriod Edition(CampaignAnalysis analysis)
    {
        var openData = SummaryData.Of(new(analysis, [], new(1, "", "", default), Changes: null));
        using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(openData, RoadmapJson.Options));
        return SummaryOutline.ReadPrevious(json, "");
    }

    private static IEnumerable<string> Section(CampaignComparison? comparison) =>
        AnalyticalReport
            .Compose(new(Now, [], new(1, "", "", default), Changes: null, comparison))
            .Parts[0]
            .Blocks.SkipWhile(block => block is not Heading { Text: "5 Изменения и исполнение рекомендаций прошлого периода" })
            .Skip(1)
            .TakeWhile(block => block is not Heading)
            .SelectMany(block =>
                block switch
                {
                    Paragraph paragraph => [paragraph.Text],
                    Table table => table.Rows.Select(row => string.Join(" | ", row.Select(cell => cell.Text))),
                    _ => Array.Empty<string>(),
                }
            )
            .Select(text => text.Replace('\u00A0', ' '));

    private static CampaignAnalysis Analysis(Campaign campaign, params (string School, string Activity, string Option)[] answers) =>
        CampaignAnalysis.Of(
            campaign,
            SubmissionHistory.From(
                answers.Select(answer => new Submission
                {
                    OrganizationId = answer.School,
                    Source = SubmissionSource.Sheet,
                    SubmittedAt = default,
                    ObservedAt = default,
                    Answers = [new ReadAnswer(answer.Activity, [answer.Option])],
                })
            ),
            GroupCorrections.None
        );
}
