using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

public sealed class SheetTimeTests
{
    [Fact]
    public void S10_a_serial_number_is_local_time_of_the_sheets_own_zone()
    {
        var read = SheetTime.InZone("Europe/Moscow").Read(SheetBuilder.Time("2021-01-30 19:59:59"));
        Assert.Equal(new DateTimeOffset(2021, 1, 30, 16, 59, 59, TimeSpan.Zero), read);
    }

    [Theory]
    [InlineData(44226.99998842593, 59)] // as Google gives it
    [InlineData(44226.99998843, 59)] // as a person may have copied it
    public void S10_rounding_does_not_carry_the_last_second_over_midnight(double serial, int second)
    {
        var read = SheetTime.InZone("Asia/Tomsk").Read(SheetCell.OfNumber(serial))!.Value;
        Assert.Equal((30, second), (read.ToOffset(TimeSpan.FromHours(7)).Day, read.Second));
    }

    [Theory]
    [InlineData("30.01.2021 23:59:59")]
    [InlineData("2021-01-30 23:59:59")]
    [InlineData(" 30.1.2021 23:59:59 ")]
    public void A_typed_time_is_read(string text) =>
        Assert.Equal(
            new DateTimeOffset(2021, 1, 30, 16, 59, 59, TimeSpan.Zero),
            SheetTime.InZone("Asia/Tomsk").Read(SheetCell.OfText(text))
        );

    [Theory]
    [InlineData("вчера")]
    [InlineData("")]
    [InlineData("13/13/2021")]
    public void What_is_no_time_is_not_guessed(string text) => Assert.Null(SheetTime.InZone("Asia/Tomsk").Read(SheetCell.OfText(text)));

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(double.MaxValue)]
    public void A_number_outside_the_calendar_is_no_time(double serial) =>
        Assert.Null(SheetTime.InZone("Asia/Tomsk").Read(SheetCell.OfNumber(serial)));

    [Fact]
    public void A_repeated_hour_is_read_as_the_earlier_one() =>
        Assert.Equal(
            new DateTimeOffset(2020, 10, 25, 0, 30, 0, TimeSpan.Zero),
            SheetTime.InZone("Europe/Berlin").Read(SheetBuilder.Time("2020-10-25 02:30:00"))
        );

    [Theory]
    [InlineData("GMT+07:00", 5)]
    [InlineData("GMT-03:30", 15.5)]
    public void A_zone_without_a_name_is_read_by_its_offset(string zone, double utcHours) =>
        Assert.Equal(
            new DateTimeOffset(2021, 1, 28, 0, 0, 0, TimeSpan.Zero).AddHours(utcHours),
            SheetTime.InZone(zone).Read(SheetBuilder.Time("2021-01-28 12:00:00"))
        );

    [Fact]
    public void An_unknown_zone_stops_the_sync_and_says_how_to_mend_it()
    {
        var stop = Assert.Throws<SyncStoppedException>(() => SheetTime.InZone("Mars/Olympus"));
        Assert.Contains("Mars/Olympus", stop.Message, StringComparison.Ordinal);
        Assert.Contains("Часовой пояс", stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void S10_the_last_instant_of_a_day_is_of_that_day() =>
        Assert.Equal(
            new DateTimeOffset(2021, 1, 30, 16, 59, 59, 600, TimeSpan.Zero),
            SheetTime.InZone("Asia/Tomsk").Read(SheetBuilder.Time("2021-01-30 23:59:59.600"))
        );

    [Fact]
    public void A_skipped_hour_is_read_by_the_winter_clock() =>
        Assert.Equal(
            new DateTimeOffset(2021, 3, 28, 1, 30, 0, TimeSpan.Zero),
            SheetTime.InZone("Europe/Berlin").Read(SheetBuilder.Time("2021-03-28 02:30:00"))
        );

    [Theory]
    [InlineData("Asia/Tomsk")]
    [InlineData("America/New_York")]
    public void The_end_of_the_calendar_is_no_time_in_any_zone(string zone)
    {
        Assert.Null(SheetTime.InZone(zone).Read(SheetCell.OfNumber(2_958_465.9)));
        Assert.Null(SheetTime.InZone(zone).Read(SheetCell.OfNumber(Math.BitDecrement(2_958_466))));
    }
}
