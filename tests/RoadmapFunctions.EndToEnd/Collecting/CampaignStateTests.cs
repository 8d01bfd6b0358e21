using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting;

/// <summary>What an instance remembers of a campaign, on real tables: it costs next to nothing and is never out of date.</summary>
public sealed class CampaignStateTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Start = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);

    private static readonly string[] Texts = ["—", "сделали", new('ж', 300), new('ы', 300), new('-', 60)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_texts_a_cold_instance_reads_the_log_and_a_warm_one_only_its_marks()
    {
        await using var writer = await StartAsync("states-reads");
        await writer.Log.AppendAsync(writer.Campaign.Id, [Answer("sosh-5", Start, Texts[2]), Answer("sosh-13", Start, Texts[3])], Token);
        var requests = new Requests();
        await using var app = await StartAsync("states-reads", requests);

        await app.Desk.ReadAsync(app.Campaign, Token);
        Assert.Equal(["marks", "marks", "outline"], requests.OfLog());
        Assert.True(requests.Answers < 50_000, $"{requests.Answers} bytes");

        requests.Clear();
        await app.Desk.ReadAsync(app.Campaign, Token);
        Assert.Equal(["marks"], requests.OfLog());
        Assert.InRange(requests.Count, 1, 6); // the log, the quarantine, two runs, the work, the letters
        Assert.True(requests.Answers < 1_000, $"{requests.Answers} bytes");

        requests.Clear();
        await app.ReminderReader.ReadAsync(app.Campaign, Token);
        Assert.Equal(["marks"], requests.OfLog());

        requests.Clear();
        var reading = await app.Reading.ReadAsync(app.Campaign, list => list.First(), Token);
        Assert.Equal(Texts[2], reading.Item!.Review.Answer!.Other);
        Assert.Equal(["marks", "texts of sosh-5"], requests.OfLog());

        requests.Clear();
        await writer.Log.AppendAsync(writer.Campaign.Id, [Answer("sosh-13", Start.AddHours(1), Texts[1])], Token);
        await app.States.ReadAsync(app.Campaign, Token);
        Assert.Equal(["marks", "marks", "outline of sosh-13"], requests.OfLog());
    }

    [Fact]
    public async Task The_desk_answers_while_one_link_sends_as_much_as_it_may()
    {
        await using var school = await StartAsync("states-flood");
        var requests = new Requests();
        await using var app = await StartAsync("states-flood", requests);
        var sending = Parallel.ForAsync(
            0,
            SchoolQuota.Limit.Versions,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Token },
            async (number, token) =>
                await school.Log.TryAddDirectAsync(
                    school.Campaign.Id,
                    Answer("sosh-5", Start.AddSeconds(number), new string('ф', 20_000), SubmissionSource.Http),
                    SchoolQuota.Limit,
                    token
                )
        );
        var looks = new List<TimeSpan>();
        while (!sending.IsCompleted || looks.Count == 0)
        {
            var clock = Stopwatch.GetTimestamp();
            await app.Desk.ReadAsync(app.Campaign, Token);
            looks.Add(Stopwatch.GetElapsedTime(clock));
        }

        await sending;
        Assert.InRange(looks.Order().ElementAt(looks.Count / 2), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(["СОШ № 5"], (await app.Desk.ReadAsync(app.Campaign, Token)).AtTheirLimit.Select(each => each.ShortName));
        Assert.True(requests.Longest < 100_000, $"One answer of the storage had {requests.Longest} bytes.");
    }

    [Fact]
    public async Task An_erasure_that_is_repeated_or_overtaken_undoes_no_other_one()
    {
        await using var storage = await FaultyStorage.StartAsync(azurite);
        var google = new Uri("http://127.0.0.1:1");
        await using var app = await TestApp.StartAsync(azurite, google, TestCampaign.Small, "states-erasure", Start, storage: storage);
        await using var other = await StartAsync("states-erasure");
        var answer = Answer("sosh-5", Start, Texts[1]);
        await other.Log.AppendAsync(app.Campaign.Id, [answer], Token);

        storage.AtWrite(1, before: () => EraseAsync(other, stored => stored with { Respondent = null }));
        await EraseAsync(app, stored => stored with { Answers = [new ReadAnswer("scheme", [], Erasure.Mark)] });
        storage.FailsAtWrite(1, StorageFault.LostAnswer);
        await EraseAsync(app, stored => stored with { Trace = null });

        var erased = (await other.Log.ReadAsync(app.Campaign.Id, Token).ToListAsync(Token)).OfType<Submission>().Single();
        Assert.Equal((null, Erasure.Mark), (erased.Respondent, erased.Answers.Single().Other));

        Task EraseAsync(TestApp by, Func<Submission, Submission> erase) =>
            by.Erasures.ReplaceAsync<Submission>(by.Campaign.Id, answer.Key, stored => erase(stored).StoredUnder(stored.Key), Token);
    }

    [Fact]
    public async Task Whoever_writes_and_in_whatever_order_the_remembered_state_is_the_present_one()
    {
        await using var one = await StartAsync("states-law");
        await using var other = await StartAsync("states-law");
        TestApp[] apps = [one, other];
        var random = new Random(Tries.Seed(20210128));
        for (var turn = 0; turn < Tries.Of(80, whenLong: 2_000); turn++)
        {
            var now = Start.AddMinutes(turn);
            await WriteAsync(apps[random.Next(2)], random, now);
            var reader = apps[random.Next(2)];
            var everything = await SubmissionHistory.ReadAsync(reader.Log, reader.Campaign.Id, Token);
            Assert.Equal(
                StateInWords.Of(CampaignState.Of(reader.Campaign, everything), now),
                StateInWords.Of(await reader.States.ReadAsync(reader.Campaign, Token), now)
            );
        }
    }

    private static async Task WriteAsync(TestApp app, Random random, DateTimeOffset now)
    {
        var campaign = app.Campaign;
        var school = campaign.Organizations[random.Next(campaign.Organizations.Count)];
        var known = await SubmissionHistory.ReadOneAsync(app.Log, campaign.Id, school.Id, Token);
        var current = known.Of(school.Id)?.Current;
        var number = known.ReviewOf(campaign, school).LastNumber + 1;
        var activity = campaign.Activities[random.Next(campaign.Activities.Count)];
        var answer = Answer(school.Id, now, Texts[random.Next(Texts.Length)], (SubmissionSource)random.Next(2));
        switch (random.Next(9))
        {
            case 0:
                await app.Log.AppendAsync(
                    campaign.Id,
                    [.. campaign.Organizations.Select(each => answer with { OrganizationId = each.Id, Source = SubmissionSource.Sheet })],
                    Token
                );
                break;
            case 1:
                await app.Log.TryAddDirectAsync(campaign.Id, answer with { Source = SubmissionSource.Http }, SchoolQuota.Limit, Token);
                break;
            case 2 when current is not null:
                await app.Erasures.ReplaceAsync<Submission>(
                    campaign.Id,
                    current.Key,
                    stored =>
                        (stored with { Respondent = null, Answers = [new ReadAnswer("scheme", [], Erasure.Mark)] }).StoredUnder(stored.Key),
                    Token
                );
                break;
            case 3 when current is not null:
                await AppendAsync(
                    new Withdrawal
                    {
                        SubmissionKey = current.Key,
                        Reason = "не та школа",
                        By = "оператор",
                        ObservedAt = now,
                    }
                );
                break;
            case 4 when current is not null:
                await AppendAsync(
                    new Confirmation
                    {
                        SubmissionKey = current.Key,
                        Name = "Директор",
                        ObservedAt = now,
                    }
                );
                break;
            case 5 when current is not null:
                await AppendAsync(
                    new PresenceChange
                    {
                        SubmissionKey = current.Key,
                        Present = random.Next(2) == 0,
                        ObservedAt = now,
                    }
                );
                break;
            case 6 when current is not null:
                await AppendAsync(
                    new Assessment
                    {
                        OrganizationId = school.Id,
                        Number = number,
                        By = "Иванова",
                        ObservedAt = now,
                        ActivityId = activity.Id,
                        AnswerSha256 = AnswerDigest.Of(campaign, activity, current),
                        Level = ExecutionLevel.Done,
                        Comment = Texts[2],
                    }
                );
                break;
            case 7 when current is not null:
                await AppendAsync(
                    new AnswerReturn
                    {
                        OrganizationId = school.Id,
                        Number = number,
                        By = "Иванова",
                        ObservedAt = now,
                        SubmissionKey = current.Key,
                        ActivityId = random.Next(2) == 0 ? activity.Id : null,
                        Comment = Texts[2],
                    }
                );
                break;
            default:
                await AppendAsync(answer);
                break;
        }

        Task<int> AppendAsync(LogEntry entry) => app.Log.AppendAsync(campaign.Id, [entry], Token);
    }

    private Task<TestApp> StartAsync(string name, HttpPipelinePolicy? policy = null) =>
        TestApp.StartAsync(
            azurite,
            new Uri("http://127.0.0.1:1"),
            TestCampaign.Small,
            name,
            Start,
            services =>
            {
                if (policy is not null)
                {
                    var options = new TableClientOptions();
                    options.AddPolicy(policy, HttpPipelinePosition.PerCall);
                    services.AddSingleton(new TableServiceClient(azurite.Storage.ConnectionString, options));
                }
            }
        );

    private static Submission Answer(string school, DateTimeOffset at, string words, SubmissionSource source = SubmissionSource.Sheet) =>
        new()
        {
            OrganizationId = school,
            Source = source,
            SubmittedAt = at,
            ObservedAt = at,
            Respondent = new("Иванова", "завуч"),
            Answers = [new ReadAnswer("scheme", ["ready"], words), new ReadAnswer("goals", [], words)],
        };

    /// <summary>What is asked of the tables, and how much they answer.</summary>
    private sealed class Requests : HttpPipelineSynchronousPolicy
    {
        private readonly ConcurrentQueue<(string Uri, long Bytes)> all = [];

        public int Count => all.Count;

        public long Answers => all.Sum(each => each.Bytes);

        public long Longest => all.Max(each => each.Bytes);

        public void Clear() => all.Clear();

        /// <summary>The requests to the log in words, in alphabetical order.</summary>
        public IEnumerable<string> OfLog() =>
            all.Where(each => each.Uri.Contains("/Submissions(", StringComparison.Ordinal)).Select(InWords).Order(StringComparer.Ordinal);

        public override void OnReceivedResponse(HttpMessage message) =>
            all.Enqueue((Uri.UnescapeDataString(message.Request.Uri.ToString()), message.Response.ContentStream?.Length ?? 0));

        private static string InWords((string Uri, long Bytes) request) =>
            request.Uri.Contains("~~marks", StringComparison.Ordinal) ? "marks"
            : !request.Uri.Contains("$select", StringComparison.Ordinal) || request.Uri.Contains("Answers", StringComparison.Ordinal)
                ? request.Uri.Contains("sosh-5_", StringComparison.Ordinal) ? "texts of sosh-5"
                    : "texts"
            : request.Uri.Contains("sosh-13_", StringComparison.Ordinal) ? "outline of sosh-13"
            : "outline";
    }
}
