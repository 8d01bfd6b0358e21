using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Sheets;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>When a school has answered, though the stamp of its row moves or the row goes. Answers are due by the end of 30
/// January.</summary>
public sealed class FirstSeenTests
{
    private const string Said = "Разработана";

    private readonly PureSync sync = new();

    [Fact]
    public void A_trial_row_that_was_deleted_before_any_other_answer_does_not_make_a_late_school_be_in_time()
    {
        Sync("2021-01-25 16:00:00", ("2021-01-25 15:00:00", "СОШ № 5", "В процессе"));
        Sync("2021-01-26 16:00:00");
        Assert.Single(InDoubt("sosh-5"));

        Sync("2021-02-05 16:00:00", ("2021-02-05 15:00:00", "СОШ № 5", Said));
        Assert.Equal(Timeliness.Late, TimelinessOf("sosh-5"));
    }

    [Theory]
    [InlineData(true, Timeliness.OnTime)]
    [InlineData(false, Timeliness.Late)]
    public void The_operators_word_on_a_deleted_row_decides_timeliness(bool schoolsOwn, Timeliness timeliness)
    {
        Sync("2021-01-25 16:00:00", ("2021-01-25 15:00:00", "СОШ № 5", "В процессе"));
        Sync("2021-01-26 16:00:00");
        var deleted = InDoubt("sosh-5").Single().Submission;
        Decide(deleted, schoolsOwn, "2021-01-27 10:00:00");
        Assert.Empty(InDoubt("sosh-5"));

        Sync("2021-02-05 16:00:00", ("2021-02-05 15:00:00", "СОШ № 5", Said));
        Assert.Equal(timeliness, TimelinessOf("sosh-5"));
    }

    [Fact]
    public void A_row_that_comes_back_leaves_no_question()
    {
        Sync("2021-01-25 16:00:00", ("2021-01-25 15:00:00", "СОШ № 5", Said));
        Sync("2021-01-26 16:00:00");
        Sync("2021-01-26 17:00:00", ("2021-01-25 15:00:00", "СОШ № 5", Said));
        Assert.Empty(InDoubt("sosh-5"));
        Assert.Equal(Timeliness.OnTime, TimelinessOf("sosh-5"));
    }

    [Fact]
    public void A_row_moved_to_the_right_school_gives_its_time_to_that_school()
    {
        Sync("2021-01-28 16:00:00", ("2021-01-28 15:00:00", "СОШ № 13", Said));
        Sync("2021-02-01 16:00:00", ("2021-02-01 15:00:00", "СОШ № 18", Said));
        Sync("2021-02-05 16:00:00", ("2021-02-01 15:00:00", "СОШ № 18", Said), ("2021-02-05 15:00:00", "СОШ № 13", "В процессе"));
        Assert.Equal(Timeliness.Late, TimelinessOf("sosh-13"));
        Assert.Equal(Timeliness.OnTime, TimelinessOf("sosh-18"));
        Assert.Equal(At("2021-01-28 15:00:00"), sync.History.Of("sosh-18")!.FirstSeen);
    }

    [Fact]
    public void Two_possible_corrections_leave_the_deleted_row_in_doubt()
    {
        Sync("2021-01-28 16:00:00", ("2021-01-28 15:00:00", "СОШ № 13", Said));
        Sync("2021-01-29 16:00:00", ("2021-01-29 14:00:00", "СОШ № 18", Said), ("2021-01-29 15:00:00", "СОШ № 5", Said));
        Assert.Single(InDoubt("sosh-13"));
        Assert.Equal(At("2021-01-29 14:00:00"), sync.History.Of("sosh-18")!.FirstSeen);
    }

    [Fact]
    public void A_trial_row_that_was_deleted_beside_the_late_answer_is_asked_about_and_counts_until_it_is_decided()
    {
        Sync("2021-01-25 16:00:00", ("2021-01-25 15:00:00", "СОШ № 5", "В процессе"));
        Sync("2021-02-05 16:00:00", ("2021-01-25 15:00:00", "СОШ № 5", "В процессе"), ("2021-02-05 15:00:00", "СОШ № 5", Said));
        Sync("2021-02-05 17:00:00", ("2021-02-05 15:00:00", "СОШ № 5", Said));
        var deleted = Assert.Single(InDoubt("sosh-5")).Submission;
        Assert.Equal(Timeliness.OnTime, TimelinessOf("sosh-5"));

        Decide(deleted, schoolsOwn: false, "2021-02-06 10:00:00");
        Assert.Empty(InDoubt("sosh-5"));
        Assert.Equal(Timeliness.Late, TimelinessOf("sosh-5"));

        Decide(deleted, schoolsOwn: true, "2021-02-07 10:00:00", again: true);
        Assert.Equal(Timeliness.OnTime, TimelinessOf("sosh-5"));
    }

