using RoadmapFunctions.Collecting.Sheets;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sheets;

public sealed class SharedReadsTests
{
    private const int Quota = 50;
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Whoever_finds_nothing_free_is_told_when_the_oldest_grant_is_over()
    {
        var (ledger, granted, _) = SharedReads.None.Take(30, Quota, Start);
        Assert.Equal(30, granted);
        (ledger, granted, _) = ledger.Take(30, Quota, Start.AddSeconds(20));
        Assert.Equal(20, granted);
        (_, granted, var wait) = ledger.Take(1, Quota, Start.AddSeconds(30));
        Assert.Equal((0, TimeSpan.FromSeconds(35)), (granted, wait));
        (_, granted, _) = ledger.Take(40, Quota, Start.AddSeconds(65));
        Assert.Equal(30, granted);
    }

    [Fact]
    public void A_grant_from_far_in_the_future_counts_for_nothing()
    {
        var (ledger, _, _) = SharedReads.None.Take(Quota, Quota, Start.AddHours(5));
        Assert.Equal(10, ledger.Take(10, Quota, Start).Granted);
    }

    [Fact]
    public void Whatever_instances_take_and_whenever_they_use_it_no_minute_has_more_than_the_quota()
    {
        var random = new Random(Tries.Seed(15));
        foreach (var _ in Enumerable.Range(0, Tries.Of(20, whenLong: 500)))
        {
            var (ledger, now, uses) = (SharedReads.None, Start, new List<DateTimeOffset>());
            while (now < Start.AddMinutes(20))
            {
                now += TimeSpan.FromMilliseconds(random.Next(3000));
                (ledger, var granted, var wait) = ledger.Take(random.Next(1, 25), Quota, now);
                Assert.True(granted > 0 != wait > TimeSpan.Zero);
                var at = now;
                uses.AddRange(Enumerable.Range(0, granted).Select(_ => at + (SharedReads.Validity * random.NextDouble())));
            }

            uses.Sort();
            Assert.All(
                uses.Index(),
                use => Assert.InRange(uses.Skip(use.Index).TakeWhile(at => at < use.Item.AddMinutes(1)).Count(), 1, Quota)
            );
            Assert.True(uses.Count > 20 * Quota * 3 / 4, "Most of the quota can be used.");
            Assert.InRange(ledger.Grants.Count, 1, 70);
        }
    }
}
