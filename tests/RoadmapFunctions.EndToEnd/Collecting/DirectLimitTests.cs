using Azure.Data.Tables;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting;

/// <summary>How much one school may send is counted in the transaction that stores it, so no number of instances exceeds it.</summary>
public sealed class DirectLimitTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string School = "sosh-5";

    private static readonly DateTimeOffset Start = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);
    private static readonly DirectLimit Limit = new(Versions: 12, Characters: 1000);

    [Theory]
    [InlineData(10, 12, "versions")]
    [InlineData(100, 10, "characters")]
    public async Task Forty_answers_at_once_through_four_instances_store_as_many_as_are_allowed(int words, int stored, string campaign)
    {
        var logs = await LogsAsync(4);
        var added = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(number => logs[number % 4].TryAddDirectAsync(campaign, Answer(number, words), Limit, CancellationToken.None))
        );
        Assert.Equal(stored, added.Count(each => each));
        Assert.Equal(stored, (await HistoryAsync(logs[0], campaign)).Versions.Count());
    }

    [Fact]
    public async Task What_is_stored_already_counts_once_and_what_was_stored_before_there_was_a_counter_counts_too()
    {
        const string Campaign = "before";
        var log = (await LogsAsync(1))[0];
        await log.AppendAsync(Campaign, [.. Enumerable.Range(0, 11).Select(number => Answer(number, 1))], CancellationToken.None);
        Assert.True(await log.TryAddDirectAsync(Campaign, Answer(11, 1), Limit, CancellationToken.None));
        Assert.False(await log.TryAddDirectAsync(Campaign, Answer(12, 1), Limit, CancellationToken.None));
        var larger = Limit with { Versions = 13 };
        Assert.True(await log.TryAddDirectAsync(Campaign, Answer(11, 1), larger, CancellationToken.None)); // again
        Assert.True(await log.TryAddDirectAsync(Campaign, Answer(12, 1), larger, CancellationToken.None));
        Assert.Equal(13, (await HistoryAsync(log, Campaign)).Versions.Count());
    }

    private static async Task<SubmissionHistory> HistoryAsync(TableSubmissionLog log, string campaign) =>
        await SubmissionHistory.ReadAsync(log, campaign, CancellationToken.None);

    private async Task<TableSubmissionLog[]> LogsAsync(int instances)
    {
        var logs = Enumerable
            .Range(0, instances)
            .Select(_ => new TableServiceClient(azurite.Storage.ConnectionString))
            .Select(tables => (Tables: tables, Log: new TableSubmissionLog(tables, new DamagedItems())))
            .ToArray();
        await logs[0].Tables.GetTableClient(TableSubmissionLog.TableName).CreateIfNotExistsAsync();
        return [.. logs.Select(each => each.Log)];
    }

    private static Submission Answer(int number, int words) =>
        new()
        {
            OrganizationId = School,
            Source = SubmissionSource.Http,
            SubmittedAt = Start.AddSeconds(number),
            ObservedAt = Start.AddSeconds(number),
            Answers = [new ReadAnswer("scheme", [], new string('ы', words))],
        };
}