    [Theory]
    [InlineData("2021-01-26 15:00:00")] // in time without it as well
    [InlineData("2021-01-24 15:00:00")] // the earlier answer has stayed
    public void Of_a_deleted_repetition_that_changes_nothing_nobody_is_asked(string other)
    {
        Sync("2021-01-27 16:00:00", ("2021-01-25 15:00:00", "СОШ № 5", "В процессе"), (other, "СОШ № 5", Said));
        Sync("2021-01-27 17:00:00", (other, "СОШ № 5", Said));
        Assert.Empty(InDoubt("sosh-5"));
    }

    [Fact]
    public void An_answer_that_its_school_edits_is_never_asked_about()
    {
        Sync("2021-01-25 16:00:00", ("2021-01-25 15:00:00", "СОШ № 5", "В процессе"));
        Sync("2021-02-05 16:00:00", ("2021-02-05 15:00:00", "СОШ № 5", Said));
        Assert.Empty(InDoubt("sosh-5"));
        Assert.Equal(Timeliness.OnTime, TimelinessOf("sosh-5"));
    }

    [Theory]
    [InlineData("совещание с родителями 12 января", true)] // nobody writes that by chance
    [InlineData(Said, false)]
    public void A_wrong_school_that_is_mended_beside_the_first_schools_own_answer_is_known_by_its_words_or_asked_about(
        string said,
        bool known
    )
    {
        Sync("2021-01-28 16:00:00", ("2021-01-28 15:00:00", "СОШ № 13", said));
        Sync("2021-02-05 16:00:00", ("2021-02-05 14:00:00", "СОШ № 18", said), ("2021-02-05 15:00:00", "СОШ № 13", "В процессе"));
        Assert.Equal(known ? Timeliness.Late : Timeliness.OnTime, TimelinessOf("sosh-13"));
        Assert.Equal(known ? Timeliness.OnTime : Timeliness.Late, TimelinessOf("sosh-18"));
        Assert.Equal(known ? 0 : 1, InDoubt("sosh-13").Count);
    }

    [Theory]
    [InlineData("СОШ № 44", false)] // the operator mends the name to that of the right school
    [InlineData(null, true)] // or deletes the row
    public void A_row_that_waited_under_a_spoilt_name_tells_later_whose_it_was(string? mended, bool asked)
    {
        (string, string, string)[] rest = mended is null
            ? []
            : [("2021-01-28 15:00:07", mended.Replace("44", "18", StringComparison.Ordinal), Said)];
        Sync("2021-01-28 16:00:00", ("2021-01-28 15:00:07", "СОШ № 5", Said));
        Sync("2021-01-29 16:00:00", ("2021-01-28 15:00:07", "ТЕСТ", Said));
        Sync("2021-01-30 16:00:00", rest);
        Assert.Equal(asked ? 1 : 0, InDoubt("sosh-5").Count);

        Sync("2021-02-05 16:00:00", [.. rest, ("2021-02-05 15:00:00", "СОШ № 5", "В процессе")]);
        Assert.Equal(Timeliness.Late, TimelinessOf("sosh-5"));
        Assert.Equal(asked ? null : Timeliness.OnTime, TimelinessOf("sosh-18"));
    }

    [Theory]
    [InlineData("вчера", "СОШ № 5", Said)] // the time was spoilt
    [InlineData("2021-01-28 15:00:07", "СОШ № 5", "#REF!")] // or the answer
    public void A_row_that_waited_spoilt_and_was_deleted_is_asked_about(string time, string school, string said)
    {
        Sync("2021-01-28 16:00:00", ("2021-01-28 15:00:07", "СОШ № 5", Said));
        Sync("2021-01-29 16:00:00", (time, school, said));
        Assert.Empty(InDoubt("sosh-5"));
        Sync("2021-01-30 16:00:00");
        Assert.Single(InDoubt("sosh-5"));
    }

    [Fact]
    public void A_row_that_was_edited_before_it_was_spoilt_and_deleted_is_asked_about_once()
    {
        Sync("2021-01-27 16:00:00", ("2021-01-27 15:00:07", "СОШ № 5", Said));
        Sync("2021-01-28 16:00:00", ("2021-01-28 15:00:07", "СОШ № 5", Said));
        Sync("2021-01-29 16:00:00", ("вчера", "СОШ № 5", Said));
        Sync("2021-01-30 16:00:00");
        Assert.Single(InDoubt("sosh-5"));
    }

