using NSubstitute;
using RoadmapFunctions.Reporting.Editions;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Editions;

public sealed class OverdueMilestonesTests
{
    private static readonly DateTimeOffset Report = new(2021, 2, 10, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Summary = new(2021, 2, 15, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_milestone_is_due_at_its_very_instant_and_not_one_tick_before()
    {
        Assert.Empty(await Find(Report.AddTicks(-1)));
        Assert.Equal(["report"], await Find(Report));
        Assert.Equal(["report"], await Find(Summary.AddTicks(-1)));
    }

    [Fact]
    public async Task Of_several_the_earliest_comes_first_and_the_one_of_the_answers_publishes_nothing() =>
        Assert.Equal(["report", "summary"], await Find(Summary.AddYears(1)));

    [Fact]
    public async Task Only_its_own_edition_settles_a_milestone()
    {
        Assert.Equal(["summary"], await Find(Summary, "report"));
        Assert.Equal(["report", "summary"], await Find(Summary, milestone: null));
        Assert.Empty(await Find(Summary, "report", "summary"));
    }

    private static Task<IReadOnlyList<string>> Find(DateTimeOffset now) => Find(now, published: []);

    private static Task<IReadOnlyList<string>> Find(DateTimeOffset now, string? milestone) => Find(now, published: [milestone]);

    private static async Task<IReadOnlyList<string>> Find(DateTimeOffset now, params string?[] published)
    {
        var campaign = TestCampaign.Small with { Milestones = [.. TestCampaign.Small.Milestones.Reverse()] };
        var store = Substitute.For<IEditionStore>();
        store.ListAsync(campaign.Id, Arg.Any<CancellationToken>()).Returns([.. published.Select((milestone, index) => new StoredEdition(
            new Edition
            {
                Number = index + 1,
                CampaignId = campaign.Id,
                MilestoneId = milestone,
                Title = "",
                Reason = "",
                SnapshotAt = now,
                InputSha256 = "",
                ProgramVersion = "",
                Files = [],
            },
            []))]);
        return [.. (await OverdueMilestones.FindAsync(campaign, store, now, CancellationToken.None)).Select(each => each.Id)];
    }
}
