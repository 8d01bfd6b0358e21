using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Collecting.Sheets;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting;

/// <summary>The quota of one Google account, counted by several instances in a real table.</summary>
public sealed class GoogleReadsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const int Quota = 10;
    private static readonly DateTimeOffset Now = new(2021, 1, 29, 10, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public async Task Two_instances_have_one_quota_together_and_wait_when_it_is_used_up()
    {
        var time = new ShiftedTime(Now);
        var tables = new TableServiceClient(azurite.Storage.ConnectionString);
        await tables.CreateTableIfNotExistsAsync(TableReads.TableName, TestContext.Current.CancellationToken);
        TableReads[] instances = [Instance(), Instance()];
        Assert.Equal(Quota, await TakeAllAsync(instances));

        time.Advance(TimeSpan.FromSeconds(61)); // a grant may have been used as late as five seconds after it was given
        Assert.Equal(0, await TakeAllAsync(instances));
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(Quota, await TakeAllAsync(instances));

        TableReads Instance() => new(tables, Options.Create(new GoogleSheetsOptions { ReadsPerMinute = Quota }), time);
    }

    /// <returns>How many requests were granted before everybody had to wait.</returns>
    private static async Task<int> TakeAllAsync(TableReads[] instances)
    {
        var (taken, waiting) = (0, 0);
        while (waiting < instances.Length)
        {
            waiting = 0;
            foreach (var instance in instances)
            {
                var wait = await instance.TakeAsync(TestContext.Current.CancellationToken);
                Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(65));
                (taken, waiting) = wait == TimeSpan.Zero ? (taken + 1, waiting) : (taken, waiting + 1);
            }
        }

        return taken;
    }
}
