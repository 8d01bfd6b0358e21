using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting;

/// <summary>Decisions about answers in real tables: they come back as they were, and of people who decide at once none overrides
/// another.</summary>
public sealed class ReviewStorageTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Now = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);

    private static readonly Submission Answer = new()
    {
        OrganizationId = "sosh-5",
        Source = SubmissionSource.Http,
        SubmittedAt = Now,
        ObservedAt = Now,
        Answers =
        [
            new ReadAnswer("scheme", [], "сделали"),
            new ReadAnswer("goals", [], "ставим"),
            new ReadAnswer("trainings", [], "ходим"),
        ],
    };

    [Fact]
    public async Task Every_kind_of_decision_comes_back_as_it_was_stored_and_only_for_its_school()
    {
        await using var app = await StartAsync("review-kinds");
        ReviewEntry[] entries =
        [
            Assess("goals", "Петрова") with
            {
                Number = 1,
                Level = ExecutionLevel.InProgress,
                Comment = new string('ж', 40_000),
                Cause = "нет часов",
            },
            Assess("scheme", "Петрова") with
            {
                Number = 2,
                Level = null,
            },
            new AnswerReturn
            {
                OrganizationId = "sosh-5",
                Number = 3,
                By = "Иванова",
                ObservedAt = Now,
                SubmissionKey = Answer.Key,
                Comment = "уточните «=1+1»\n<b>",
            },
            new AnswerReturn
            {
                OrganizationId = "sosh-5",
                Number = 4,
                By = "Иванова",
                ObservedAt = Now,
                SubmissionKey = Answer.Key,
                ActivityId = "goals",
                Comment = "уточните",
            },
            new Acceptance
            {
                OrganizationId = "sosh-5",
                Number = 5,
                By = "Иванова",
                ObservedAt = Now,
                SubmissionKey = Answer.Key,
            },
            new TermsDecision
            {
                OrganizationId = "sosh-5",
                Number = 6,
                By = "Иванова",
                ObservedAt = Now,
                Until = new(2021, 2, 5),
                Reason = "карантин",
                Document = "письмо № 12",
            },
            new TermsDecision
            {
                OrganizationId = "sosh-5",
                Number = 7,
                By = "Иванова",
                ObservedAt = Now,
                Exempt = true,
                Reason = "закрыта",
                Document = "приказ № 3",
            },
        ];
        Assert.Equal(entries.Length, await app.Log.AppendAsync(app.Campaign.Id, entries, TestContext.Current.CancellationToken));
        Assert.Equal(0, await app.Log.AppendAsync(app.Campaign.Id, entries, TestContext.Current.CancellationToken));

        Assert.Equal(entries, (await KnownAsync(app, "sosh-5")).Reviews);
        Assert.Empty((await KnownAsync(app, "sosh-50")).Reviews);
        Assert.Equal(entries, (await SubmissionHistory.ReadAsync(app.Log, app.Campaign.Id, TestContext.Current.CancellationToken)).Reviews);
    }

    [Fact]
    public async Task Of_thirty_decisions_at_once_each_text_has_one_word_and_the_others_are_told_so()
    {
        await using var app = await StartAsync("review-race");
        await app.Log.AppendAsync(app.Campaign.Id, [Answer], TestContext.Current.CancellationToken);
        var decisions = new ReviewDecisions(app.Log, app.Time);
        var outcomes = await Task.WhenAll(
            from person in Enumerable.Range(1, 10)
            from activity in (string[])["scheme", "goals", "trainings"]
            select decisions.DecideAsync(
                app.Campaign,
                Assess(activity, $"оператор {person}"),
                seen: 0,
                TestContext.Current.CancellationToken
            )
        );

        var review = (await KnownAsync(app, "sosh-5")).ReviewOf(app.Campaign, app.Campaign.FindOrganization("sosh-5")!);
        Assert.Equal((3, 27), (outcomes.OfType<ReviewOutcome.Stored>().Count(), outcomes.OfType<ReviewOutcome.Overtaken>().Count()));
        Assert.Equal([1, 2, 3], review.Entries.Select(entry => entry.Number));
        Assert.Equal(ReviewState.Read, review.State);
    }

    private static Assessment Assess(string activity, string by) =>
        new()
        {
            OrganizationId = "sosh-5",
            By = by,
            ObservedAt = Now,
            ActivityId = activity,
            AnswerSha256 = AnswerDigest.Of(Answer.AnswerTo(activity)),
            Level = ExecutionLevel.Done,
        };

    private static Task<SubmissionHistory> KnownAsync(TestApp app, string school) =>
        SubmissionHistory.ReadOneAsync(app.Log, app.Campaign.Id, school, TestContext.Current.CancellationToken);

    private Task<TestApp> StartAsync(string name) =>
        TestApp.StartAsync(azurite, new Uri("http://127.0.0.1:9"), TestCampaign.Small, name, Now);
}
