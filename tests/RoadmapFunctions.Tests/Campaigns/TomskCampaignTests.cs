using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

/// <summary>The first campaign against the order that it comes from.</summary>
public sealed partial class TomskCampaignTests
{
    private static readonly string Order = Spaces()
        .Replace(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Campaigns", "order-25p.txt"))
                .Replace("<li>", "", StringComparison.Ordinal)
                .Replace("</li>", "", StringComparison.Ordinal),
            " "
        );

    private static Campaign Campaign => TestCampaign.Tomsk;

    [Fact]
    public void Ten_activities_keep_the_numbers_that_the_order_prints() =>
        Assert.Equal(["1", "2", "4", "5", "6", "7", "8", "9", "10", "11"], Campaign.Activities.Select(activity => activity.Number));

    [Fact]
    public void The_last_activity_prints_number_three_twice() =>
        Assert.Equal(["1", "2", "3", "3", "4"], Campaign.Activities[^1].Options.Select(option => option.Number));

    [Fact]
    public void Every_activity_and_option_stands_in_the_order_word_for_word() =>
        Assert.All(
            Campaign.Activities,
            activity =>
            {
                Assert.Contains($"{activity.Number}. {activity.Title} ", Order, StringComparison.Ordinal);
                Assert.All(activity.Options, option => Assert.Contains($"{option.Number}. {option.Text}", Order, StringComparison.Ordinal));
                Assert.True(
                    activity.Other is null || Order.Contains($"{activity.Other.Number}. {activity.Other.Text}", StringComparison.Ordinal)
                );
            }
        );

    [Fact]
    public void No_option_of_the_order_is_left_out()
    {
        var printed = PrintedOption().Count(Order[Order.IndexOf("№ пп", StringComparison.Ordinal)..]);
        var ours =
            Campaign.Activities.Sum(activity => activity.Options.Count + (activity.Other is null ? 0 : 1)) + Campaign.Activities.Count;
        Assert.Equal(printed, ours);
    }

    [Fact]
    public void Seven_schools_are_expected_and_38_66_is_two_of_them() =>
        Assert.Equal(
            ["СОШ № 5", "СОШ № 11", "СОШ № 28", "СОШ № 41", "СОШ № 44", "ООШ № 38", "ООШ № 66"],
            Campaign.Organizations.Select(school => school.ShortName)
        );

    [Theory]
    [InlineData("answers", "2021-01-30T17:00:00Z")] // the end of 30 January in Tomsk
    [InlineData("report", "2021-02-10T02:00:00Z")]
    [InlineData("summary", "2021-02-15T02:00:00Z")]
    public void Milestones_are_moments_of_Tomsk(string id, string utc) =>
        Assert.Equal(
            DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture),
            Campaign.Milestones.Single(milestone => milestone.Id == id).Instant(Campaign.Zone)
        );

    [Theory]
    [InlineData("extra-classes", "in-development", ExecutionLevel.InProgress)]
    [InlineData("monitoring", "previous-used", ExecutionLevel.Unchanged)]
    [InlineData("trainings", "not-attended", ExecutionLevel.NotDone)]
    [InlineData("causes", "causes-found", ExecutionLevel.Done)]
    public void Options_carry_their_execution_level(string activity, string option, ExecutionLevel level) =>
        Assert.Equal(level, Campaign.Activities.Single(each => each.Id == activity).Options.Single(each => each.Id == option).Level);

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    // «1. Выявлены», «11. Участие»: a number, a dot and a capital letter.
    [GeneratedRegex(@"(?<=[ >])\d{1,2}\. (?=[А-Я])", RegexOptions.None, 1000)]
    private static partial Regex PrintedOption();
}
