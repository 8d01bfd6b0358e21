using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>The same sheet from the service and from a file, whichever comes first.</summary>
public sealed class SameAnswersTests
{
    private static readonly DateTimeOffset Now = new(2021, 2, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PureSync sync = new();

    [Theory]
    [InlineData("2021-01-28 12:00:07")] // as the sheet shows it
    [InlineData("2021-01-28 12:00:08")] // rounded
    [InlineData("2021-01-28 12:00:00")] // saved by Excel, without seconds
    public void A_stamp_that_has_lost_its_fractions_is_the_same_answer(string shown)
    {
        var whole = new SheetBuilder().Answer("2021-01-28 12:00:07.625", "СОШ № 5", "Разработана", "3.5");
        var download = new SheetBuilder().Answer(shown, "СОШ № 5", "Разработана", "3,5");
        Assert.Equal(1, sync.Run(whole.Build(), Now).Counts.New);
        var import = sync.Run(download.Build(), Now.AddMinutes(1), Disappearance.Keep);
        Assert.Empty(import.Entries);
        Assert.Equal(1, import.Counts.Known);
        Assert.Empty(sync.Run(whole.Build(), Now.AddMinutes(2)).Entries);
    }

    [Fact]
    public void The_service_finds_its_answers_already_there_after_an_import()
    {
        sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:07", "СОШ № 5", "Разработана").Build(), Now, Disappearance.Keep);
        Assert.Empty(
            sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:07.625", "СОШ № 5", "Разработана").Build(), Now.AddMinutes(1)).Entries
        );
    }

    [Theory]
    [InlineData("2021-01-28 12:00:09", "Разработана", "")]
    [InlineData("2021-01-28 12:00:07", "В процессе", "")]
    [InlineData("2021-01-28 12:00:07", "Разработана", "своё")]
    public void Another_moment_or_another_word_is_another_answer(string time, string scheme, string goals)
    {
        sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:07.625", "СОШ № 5", "Разработана").Build(), Now);
        Assert.Equal(
            1,
            sync.Run(new SheetBuilder().Answer(time, "СОШ № 5", scheme, goals).Build(), Now.AddMinutes(1), Disappearance.Keep).Counts.New
        );
    }

    [Fact]
    public void A_correction_of_one_sign_is_not_lost() =>
        Assert.Equal(
            (1, 1),
            (
                sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:07", "СОШ № 5", "своё слово").Build(), Now).Counts.New,
                sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:07", "СОШ № 5", "своё слово!").Build(), Now.AddMinutes(1)).Counts.New
            )
        );

    [Fact]
    public void Three_answers_within_a_minute_keep_the_last_one_after_an_import()
    {
        var whole = new SheetBuilder()
            .Answer("2021-01-28 12:00:05.5", "СОШ № 5", "Разработана")
            .Answer("2021-01-28 12:00:20.5", "СОШ № 5", "В процессе")
            .Answer("2021-01-28 12:00:40.5", "СОШ № 5", "Разработана");
        var minutes = new SheetBuilder()
            .Answer("2021-01-28 12:00:00", "СОШ № 5", "Разработана")
            .Answer("2021-01-28 12:00:00", "СОШ № 5", "В процессе")
            .Answer("2021-01-28 12:00:00", "СОШ № 5", "Разработана");
        Assert.Equal(3, sync.Run(whole.Build(), Now).Counts.New);
        Assert.Empty(sync.Run(minutes.Build(), Now.AddMinutes(1), Disappearance.Withdraw).Entries);
        Assert.Equal(["ready"], sync.History.Of("sosh-5")!.Current!.AnswerTo("scheme")!.OptionIds);
    }

    [Theory]
    [InlineData("?")]
    [InlineData("??")] // a program may write one for each half of a character
    public void Characters_that_the_encoding_of_a_file_lacks_make_no_second_version(string left)
    {
        var whole = new SheetBuilder().Answer("2021-01-28 12:00:07", "СОШ № 5", "Разработана", "день 🎓");
        var faded = new SheetBuilder().Answer("2021-01-28 12:00:07", "СОШ № 5", "Разработана", $"день {left}");
        sync.Run(whole.Build(), Now);
        Assert.Empty(sync.Run(faded.Build(), Now.AddMinutes(1), Disappearance.Keep).Entries);
    }

    [Fact]
    public void The_service_gives_back_what_a_file_had_lost()
    {
        sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:07", "СОШ № 5", "Разработана", "день ?").Build(), Now, Disappearance.Keep);
        sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:07", "СОШ № 5", "Разработана", "день 🎓").Build(), Now.AddMinutes(1));
        Assert.Equal("день 🎓", sync.History.Of("sosh-5")!.Current!.AnswerTo("goals")!.Other);
    }

    [Fact]
    public void A_cell_that_was_mended_in_the_sheet_is_the_same_answer_mended_however_coarse_the_stamp()
    {
        sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:07.625", "СОШ № 5", "В процессе").Build(), Now);
        var import = sync.Run(
            new SheetBuilder().Answer("2021-01-28 12:00:07", "СОШ № 5", "Разработана").Build(),
            Now.AddMinutes(1),
            Disappearance.Keep
        );
        Assert.Equal((1, 1), (import.Counts.New, import.Counts.Withdrawn));
        Assert.Equal(["ready"], sync.History.Of("sosh-5")!.Current!.AnswerTo("scheme")!.OptionIds);
        Assert.Null(sync.History.Of("sosh-5")!.CorrectedAt);
    }

    [Theory]
    [InlineData(0.5, "50%")]
    [InlineData(0.333333333333333, "0,3333333333")]
    [InlineData(3.5, "3,50")]
    [InlineData(1000.5, "1 000,5")]
    [InlineData(100000, "1,00E+05")]
    public void A_number_and_the_look_of_it_are_one_answer(double value, string shown)
    {
        sync.Run(
            new SheetBuilder()
                .Row(SheetBuilder.Time("2021-01-28 12:00:07.625"), SheetCell.OfText("СОШ № 5"), SheetCell.OfNumber(value))
                .Build(),
            Now
        );
        Assert.Empty(
            sync.Run(
                new SheetBuilder().Answer("2021-01-28 12:00:07", "СОШ № 5", shown).Build(),
                Now.AddMinutes(1),
                Disappearance.Keep
            ).Entries
        );
    }

    [Fact]
    public void A_truth_value_and_its_Russian_name_are_one_answer()
    {
        sync.Run(
            new SheetBuilder()
                .Row(SheetBuilder.Time("2021-01-28 12:00:07.625"), SheetCell.OfText("СОШ № 5"), SheetCell.OfBoolean(true))
                .Build(),
            Now
        );
        Assert.Empty(
            sync.Run(
                new SheetBuilder().Answer("2021-01-28 12:00:07", "СОШ № 5", "ИСТИНА").Build(),
                Now.AddMinutes(1),
                Disappearance.Keep
            ).Entries
        );
    }

    [Fact]
    public void A_file_that_is_older_than_what_is_known_takes_nothing_away()
    {
        var older = new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 5", "В процессе");
        var newer = new SheetBuilder()
            .Answer("2021-01-29 12:00:00", "СОШ № 5", "Разработана")
            .Answer("2021-01-29 13:00:00", "СОШ № 13", "Разработана")
            .Answer("2021-01-29 14:00:00", "СОШ № 14", "Разработана");
        sync.Run(newer.Build(), Now);
        var import = sync.Run(older.Build(), Now.AddMinutes(1), Disappearance.Keep);
        Assert.Equal((1, 0, 0), (import.Counts.New, import.Counts.Withdrawn, import.ToClose.Count));
        Assert.True(Assert.Single(sync.Quarantine).Open);
        Assert.Equal(["ready"], sync.History.Of("sosh-5")!.Current!.AnswerTo("scheme")!.OptionIds);
    }

    [Fact]
    public void A_file_that_is_older_brings_nothing_back_that_was_withdrawn()
    {
        var both = new SheetBuilder()
            .Answer("2021-01-28 12:00:00", "СОШ № 5", "В процессе")
            .Answer("2021-01-28 13:00:00", "СОШ № 13", "Разработана");
        sync.Run(both.Build(), Now);
        sync.Run(new SheetBuilder().Answer("2021-01-28 13:00:00", "СОШ № 13", "Разработана").Build(), Now.AddMinutes(1));
        Assert.Empty(sync.Run(both.Build(), Now.AddMinutes(2), Disappearance.Keep).Entries);
        Assert.Equal(1, sync.Run(both.Build(), Now.AddMinutes(3), Disappearance.Withdraw).Counts.Returned);
    }

    [Fact]
    public void A_row_that_was_mended_leaves_the_quarantine_by_file_as_well()
    {
        sync.Run(
            new SheetBuilder()
                .Answer("2021-01-28 12:00:00", "СОШ № 14", "Разработана")
                .Answer("2021-01-28 13:00:00", "СОШ № 13", "Разработана")
                .Build(),
            Now
        );
        var import = sync.Run(
            new SheetBuilder()
                .Answer("2021-01-28 12:00:00", "СОШ № 5", "Разработана")
                .Answer("2021-01-28 13:00:00", "СОШ № 13", "Разработана")
                .Build(),
            Now.AddMinutes(1),
            Disappearance.Keep
        );
        Assert.Single(import.ToClose);
    }

    [Fact]
    public void An_imported_row_that_moved_to_another_school_is_disowned()
    {
        sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:07.625", "СОШ № 5", "Разработана").Build(), Now);
        var import = sync.Run(
            new SheetBuilder().Answer("2021-01-28 12:00:07", "СОШ № 13", "Разработана").Build(),
            Now.AddMinutes(1),
            Disappearance.Keep
        );
        Assert.Equal((1, 1), (import.Counts.New, import.Counts.Withdrawn));
        Assert.True(Assert.Single(sync.History.Of("sosh-5")!.Versions).Disowned);
    }

    [Fact]
    public void A_neighbour_of_the_same_minute_and_the_same_words_makes_no_school_late()
    {
        var before = new SheetBuilder()
            .Answer("2021-01-28 12:00:00", "СОШ № 5", "Разработана")
            .Answer("2021-01-28 12:00:00", "СОШ № 13", "Разработана");
        sync.Run(before.Build(), Now, Disappearance.Keep);
        sync.Run(
            new SheetBuilder()
                .Answer("2021-01-31 12:00:00", "СОШ № 5", "В процессе")
                .Answer("2021-01-28 12:00:00", "СОШ № 13", "Разработана")
                .Build(),
            Now.AddMinutes(1),
            Disappearance.Keep
        );
        Assert.Equal(new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero), sync.History.Of("sosh-5")!.FirstSeen);
    }

