using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

public sealed class OptionAliasTests
{
    private static readonly Activity Scheme = TestCampaign.Activity("scheme");

    [Fact]
    public void A_cell_with_a_former_text_is_read_as_its_option()
    {
        var activity = Scheme with
        {
            Options =
            [
                Scheme.Options[0] with
                {
                    Text = "Схема есть",
                    Aliases = ["Разработана, утверждена", "схема ЕСТЬ"],
                },
                Scheme.Options[1],
            ],
        };
        var answer = new OptionReader(activity).Read("Разработана, утверждена, В процессе, и ещё")!;
        Assert.Equal(["ready", "going"], answer.OptionIds);
        Assert.Equal("и ещё", answer.Other);
    }

    [Fact]
    public void An_alias_that_is_another_options_text_is_refused()
    {
        var campaign = TestCampaign.Small with
        {
            Activities = [Scheme with { Options = [Scheme.Options[0] with { Aliases = ["В процессе"] }, Scheme.Options[1]] }],
        };
        Assert.Equal("$.activities[0].options[1].text", Assert.Single(CampaignRules.Check(campaign)).Place);
    }
}
