using Microsoft.Extensions.DependencyInjection;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reminders;
using SmtpServer.Protocol;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reminders;

/// <summary>A small campaign three days before its deadline, whose schools have addresses, beside a mail server of its own.</summary>
public abstract class MailTests(AzuriteFixture azurite) : IAsyncLifetime
{
    protected const int Schools = 5;
    private static readonly DateTimeOffset ThreeDaysBefore = new(2021, 1, 27, 2, 20, 0, TimeSpan.Zero);

    protected MailServer Mail { get; set; } = new();

    protected static SmtpResponse Busy => new(SmtpReplyCode.ServiceUnavailable, "busy");

    protected static Campaign Campaign { get; } = CampaignOf(Schools);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Mail.DisposeAsync();
    }

    /// <summary>A campaign whose schools have addresses.</summary>
    internal static Campaign CampaignOf(int schools)
    {
        var small = SmallCampaign.WithSchools(schools);
        return small with { Organizations = [.. small.Organizations.Select(school => school with { Email = $"{school.Id}@school.test" })] };
    }

    protected static async Task<int> SendAsync(TestApp app)
    {
        var run = (await app.Reminders.RunAsync(app.Campaign, CancellationToken.None))!;
        Assert.Null(run.Trouble);
        return run.Sent;
    }

    protected Task<TestApp> StartAsync(string name, Action<IServiceCollection>? change = null, Campaign? campaign = null) =>
        TestApp.StartAsync(
            azurite,
            new Uri("http://127.0.0.1:9"),
            campaign ?? Campaign,
            name,
            ThreeDaysBefore,
            services =>
            {
                services.Configure<MailOptions>(Mail.Settle);
                change?.Invoke(services);
            }
        );

    protected static async Task<Reminder> ReturnAsync(TestApp app, string school, string? activity, string comment)
    {
        var organization = app.Campaign.FindOrganization(school)!;
        var known = await SubmissionHistory.ReadOneAsync(app.Log, app.Campaign.Id, school, CancellationToken.None);
        var outcome = await new ReviewDecisions(app.Log, app.Time).DecideAsync(
            app.Campaign,
            new AnswerReturn
            {
                OrganizationId = school,
                By = "Иванова",
                ObservedAt = default,
                SubmissionKey = known.Of(school)!.Current!.Key,
                ActivityId = activity,
                Comment = comment,
            },
            known.ReviewOf(app.Campaign, organization).LastNumber,
            CancellationToken.None
        );
        Assert.IsType<ReviewOutcome.Stored>(outcome);
        var now = await SubmissionHistory.ReadOneAsync(app.Log, app.Campaign.Id, school, CancellationToken.None);
        return ReminderPlan.OfReturn(OrganizationProgress.Of(app.Campaign, now, organization))!;
    }

    protected static Task<int> AnswerAsync(TestApp app, string school, params string[] activities) =>
        AnswerAsync(app, school, ThreeDaysBefore, activities);

    protected static Task<int> AnswerAsync(TestApp app, string school, DateTimeOffset at, params string[] activities) =>
        app.Log.AppendAsync(
            app.Campaign.Id,
            [
                new Submission
                {
                    OrganizationId = school,
                    Source = SubmissionSource.Http,
                    SubmittedAt = at,
                    ObservedAt = at,
                    Answers = [.. activities.Select(activity => new ReadAnswer(activity, [], "сделано"))],
                },
            ],
            CancellationToken.None
        );
}