    [Fact]
    public void A_file_that_was_read_by_a_wrong_clock_is_undone_by_the_right_one()
    {
        SheetBuilder Sheet() =>
            new SheetBuilder()
                .Answer("2021-01-31 02:00:00", "СОШ № 5", "Разработана")
                .Answer("2021-01-31 03:00:00", "СОШ № 13", "Разработана");
        sync.Run(Sheet().InZone("Asia/Kamchatka").Build(), Now, Disappearance.Keep);
        var right = sync.Run(Sheet().Build(), Now.AddMinutes(1), Disappearance.Withdraw);
        Assert.Equal(TimeSpan.FromHours(5), right.ClockShift);
        Assert.Equal(new DateTimeOffset(2021, 1, 30, 19, 0, 0, TimeSpan.Zero), sync.History.Of("sosh-5")!.FirstSeen);
    }

    [Fact]
    public void The_same_plan_has_the_same_fingerprint_whenever_it_is_made()
    {
        var sheet = new SheetBuilder()
            .Answer("2021-01-28 12:00:00", "СОШ № 5", "Разработана")
            .Answer("2021-01-28 12:00:00", "СОШ № 14", "Разработана")
            .Build();
        var seen = sync.Plan(sheet, Now, Disappearance.Keep).Fingerprint;
        Assert.Equal(seen, sync.Plan(sheet, Now.AddMinutes(5), Disappearance.Keep).Fingerprint);
        sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 14", "Разработана").Build(), Now.AddMinutes(6));
        Assert.NotEqual(seen, sync.Plan(sheet, Now.AddMinutes(7), Disappearance.Keep).Fingerprint);
    }

