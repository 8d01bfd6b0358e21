using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Pages.Desk;
using Xunit;

namespace RoadmapFunctions.Tests.Pages.Desk;

/// <summary>What the desk works out by itself: days, filters, changes between versions, addresses.</summary>
public sealed class DeskTests
{
    [Theory]
    [InlineData("2021-01-25T10:00+07:00", "через 5 дней")]
    [InlineData("2021-01-29T23:59+07:00", "завтра")]
    [InlineData("2021-01-30T00:00+07:00", "сегодня")]
    [InlineData("2021-01-30T23:59+07:00", "сегодня")]
    [InlineData("2021-01-31T00:00+07:00", "срок истёк")]
    [InlineData("2020-12-30T10:00+07:00", "через 31 день")]
    public void The_time_left_is_counted_in_days_of_the_campaigns_zone(string now, string words) =>
        Assert.Equal(
            words,
            DeskWording
                .TimeLeft(
                    TestCampaign.Small.Milestones[0],
                    TestCampaign.Small,
                    DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)
                )
                .Replace('\u00A0', ' ')
        );

    [Theory]
    [InlineData("/desk/campaigns/small/quarantine?x=1", "/desk/campaigns/small/quarantine?x=1")]
    [InlineData("/desk", "/desk")]
    [InlineData(null, "/desk")]
    [InlineData("", "/desk")]
    [InlineData("https://evil.example", "/desk")]
    [InlineData("//evil.example", "/desk")]
    [InlineData("/desk.evil.example", "/desk")]
    [InlineData("/desk/\r\nSet-Cookie: a=b", "/desk")]
    [InlineData("/desk/\\evil", "/desk")]
    [InlineData("/school", "/desk")]
    public void After_the_sign_in_there_is_only_the_desk(string? asked, string address) => Assert.Equal(address, ReturnAddress.Of(asked));

    [Fact]
    public void Schools_are_found_by_part_of_a_name_and_by_state()
    {
        var organizations = CampaignProgress
            .Of(TestCampaign.Small, SubmissionHistory.From([Answer("sosh-5", ["ready"], null)]))
            .Organizations;
        Assert.Equal(["sosh-13"], Ids(new RosterFilter("сош № 13")));
        Assert.Equal(["sosh-5"], Ids(new RosterFilter("ерохина")));
        Assert.Equal(["sosh-13", "sosh-18"], Ids(new RosterFilter(State: "missing")));
        Assert.Equal(["sosh-5"], Ids(new RosterFilter(State: "partial")));
        Assert.Empty(Ids(new RosterFilter(State: "late")));
        Assert.Equal(3, Ids(new RosterFilter(State: "<script>")).Count());
        Assert.Empty(Ids(new RosterFilter(Place: "Томск")));
        Assert.Empty(RosterFilter.PlacesOf(TestCampaign.Small));

        IEnumerable<string> Ids(RosterFilter filter) => filter.Matching(organizations).Select(each => each.Organization.Id);
    }

    [Fact]
    public void Schools_of_one_territory_are_chosen_where_there_are_several_and_the_address_keeps_the_choice()
    {
        var campaign = TestCampaign.Small with
        {
            Organizations =
            [
                .. TestCampaign.Small.Organizations.Zip(
                    ["Яя", "Асино & Ко", "Яя"],
                    (school, place) => school with { Municipality = place }
                ),
            ],
        };
        Assert.Equal(["Асино & Ко", "Яя"], RosterFilter.PlacesOf(campaign));
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new RosterFilter(Place: "Асино & Ко").QueryOf(2));
        var filter = RosterFilter.Of(name => asked[name].ToString());
        Assert.Equal(new RosterFilter(Place: "Асино & Ко", Page: 2), filter);
        Assert.Equal(
            [campaign.Organizations[1].Id],
            filter.Matching(CampaignProgress.Of(campaign, SubmissionHistory.From([])).Organizations).Select(each => each.Organization.Id)
        );
    }

    [Fact]
    public void Between_two_versions_only_what_changed_is_told()
    {
        var changes = ActivityChange.Between(Answer("sosh-5", ["ready"], "было"), Answer("sosh-5", ["going"], "стало"), TestCampaign.Small);
        var change = Assert.Single(changes);
        Assert.Equal(("scheme", "было", "стало"), (change.Activity.Id, change.OtherBefore, change.OtherAfter));
        Assert.Equal(["В процессе"], change.Added);
        Assert.Equal(["Разработана"], change.Removed);
        Assert.Empty(ActivityChange.Between(Answer("sosh-5", ["ready"], null), Answer("sosh-5", ["ready"], null), TestCampaign.Small));
    }

    [Fact]
    public void Every_reason_of_the_quarantine_has_words_of_its_own()
    {
        var words = Enum.GetValues<RejectionReason>().Select(DeskWording.Of).ToList();
        Assert.Equal(words.Count, words.Distinct().Count());
    }

    private static Submission Answer(string organization, string[] options, string? other) =>
        new()
        {
            OrganizationId = organization,
            Source = SubmissionSource.Http,
            SubmittedAt = new DateTimeOffset(2021, 1, 28, 0, 0, 0, TimeSpan.Zero),
            ObservedAt = new DateTimeOffset(2021, 1, 28, 0, 0, 0, TimeSpan.Zero),
            Answers = [new ReadAnswer("scheme", options, other)],
        };
}
