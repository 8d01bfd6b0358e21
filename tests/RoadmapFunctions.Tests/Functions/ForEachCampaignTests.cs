using Microsoft.Extensions.Time.Testing;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Functions.Timers;
using Xunit;

namespace RoadmapFunctions.Tests.Functions;

public sealed class ForEachCampaignTests
{
    [Fact]
    public async Task Neither_an_exception_nor_a_stall_keeps_the_others_waiting_and_each_is_told_by_name()
    {
        var time = new FakeTimeProvider();
        var done = new List<string>();
        var run = ForEachCampaign.RunAsync(
            [.. new[] { "stalls", "throws-at-once", "throws-later", "well" }.Select(id => TestCampaign.Small with { Id = id })],
            Work,
            TimeSpan.FromMinutes(9),
            time,
            CancellationToken.None
        );
        Assert.Equal(["well"], done);
        Assert.False(run.IsCompleted);

        time.Advance(TimeSpan.FromMinutes(9));
        var troubles = await Assert.ThrowsAsync<AggregateException>(() => run);
        Assert.Equal(3, troubles.InnerExceptions.Count);
        Assert.StartsWith("stalls: ", Assert.Single(troubles.InnerExceptions.OfType<TimeoutException>()).Message, StringComparison.Ordinal);

        Task Work(Campaign campaign, CancellationToken token)
        {
            switch (campaign.Id)
            {
                case "stalls":
                    return new TaskCompletionSource().Task; // and does not listen to the token
                case "throws-at-once":
                    throw new InvalidOperationException("1");
                case "throws-later":
                    return Task.FromException(new InvalidOperationException("2"));
                default:
                    done.Add(campaign.Id);
                    return Task.CompletedTask;
            }
        }
    }
}
