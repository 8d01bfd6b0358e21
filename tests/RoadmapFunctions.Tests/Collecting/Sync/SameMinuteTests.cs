using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>A file that has lost its seconds gives two answers of a school one time; the order of its rows is the order of
/// answering.</summary>
public sealed class SameMinuteTests
{
    private static readonly DateTimeOffset Now = new(2021, 1, 29, 5, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Разработана", "В процессе", "going")]
    [InlineData("В процессе", "Разработана", "ready")]
    public void Of_two_answers_in_one_minute_the_lower_row_counts(string first, string second, string counts)
    {
        var sync = new PureSync();
        var sheet = new SheetBuilder()
            .Answer("2021-01-28 12:00:00", "СОШ № 5", first)
            .Answer("2021-01-28 12:00:00", "СОШ № 13", "Разработана")
            .Answer("2021-01-28 12:00:00", "СОШ № 5", second)
            .Build();
        sync.Run(sheet, Now);
        Assert.Equal([counts], sync.History.Of("sosh-5")!.Current!.AnswerTo("scheme")!.OptionIds);
        Assert.Empty(sync.Run(sheet, Now.AddMinutes(10)).Entries);
    }

    [Fact]
    public void Seconds_that_come_back_later_change_nothing()
    {
        var sync = new PureSync();
        sync.Run(
            new SheetBuilder()
                .Answer("2021-01-28 12:00:00", "СОШ № 5", "Разработана")
                .Answer("2021-01-28 12:00:00", "СОШ № 5", "В процессе")
                .Build(),
            Now
        );
        var plan = sync.Run(
            new SheetBuilder()
                .Answer("2021-01-28 12:00:10", "СОШ № 5", "Разработана")
                .Answer("2021-01-28 12:00:50", "СОШ № 5", "В процессе")
                .Build(),
            Now.AddMinutes(10)
        );
        Assert.Empty(plan.Entries);
        Assert.Equal(["going"], sync.History.Of("sosh-5")!.Current!.AnswerTo("scheme")!.OptionIds);
    }
}
