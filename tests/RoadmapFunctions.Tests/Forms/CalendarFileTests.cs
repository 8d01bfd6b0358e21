using System.Text;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Forms;
using Xunit;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>Deadlines as a calendar takes them.</summary>
public sealed class CalendarFileTests
{
    private static readonly string[] Lines = LinesOf(TestCampaign.Tomsk);

    [Fact]
    public void A_deadline_without_a_time_is_an_all_day_event() =>
        Assert.Equal(
            ["DTSTART;VALUE=DATE:20210130", "DTSTART:20210210T020000Z", "DTSTART:20210215T020000Z"],
            Lines.Where(line => line.StartsWith("DTSTART", StringComparison.Ordinal))
        );

    [Fact]
    public void Every_event_has_a_name_of_its_own_and_an_alarm_a_day_before()
    {
        Assert.Distinct(Lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)));
        Assert.Equal(3, Lines.Count(line => line == "TRIGGER:-P1D"));
        Assert.Equal(3, Lines.Count(line => line == "END:VEVENT"));
    }

    [Fact]
    public void No_line_is_longer_than_75_octets_and_folding_loses_nothing()
    {
        Assert.All(Lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.Contains(
            $"SUMMARY:{TestCampaign.Tomsk.Milestones[2].Title}",
            string.Join("\r\n", Lines).Replace("\r\n ", string.Empty, StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_hostile_title_makes_no_second_event()
    {
        var title = "Срок\r\nEND:VEVENT\r\nBEGIN:VEVENT; a, b \\n";
        var campaign = TestCampaign.Small with { Milestones = [TestCampaign.Small.Milestones[0] with { Title = title }] };
        var lines = LinesOf(campaign);
        Assert.Single(lines, line => line == "BEGIN:VEVENT");
        Assert.Contains(lines, line => line.EndsWith(@"\; a\, b \\n", StringComparison.Ordinal));
    }

    private static string[] LinesOf(Campaign campaign) =>
        Encoding.UTF8.GetString(CalendarFile.Write(campaign, campaign.Milestones)).TrimEnd().Split("\r\n");
}
