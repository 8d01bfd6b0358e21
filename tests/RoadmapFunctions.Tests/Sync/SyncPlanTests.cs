using RoadmapFunctions.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Sync;

public sealed class SyncPlanTests
{
    private readonly PureSync sync = new();
    private DateTimeOffset now = new(2021, 2, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_sheet_again_changes_nothing()
    {
        var sheet = new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 5", "Разработана").Answer("2021-01-28 12:00:00", "СОШ № 14", "Разработана");
        Assert.Equal((1, 1), (Sync(sheet).Counts.New, sync.Quarantine.Count));

        var again = Sync(sheet);
        Assert.Empty(again.Entries);
        Assert.Empty(again.ToQuarantine);
        Assert.Equal((1, 0, 1), (again.Counts.Known, again.Counts.New, again.Counts.Quarantined));
    }

    [Fact]
    public void An_edit_in_place_is_a_correction_and_the_first_seen_instant_stays()
    {
        Sync(new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 5", "В процессе"));
        var plan = Sync(new SheetBuilder().Answer("2021-02-03 09:00:00", "СОШ № 5", "Разработана"));

        var school = sync.History.Of("sosh-5")!;
        Assert.Equal((1, 1), (plan.Counts.New, plan.Counts.Withdrawn));
        Assert.Equal(["ready"], school.Current!.AnswerTo("scheme")!.OptionIds);
        Assert.Equal(new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero), school.FirstSeen);
        Assert.Equal(new DateTimeOffset(2021, 2, 3, 2, 0, 0, TimeSpan.Zero), school.CorrectedAt);
    }

    [Fact]
    public void A_row_that_vanishes_is_withdrawn_and_comes_back_when_it_returns()
    {
        var both = new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 5", "В процессе").Answer("2021-01-28 13:00:00", "СОШ № 13", "Разработана");
        Sync(both);
        Sync(new SheetBuilder().Answer("2021-01-28 13:00:00", "СОШ № 13", "Разработана"));
        Assert.Null(sync.History.Of("sosh-5")!.Current);

        Assert.Equal(1, Sync(both).Counts.Returned);
        Assert.NotNull(sync.History.Of("sosh-5")!.Current);
    }

    [Fact]
    public void Many_rows_that_vanish_at_once_stop_the_sync_until_the_operator_accepts_it()
    {
        Sync(new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 5", "В процессе").Answer("2021-01-28 13:00:00", "СОШ № 13", "Разработана"));
        var stop = Assert.Throws<SyncStoppedException>(() => Sync(new SheetBuilder()));
        Assert.Contains("исчезли 2\u00A0ответа из 2", stop.Message, StringComparison.Ordinal);

        Assert.Equal(2, Sync(new SheetBuilder(), acceptDisappearance: true).Counts.Withdrawn);
    }

    [Fact]
    public void A_row_that_is_mended_leaves_the_quarantine_and_one_that_breaks_again_returns()
    {
        var broken = new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 14", "Разработана");
        Sync(broken);
        Assert.Single(Sync(new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 13", "Разработана")).ToClose);
        Assert.Single(Sync(broken).ToReopen);
    }

    [Fact]
    public void A_clock_that_runs_ahead_does_not_make_a_school_late()
    {
        now = new DateTimeOffset(2021, 1, 30, 16, 0, 0, TimeSpan.Zero);
        Sync(new SheetBuilder().Answer("2021-01-31 00:30:00", "СОШ № 5", "Разработана"));
        Assert.Equal(new DateTimeOffset(2021, 1, 30, 16, 0, 0, TimeSpan.Zero), sync.History.Of("sosh-5")!.FirstSeen);
    }

    private SyncPlan Sync(SheetBuilder builder, bool acceptDisappearance = false)
    {
        var plan = sync.Run(builder.Build(), now, acceptDisappearance);
        now = now.AddMinutes(10);
        return plan;
    }
}
