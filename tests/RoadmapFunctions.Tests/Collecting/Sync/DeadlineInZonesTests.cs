using RoadmapFunctions.Answers;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>The deadline is midnight of 30 January in Tomsk, wherever the owner of the sheet lives.</summary>
public sealed class DeadlineInZonesTests
{
    [Theory]
    [InlineData("Asia/Tomsk", "2021-01-30 00:00:00", Timeliness.OnTime)]
    [InlineData("Asia/Tomsk", "2021-01-30 23:59:59", Timeliness.OnTime)]
    [InlineData("Asia/Tomsk", "2021-01-31 00:00:00", Timeliness.Late)]
    [InlineData("Europe/Moscow", "2021-01-30 19:59:59", Timeliness.OnTime)]
    [InlineData("Europe/Moscow", "2021-01-30 20:00:00", Timeliness.Late)]
    [InlineData("Europe/Moscow", "2021-01-30 23:59:59", Timeliness.Late)]
    [InlineData("Asia/Vladivostok", "2021-01-31 00:00:00", Timeliness.OnTime)]
    [InlineData("Asia/Vladivostok", "2021-01-31 02:59:59", Timeliness.OnTime)]
    [InlineData("Asia/Vladivostok", "2021-01-31 03:00:00", Timeliness.Late)]
    [InlineData("America/New_York", "2021-01-30 11:59:59", Timeliness.OnTime)]
    [InlineData("America/New_York", "2021-01-30 12:00:00", Timeliness.Late)]
    [InlineData("GMT+05:30", "2021-01-30 22:29:59", Timeliness.OnTime)]
    [InlineData("GMT+05:30", "2021-01-30 22:30:00", Timeliness.Late)]
    public void S10_a_row_is_in_time_by_the_clock_of_Tomsk_and_read_by_the_clock_of_its_sheet(
        string zone,
        string time,
        Timeliness timeliness
    )
    {
        var row = Assert.Single(new SheetBuilder().InZone(zone).Answer(time, "СОШ № 5", "Разработана").Parse().Submissions);
        var progress = CampaignProgress.Of(TestCampaign.Small, SubmissionHistory.From([row]));
        Assert.Equal(timeliness, progress.Organizations[0].Timeliness);
    }
}
