using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

public sealed class SyncPlanTests
{
    private readonly PureSync sync = new();
    private DateTimeOffset now = new(2021, 2, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_sheet_again_changes_nothing()
    {
        var sheet = new SheetBuilder()
            .Answer("2021-01-28 12:00:00", "СОШ № 5", "Разработана")
            .Answer("2021-01-28 12:00:00", "СОШ № 14", "Разработана");
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
        now = now.AddDays(3);
        var plan = Sync(new SheetBuilder().Answer("2021-02-03 09:00:00", "СОШ № 5", "Разработана"));

        var school = sync.History.Of("sosh-5")!;
        Assert.Equal((1, 1), (plan.Counts.New, plan.Counts.Withdrawn));
        Assert.Equal(["ready"], school.Current!.AnswerTo("scheme")!.OptionIds);
        Assert.Equal(new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero), school.FirstSeen);
        Assert.Equal(new DateTimeOffset(2021, 2, 3, 2, 0, 0, TimeSpan.Zero), school.CorrectedAt);
    }

    [Fact]
    public void An_answer_that_is_read_anew_because_the_campaign_file_has_changed_is_no_correction()
    {
        Sync(new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 5", "Разработана полностью"));
        Sync(new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 5", "Разработана"));

        var school = sync.History.Of("sosh-5")!;
        Assert.Equal(["ready"], school.Current!.AnswerTo("scheme")!.OptionIds);
        Assert.Null(school.CorrectedAt);
    }

    [Fact]
    public void A_row_that_vanishes_is_withdrawn_and_comes_back_when_it_returns()
    {
        var both = new SheetBuilder()
            .Answer("2021-01-28 12:00:00", "СОШ № 5", "В процессе")
            .Answer("2021-01-28 13:00:00", "СОШ № 13", "Разработана");
        Sync(both);
        Sync(new SheetBuilder().Answer("2021-01-28 13:00:00", "СОШ № 13", "Разработана"));
        Assert.Null(sync.History.Of("sosh-5")!.Current);

        Assert.Equal(1, Sync(both).Counts.Returned);
        Assert.NotNull(sync.History.Of("sosh-5")!.Current);
    }

    [Fact]
    public void Many_rows_that_vanish_at_once_stop_the_sync_until_the_operator_accepts_it()
    {
        Sync(
            new SheetBuilder()
                .Answer("2021-01-28 12:00:00", "СОШ № 5", "В процессе")
                .Answer("2021-01-28 13:00:00", "СОШ № 13", "Разработана")
        );
        var stop = Assert.Throws<SyncStoppedException>(() => Sync(new SheetBuilder()));
        Assert.Contains("исчезли 2\u00A0ответа из 2", stop.Message, StringComparison.Ordinal);

        Assert.Equal(2, Sync(new SheetBuilder(), Disappearance.Withdraw).Counts.Withdrawn);
    }

    [Theory]
    [InlineData("11 5 р|12 13 п|13 18 н", "12 5 р|13 13 п|11 18 н", true)] // the stamps
    [InlineData("11 5 р|12 13 п|13 18 н", "11 13 р|12 18 п|13 5 н", true)] // the schools
    [InlineData("11 5 р|12 13 п|13 18 н", "11 5 п|12 13 н|13 18 р", true)] // the answers
    [InlineData("11 5 р|12 13 п|13 18 н", "12 13 п|13 18 н|11 5 р", false)] // all columns together
    [InlineData("11 5 р|12 13 п|13 18 н", "11 5 п|12 13 р|13 18 н", false)] // two are mended by hand
    [InlineData("11 5 р|12 13 п|13 18 н", "11 5 р|12 13 р|13 18 р", false)] // one word replaced by another
    public void A_column_that_was_sorted_apart_stops_the_sync_until_the_operator_accepts_it(string before, string after, bool stops)
    {
        Sync(Sheet(before));
        var warned = sync.Plan(Sheet(after).Build(), now, Disappearance.Keep).Warnings.Select(warning => warning.Text);
        Assert.Equal(stops, warned.Any(text => text.Contains("отсортировали отдельно", StringComparison.Ordinal)));
        if (stops)
        {
            var stop = Assert.Throws<SyncStoppedException>(() => Sync(Sheet(after)));
            Assert.StartsWith("Сразу 3\u00A0строки состоят из прежних ячеек", stop.Message, StringComparison.Ordinal);
        }

        Assert.Equal(3, Sync(Sheet(after), Disappearance.Withdraw).Counts.RowsRead);
    }

    [Theory]
    [InlineData("1/13/2021 9:00:00|1/28/2021 9:00:00|44562|44563", true)]
    [InlineData("1/13/2021 9:00:00|44562|44563", false)] // one may be typed by hand
    [InlineData("вчера|позавчера|44562", false)]
    public void A_sheet_that_Excel_has_half_swapped_stops_the_sync(string stamps, bool stops)
    {
        var sheet = stamps
            .Split('|')
            .Aggregate(
                new SheetBuilder(),
                (rows, stamp) =>
                    rows.Row(
                        double.TryParse(stamp, System.Globalization.CultureInfo.InvariantCulture, out var days)
                            ? SheetCell.OfNumber(days)
                            : SheetCell.OfText(stamp),
                        SheetCell.OfText("СОШ № 5"),
                        SheetCell.OfText("Разработана")
                    )
            );
        now = now.AddYears(2);
        Assert.Equal(stops, Record.Exception(() => Sync(sheet)) is SyncStoppedException);
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
    public void A_school_that_was_named_by_mistake_in_the_sheet_has_not_answered_in_time_by_that()
    {
        Sync(new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 5", "Разработана"));
        Sync(new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 13", "Разработана"));
        now = new DateTimeOffset(2021, 2, 3, 6, 0, 0, TimeSpan.Zero);
        Sync(
            new SheetBuilder()
                .Answer("2021-01-28 12:00:00", "СОШ № 13", "Разработана")
                .Answer("2021-02-03 12:00:00", "СОШ № 5", "В процессе")
        );
        Assert.Equal(new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero), sync.History.Of("sosh-13")!.FirstSeen);
        Assert.Equal(new DateTimeOffset(2021, 2, 3, 5, 0, 0, TimeSpan.Zero), sync.History.Of("sosh-5")!.FirstSeen);
    }

    [Fact]
    public void A_name_that_is_spoilt_in_the_sheet_makes_no_school_late()
    {
        Sync(new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 5", "Разработана"));
        Sync(new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 55", "Разработана"));
        now = new DateTimeOffset(2021, 2, 3, 6, 0, 0, TimeSpan.Zero);
        Sync(
            new SheetBuilder()
                .Answer("2021-01-28 12:00:00", "СОШ № 55", "Разработана")
                .Answer("2021-02-03 12:00:00", "СОШ № 5", "В процессе")
        );
        Assert.Equal(new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero), sync.History.Of("sosh-5")!.FirstSeen);
    }

    [Fact]
    public void An_answer_from_the_future_hides_no_later_one_and_leaves_the_quarantine_when_its_time_is_mended()
    {
        const string Earlier = "2021-01-28 12:00:00";
        var slipped = Sync(
            new SheetBuilder().Answer("2121-01-27 12:00:00", "СОШ № 5", "В процессе").Answer(Earlier, "СОШ № 5", "Разработана")
        );
        Assert.Equal((1, 1), (slipped.Counts.New, slipped.Counts.Quarantined));
        Assert.Equal(["ready"], sync.History.Of("sosh-5")!.Current!.AnswerTo("scheme")!.OptionIds);

        var mended = Sync(
            new SheetBuilder().Answer("2021-01-27 12:00:00", "СОШ № 5", "В процессе").Answer(Earlier, "СОШ № 5", "Разработана")
        );
        Assert.Equal((1, 0), (mended.Counts.New, mended.Counts.Quarantined));
        Assert.Single(mended.ToClose);
        Assert.Equal(["ready"], sync.History.Of("sosh-5")!.Current!.AnswerTo("scheme")!.OptionIds);
    }

    [Fact]
    public void A_clock_that_runs_ahead_does_not_make_a_school_late()
    {
        now = new DateTimeOffset(2021, 1, 30, 16, 0, 0, TimeSpan.Zero);
        Sync(new SheetBuilder().Answer("2021-01-31 00:30:00", "СОШ № 5", "Разработана"));
        Assert.Equal(new DateTimeOffset(2021, 1, 30, 16, 0, 0, TimeSpan.Zero), sync.History.Of("sosh-5")!.FirstSeen);
    }

    [Theory]
    [InlineData(10, 2, false)] // a fifth
    [InlineData(9, 2, true)]
    [InlineData(14, 3, true)]
    [InlineData(1, 1, false)]
    public void More_than_a_fifth_of_the_answers_may_not_vanish_at_once(int rows, int vanished, bool stops)
    {
        Sync(Rows(rows));
        if (stops)
        {
            Assert.Throws<SyncStoppedException>(() => Sync(Rows(rows - vanished)));
        }
        else
        {
            Assert.Equal(vanished, Sync(Rows(rows - vanished)).Counts.Withdrawn);
        }
    }

    [Theory]
    [InlineData("Europe/Moscow", "стало позже на 4\u00A0часа")]
    [InlineData("Asia/Kolkata", "стало позже на 1\u00A0час 30\u00A0минут")]
    [InlineData("Asia/Vladivostok", "стало раньше на 3\u00A0часа")]
    public void A_sheet_whose_clock_was_changed_stops_the_sync(string zone, string words)
    {
        Sync(Rows(3));
        Assert.Contains(words, Assert.Throws<SyncStoppedException>(() => Sync(Rows(3).InZone(zone))).Message, StringComparison.Ordinal);
        Assert.Equal(3, Sync(Rows(3).InZone(zone), Disappearance.Withdraw).Counts.New);
    }

    [Fact]
    public void Answers_that_were_withdrawn_before_do_not_count_among_those_that_are_there()
    {
        Sync(Rows(10));
        Sync(Rows(5), Disappearance.Withdraw);
        Assert.Contains(
            "исчезли 2\u00A0ответа из 5",
            Assert.Throws<SyncStoppedException>(() => Sync(Rows(3))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_row_that_is_mended_is_closed_once_and_ambiguous_answers_are_counted_once()
    {
        var broken = new SheetBuilder()
            .Answer("2021-01-28 12:00:00", "СОШ № 14", "Разработана")
            .Answer("2021-01-28 12:00:00", "СОШ № 5", "", "сначала своё, Определены шаги");
        var mended = new SheetBuilder()
            .Answer("2021-01-28 12:00:00", "СОШ № 13", "Разработана")
            .Answer("2021-01-28 12:00:00", "СОШ № 5", "", "сначала своё, Определены шаги");
        Assert.Equal(1, Sync(broken).Counts.Ambiguous);
        var plan = Sync(mended);
        Assert.Equal((1, 0), (plan.ToClose.Count, plan.Counts.Ambiguous));
        Assert.Empty(Sync(mended).ToClose);
    }

    [Fact]
    public void A_sync_that_read_an_older_sheet_and_ends_later_does_not_withdraw_a_newer_answer()
    {
        Sync(new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 5", "В процессе"));
        var (older, readEarlier) = (new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 5", "В процессе").Build(), now);
        now = now.AddMinutes(1);
        Sync(new SheetBuilder().Answer("2021-02-01 07:05:00", "СОШ № 5", "Разработана"));

        sync.WriteDown(sync.Plan(older, readEarlier), readEarlier);

        Assert.Equal(["ready"], sync.History.Of("sosh-5")!.Current!.AnswerTo("scheme")!.OptionIds);
    }

    /// <summary>One school that has answered again and again, each time by a new row.</summary>
    private static SheetBuilder Rows(int count) =>
        Enumerable
            .Range(0, count)
            .Aggregate(
                new SheetBuilder(),
                (sheet, day) => sheet.Answer($"2021-01-{day + 1:D2} 12:00:00", "СОШ № 5", "Разработана", $"ответ {day}")
            );

    // Rows: hour, number of the school, first letter of the answer.
    private static SheetBuilder Sheet(string rows) =>
        rows.Split('|')
            .Select(row => row.Split(' '))
            .Aggregate(
                new SheetBuilder(),
                (sheet, row) =>
                    sheet.Answer(
                        $"2021-01-28 {row[0]}:00:00",
                        $"СОШ № {row[1]}",
                        row[2] switch
                        {
                            "р" => "Разработана",
                            "п" => "В процессе",
                            _ => "Не разработана",
                        }
                    )
            );

    private SyncPlan Sync(SheetBuilder builder, Disappearance disappearance = Disappearance.StopIfMany)
    {
        var plan = sync.Run(builder.Build(), now, disappearance);
        now = now.AddMinutes(10);
        return plan;
    }
}