    [Fact]
    public void A_file_with_an_edited_answer_replaces_the_old_one_as_the_service_does()
    {
        sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 5", "В процессе").Build(), Now);
        var import = sync.Run(
            new SheetBuilder().Answer("2021-01-29 12:00:00", "СОШ № 5", "Разработана").Build(),
            Now.AddMinutes(1),
            Disappearance.Keep
        );
        Assert.Equal((1, 1), (import.Counts.New, import.Counts.Withdrawn));
    }

    [Fact]
    public void A_school_that_the_operator_named_stays_named_when_the_row_comes_by_file()
    {
        sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:07.625", "СОШ № 14", "Разработана").Build(), Now);
        sync.Replace(sync.Quarantine[0] with { AssignedOrganizationId = "sosh-13" });
        var import = sync.Run(
            new SheetBuilder()
                .Row(
                    SheetCell.OfText("28.01.2021 12:00:07"),
                    SheetCell.OfText("СОШ № 14"),
                    SheetCell.OfText("Разработана"),
                    SheetCell.Blank
                )
                .Build(),
            Now.AddMinutes(1),
            Disappearance.Keep
        );
        Assert.Equal((1, 0), (import.Counts.New, import.Counts.Quarantined));
        Assert.Single(import.ToClose);
        Assert.Equal("sosh-13", Assert.Single(import.Entries.OfType<Submission>()).OrganizationId);
    }

    [Fact]
    public void A_row_that_cannot_be_admitted_is_in_quarantine_once_however_it_came()
    {
        sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:07.625", "СОШ № 14", "Разработана").Build(), Now);
        var import = sync.Run(
            new SheetBuilder()
                .Row(SheetCell.OfText("28.01.2021 12:00"), SheetCell.OfText("СОШ № 14"), SheetCell.OfText("Разработана"), SheetCell.Blank)
                .Build(),
            Now.AddMinutes(1),
            Disappearance.Keep
        );
        Assert.Equal((0, 0, 1), (import.ToQuarantine.Count, import.ToClose.Count, import.Counts.Quarantined));
    }
}
