using RoadmapFunctions.Answers;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Tests.Answers;
using Xunit;

namespace RoadmapFunctions.Tests.Pages.Desk;

/// <summary>The order in which texts are read.</summary>
public sealed class ReadingListTests
{
    private static readonly Submission First = Review.Answer(0, Review.Words("scheme", "сделали"), Review.Words("trainings", "ходим"));
    private static readonly Submission Other = First with { OrganizationId = "sosh-18" };

    [Fact]
    public void One_text_follows_another_by_school_and_activity_and_after_the_last_comes_the_first()
    {
        var list = ListOf(Other, First);
        Assert.Equal(4, list.Count);
        Assert.Equal("sosh-5 scheme", Place(list.First()));
        Assert.Equal("sosh-5 trainings", Place(list.After("sosh-5", "scheme")));
        Assert.Equal("sosh-18 scheme", Place(list.After("sosh-5", "trainings")));
        Assert.Equal("sosh-5 scheme", Place(list.After("sosh-18", "trainings")));
    }

    [Fact]
    public void What_was_read_is_passed_over_and_can_be_looked_at_again()
    {
        var list = ListOf(First, Review.Assess(First.AnswerTo("trainings"), "trainings") with { Number = 1 });
        Assert.Equal((1, "sosh-5 scheme"), (list.Count, Place(list.After("sosh-5", "scheme"))));
        Assert.Equal("sosh-5 trainings", Place(list.Find("sosh-5", "trainings")));
    }

    [Fact]
    public void With_nothing_to_read_there_is_nothing_and_a_strange_address_finds_nothing()
    {
        var list = ListOf(Review.Answer(0, Review.Ticked("scheme", "ready")));
        Assert.Equal((0, null, null), (list.Count, list.First(), list.After("sosh-5", "goals")));
        Assert.Null(list.Find("<script>", "scheme"));
        Assert.Null(list.Find("sosh-13", "scheme"));
    }

    [Fact]
    public void Beside_what_came_back_stands_what_was_returned()
    {
        var next = Review.Answer(1, Review.Words("scheme", "утвердили приказом"));
        var known = SubmissionHistory.From([First, Review.Return(First, "scheme") with { Number = 1 }, next]);
        var item = ReadingItem.Of(Review.Campaign, new(Review.School, Review.Campaign.Activities[0]), known)!;
        Assert.Equal(("сделали", "уточните"), (item.Before!.Other, item.Review.CameBack!.Comment));
    }

    private static ReadingList ListOf(params LogEntry[] entries) =>
        new(Review.Campaign, CampaignState.Of(Review.Campaign, SubmissionHistory.From(entries)).Reviews);

    private static string Place(ReadingPlace? place) => $"{place!.Organization.Id} {place.Activity.Id}";
}