    [Theory]
    [InlineData("СОШШ № 18", Timeliness.OnTime)]
    [InlineData("Школа при музее", Timeliness.Late)] // nothing says that it was the same row
    public void A_name_that_was_nearly_right_and_is_mended_together_with_the_answers_keeps_the_first_time(
        string name,
        Timeliness timeliness
    )
    {
        Sync("2021-01-28 16:00:00", ("2021-01-28 15:00:00", name, "В процессе"));
        Sync("2021-02-02 16:00:00", ("2021-02-02 15:00:00", "СОШ № 18", Said));
        Assert.Equal(timeliness, TimelinessOf("sosh-18"));
    }

    [Fact]
    public void Words_that_come_up_as_another_schools_were_never_the_firsts_though_both_have_other_answers()
    {
        const string Words = "совещание с родителями 12 января";
        Sync("2021-01-28 16:00:00", ("2021-01-27 15:00:00", "СОШ № 18", "В процессе"), ("2021-01-28 15:00:00", "СОШ № 13", Words));
        Sync(
            "2021-02-05 16:00:00",
            ("2021-01-27 15:00:00", "СОШ № 18", "В процессе"),
            ("2021-01-29 15:00:00", "СОШ № 18", Words),
            ("2021-02-05 15:00:00", "СОШ № 13", "В процессе")
        );
        Assert.Equal(Timeliness.Late, TimelinessOf("sosh-13"));
    }

    [Fact]
    public void A_dismissed_row_does_not_say_when_the_school_of_its_first_name_answered()
    {
        Sync("2021-01-25 16:00:00", ("2021-01-25 15:00:00", "СОШ № 5", Said));
        Sync("2021-01-26 16:00:00", ("2021-01-25 15:00:00", "ТЕСТ", Said));
        sync.Replace(
            Assert.Single(sync.Quarantine) with
            {
                DismissedBecause = "пробная строка",
                DecidedBy = "оператор",
                DecidedAt = At("2021-01-26 17:00:00"),
                ClosedAt = At("2021-01-26 17:00:00"),
            }
        );
        Sync("2021-02-05 16:00:00", ("2021-01-25 15:00:00", "ТЕСТ", Said), ("2021-02-05 15:00:00", "СОШ № 5", "В процессе"));
        Assert.Equal(Timeliness.Late, TimelinessOf("sosh-5"));
    }

    [Fact]
    public void Two_typos_with_equal_answers_that_are_mended_at_once_keep_the_time_of_the_later_one()
    {
        Sync("2021-01-28 16:00:00", ("2021-01-28 14:00:00", "СШО № 18", Said), ("2021-01-28 15:00:00", "СШО № 13", Said));
        Sync("2021-02-05 16:00:00", ("2021-02-05 14:00:00", "СОШ № 18", Said), ("2021-02-05 15:00:00", "СОШ № 13", Said));
        Assert.Equal((Timeliness.OnTime, Timeliness.OnTime), (TimelinessOf("sosh-13"), TimelinessOf("sosh-18")));
    }

    [Fact]
    public void Of_two_new_answers_that_one_waiting_row_may_have_become_neither_gets_its_time()
    {
        Sync("2021-01-28 16:00:00", ("2021-01-28 14:00:00", "Школа при музее", Said));
        Sync("2021-02-05 16:00:00", ("2021-02-05 14:00:00", "СОШ № 18", Said), ("2021-02-05 15:00:00", "СОШ № 13", Said));
        Assert.Equal((Timeliness.Late, Timeliness.Late), (TimelinessOf("sosh-13"), TimelinessOf("sosh-18")));
    }

    [Theory]
    [InlineData(Said, Timeliness.Late)] // another school ticks the same
    [InlineData("В процессе", Timeliness.OnTime)]
    public void A_row_that_named_no_school_is_known_by_ticks_only_where_nobody_else_has_made_them(string others, Timeliness timeliness)
    {
        Sync("2021-01-28 16:00:00", ("2021-01-28 13:00:00", "СОШ № 5", others), ("2021-01-28 14:00:00", "Школа при музее", Said));
        Sync("2021-02-05 16:00:00", ("2021-01-28 13:00:00", "СОШ № 5", others), ("2021-02-05 14:00:00", "СОШ № 18", Said));
        Assert.Equal(timeliness, TimelinessOf("sosh-18"));
    }

    [Fact]
    public void A_row_whose_time_was_still_to_come_was_known_when_it_was_first_seen()
    {
        Sync("2021-01-29 16:00:00", ("2021-02-03 14:00:00", "СОШ № 18", Said));
        Sync("2021-02-04 16:00:00", ("2021-02-03 14:00:00", "СОШ № 18", Said));
        Assert.Equal(Timeliness.OnTime, TimelinessOf("sosh-18"));
    }

