using RoadmapFunctions.Answers;
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
        Assert.Single(sync.History.Of("sosh-5")!.InDoubt);

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
        var deleted = sync.History.Of("sosh-5")!.InDoubt.Single().Submission;
        sync.Add(
            new OwnershipDecision
            {
                SubmissionKey = deleted.Key,
                SchoolsOwn = schoolsOwn,
                By = "оператор",
                ObservedAt = At("2021-01-27 10:00:00"),
            }
        );
        Assert.Empty(sync.History.Of("sosh-5")!.InDoubt);

        Sync("2021-02-05 16:00:00", ("2021-02-05 15:00:00", "СОШ № 5", Said));
        Assert.Equal(timeliness, TimelinessOf("sosh-5"));
    }

    [Fact]
    public void A_row_that_comes_back_leaves_no_question()
    {
        Sync("2021-01-25 16:00:00", ("2021-01-25 15:00:00", "СОШ № 5", Said));
        Sync("2021-01-26 16:00:00");
        Sync("2021-01-26 17:00:00", ("2021-01-25 15:00:00", "СОШ № 5", Said));
        Assert.Empty(sync.History.Of("sosh-5")!.InDoubt);
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
        Assert.Single(sync.History.Of("sosh-13")!.InDoubt);
        Assert.Equal(At("2021-01-29 14:00:00"), sync.History.Of("sosh-18")!.FirstSeen);
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

    private Timeliness? TimelinessOf(string school) =>
        CampaignProgress.Of(TestCampaign.Small, sync.History).Organizations.Single(each => each.Organization.Id == school).Timeliness;

    private void Sync(string now, params (string Time, string School, string Said)[] rows) =>
        sync.Run(rows.Aggregate(new SheetBuilder(), (sheet, row) => sheet.Answer(row.Time, row.School, row.Said)).Build(), At(now));
}
