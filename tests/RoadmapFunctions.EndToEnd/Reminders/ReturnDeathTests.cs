using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reminders;

/// <summary>
/// The real worker is killed (SIGKILL) between a return and its letter, and within the letter. The return stands, and the school hears of
/// it: once, or twice under one Message-ID where the server had taken the letter and nobody could know.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ReturnDeathTests(AzuriteFixture azurite)
{
    private const string School = "school-1";
    private const string Timer = "SendDueReminders";
    private static readonly DateTimeOffset Noon = new(2021, 1, 28, 12, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData(MailMoment.Offered)]
    [InlineData(MailMoment.Taken)]
    [InlineData(MailMoment.Acknowledged)]
    public async Task A_worker_that_is_killed_between_a_return_and_its_letter_loses_neither(MailMoment moment)
    {
        await using var mail = new MailServer();
        var campaign = MailTests.CampaignOf(2) with { Id = $"return-{moment}".ToLowerInvariant() };
        await using (var app = new RunningApp(azurite) { Settings = mail.Environment() })
        {
            await app.StartAsync(RepositoryLayout.Find().DefaultSheet, campaign, Noon);
            var submission = await AnswerAsync(app, campaign);
            using var death = await WorkerDeath.OfAsync(app);
            mail.Watch = (now, _) =>
            {
                if (now == moment)
                {
                    death.Strike();
                }
            };
            using var answer = await app.Http.PostAsJsonAsync(
                $"api/campaigns/{campaign.Id}/reading/{School}",
                new
                {
                    act = "return",
                    seen = 0,
                    submission,
                    comment = "Уточните ответ.",
                }
            );
            Assert.False(answer.IsSuccessStatusCode);
            Assert.True(death.HasCome);
        }

        mail.Watch = (_, _) => { };
        var (least, most) = moment switch
        {
            MailMoment.Offered => (1, 1),
            MailMoment.Taken => (2, 2), // the server has it, and nobody could know
            _ => (1, 2),
        };
        await AssertReturnedAndToldAsync(mail, campaign, least, most);
    }

    [Fact]
    public async Task A_return_whose_letter_was_not_even_begun_is_told_by_the_next_run()
    {
        await using var mail = new MailServer();
        var campaign = MailTests.CampaignOf(2) with { Id = "return-alone" };
        await using (var app = new RunningApp(azurite) { Settings = mail.Environment() })
        {
            await app.StartAsync(RepositoryLayout.Find().DefaultSheet, campaign, Noon);
            var submission = await AnswerAsync(app, campaign);
            await using var killed = await TestApp.StartAsync(azurite, new Uri("http://127.0.0.1:9"), campaign, campaign.Id, Noon);
            var stored = new AnswerReturn
            {
                OrganizationId = School,
                By = "оператор",
                ObservedAt = default,
                SubmissionKey = submission,
                Comment = "Уточните ответ.",
            };
            var decisions = new ReviewDecisions(killed.Log, killed.Time);
            Assert.IsType<ReviewOutcome.Stored>(
                await decisions.DecideAsync(campaign, stored, seen: 0, TestContext.Current.CancellationToken)
            );
        }

        Assert.Empty(mail.Taken);
        await AssertReturnedAndToldAsync(mail, campaign, least: 1, most: 1);
    }

    private async Task AssertReturnedAndToldAsync(MailServer mail, Campaign campaign, int least, int most)
    {
        await using var next = new RunningApp(azurite) { Settings = mail.Environment() };
        await next.StartAsync(RepositoryLayout.Find().DefaultSheet, campaign, Noon.AddDays(1));
        await next.Host.InvokeTimerAsync(Timer, TestContext.Current.CancellationToken);
        await next.Host.InvokeTimerAsync(Timer, TestContext.Current.CancellationToken);
        var review = await next.GetAsync($"api/campaigns/{campaign.Id}/reading/{School}");
        Assert.Equal(("returned", 1), ((string)review["state"]!, (int)review["seen"]!));
        var letters = mail.Taken.Where(letter => letter.Subject!.StartsWith("Ответ нужно исправить", StringComparison.Ordinal)).ToList();
        Assert.InRange(letters.Count, least, most);
        Assert.Single(letters.Select(letter => letter.MessageId).Distinct());
        Assert.All(letters, letter => Assert.Contains("Уточните ответ.", letter.TextBody, StringComparison.Ordinal));
    }

    /// <returns>The id of the answer.</returns>
    private static async Task<string> AnswerAsync(RunningApp app, Campaign campaign)
    {
        using var sent = await app.Http.PostAsJsonAsync(
            $"api/campaigns/{campaign.Id}/submissions",
            new { organization = School, answers = new[] { new { activity = campaign.Activities[0].Id, other = "по плану" } } }
        );
        return (string)(await sent.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }
}