    [Theory]
    [InlineData("2021-02-03 14:00:00", "СОШ № 18")] // its time has come
    [InlineData("2021-01-28 14:00:00", "СОШ № 77")] // the school has joined the roster
    public void A_row_that_the_operator_set_aside_stays_aside(string time, string school)
    {
        Sync("2021-01-29 16:00:00", (time, school, Said));
        sync.Replace(
            Assert.Single(sync.Quarantine) with
            {
                DismissedBecause = "проба",
                DecidedBy = "оператор",
                DecidedAt = At("2021-01-29 17:00:00"),
                ClosedAt = At("2021-01-29 17:00:00"),
            }
        );
        sync.Campaign = TestCampaign.Small with
        {
            Organizations = [.. TestCampaign.Small.Organizations, new("sosh-77", "МАОУ СОШ № 77", "СОШ № 77")],
        };
        Sync("2021-02-04 16:00:00", (time, school, Said));
        Assert.Empty(sync.History.Versions);
        Assert.False(Assert.Single(sync.Quarantine).Open);
    }

    [Fact]
    public void An_answer_that_was_withdrawn_by_mistake_counts_again()
    {
        var answer = Direct("2021-01-28 15:00:00");
        sync.Add(answer);
        foreach (var (at, undone) in new[] { ("2021-01-29 10:00:00", false), ("2021-01-29 11:00:00", true) })
        {
            sync.Add(
                new Withdrawal
                {
                    SubmissionKey = answer.Key,
                    Reason = "ошибка",
                    By = "оператор",
                    Undone = undone,
                    ObservedAt = At(at),
                }
            );
        }

        Assert.Equal(answer.Key, sync.History.Of("sosh-5")!.Current!.Key);
        Assert.Null(Assert.Single(sync.History.Of("sosh-5")!.Versions).Withdrawal);
    }

    [Fact]
    public void A_school_name_corrected_after_the_deadline_keeps_the_first_time()
    {
        Sync("2021-01-28 16:00:00", ("2021-01-28 15:00:00", "СШО № 18", Said));
        Sync("2021-02-02 16:00:00", ("2021-02-02 15:00:00", "СОШ № 18", Said));
        Assert.Equal(At("2021-01-28 15:00:00"), sync.History.Of("sosh-18")!.FirstSeen);
    }

    [Fact]
    public void An_answer_that_was_withdrawn_as_another_schools_says_nothing_of_when_the_school_answered()
    {
        var wrong = Direct("2021-01-28 15:00:00");
        sync.Add(wrong);
        sync.Add(
            new Withdrawal
            {
                SubmissionKey = wrong.Key,
                Reason = "ответ школы № 13",
                By = "оператор",
                ObservedAt = At("2021-01-29 10:00:00"),
            }
        );
        Assert.Null(sync.History.Of("sosh-5")!.Current);
        Assert.Equal("ответ школы № 13", Assert.Single(sync.History.Of("sosh-5")!.Versions).Withdrawal!.Reason);

        sync.Add(Direct("2021-02-03 15:00:00"));
        Assert.Equal(Timeliness.Late, TimelinessOf("sosh-5"));
    }

    private static DateTimeOffset At(string tomsk) =>
        new DateTimeOffset(
            DateTime.Parse(tomsk, System.Globalization.CultureInfo.InvariantCulture),
            TimeSpan.FromHours(7)
        ).ToUniversalTime();

    private static Submission Direct(string tomsk) =>
        new()
        {
            OrganizationId = "sosh-5",
            Source = SubmissionSource.Http,
            SubmittedAt = At(tomsk),
            ObservedAt = At(tomsk),
            Answers = [new ReadAnswer("scheme", ["ready"])],
        };

    private void Decide(Submission deleted, bool schoolsOwn, string at, bool again = false) =>
        sync.Add(
            new OwnershipDecision
            {
                SubmissionKey = deleted.Key,
                SchoolsOwn = schoolsOwn,
                Again = again,
                By = "оператор",
                ObservedAt = At(at),
            }
        );

    private Timeliness? TimelinessOf(string school) =>
        CampaignProgress.Of(TestCampaign.Small, sync.History).Organizations.Single(each => each.Organization.Id == school).Timeliness;

    private IReadOnlyList<SubmissionVersion> InDoubt(string school) => TimelinessRule.InDoubt(TestCampaign.Small, sync.History.Of(school)!);

    private void Sync(string now, params (string Time, string School, string Said)[] rows) =>
        sync.Run(
            rows.Aggregate(
                    new SheetBuilder(),
                    (sheet, row) => sheet.Row(Stamp(row.Time), SheetCell.OfText(row.School), SheetCell.OfText(row.Said))
                )
                .Build(),
            At(now)
        );

    private static SheetCell Stamp(string time) =>
        time.StartsWith("20", StringComparison.Ordinal) ? SheetBuilder.Time(time) : SheetCell.OfText(time);
}
