using System.Globalization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Tests.Answers;
using Xunit;

namespace RoadmapFunctions.Tests.Reminders;

public sealed class ReminderPlanTests
{
    [Theory]
    [InlineData("2021-01-22T23:59+07:00", null)]
    [InlineData("2021-01-23T00:00+07:00", "answers-20210130-before-7")]
    [InlineData("2021-01-26T23:59+07:00", "answers-20210130-before-7")]
    [InlineData("2021-01-27T00:00+07:00", "answers-20210130-before-3")]
    [InlineData("2021-01-29T09:20+07:00", "answers-20210130-before-1")]
    [InlineData("2021-01-30T23:59+07:00", "answers-20210130-before-1")]
    [InlineData("2021-01-31T00:00+07:00", "answers-20210130-after-1")]
    [InlineData("2021-02-09T09:20+07:00", "answers-20210130-after-1")]
    [InlineData("2021-02-15T09:00+07:00", null)]
    public void Of_the_reminders_that_have_come_due_only_the_latest_is_due(string now, string? occasion) =>
        Assert.Equal(
            occasion is null ? [] : Enumerable.Repeat(occasion, 2),
            ReminderPlan.Due(At(now)).Select(reminder => reminder.Occasion)
        );

    [Theory]
    [InlineData("2021-01-29T23:59+07:00", null, null)]
    [InlineData("2021-01-30T00:00+07:00", "answers-20210130-after-0", "Сегодня последний день.")]
    [InlineData("2021-02-05T09:20+07:00", "answers-20210130-after-5", "")]
    public void A_campaign_names_its_own_days_and_words(string now, string? occasion, string? words)
    {
        IReadOnlyList<ReminderDay> days = [new(5, ReminderSide.After), new(0, ReminderSide.After, "Сегодня последний день.")];
        var usual = At(now);
        var due = ReminderPlan.Due(usual with { Campaign = usual.Campaign with { Reminders = days } });
        Assert.Equal(
            occasion is null ? [] : Enumerable.Repeat((occasion, words!), 2),
            due.Select(reminder => (reminder.Occasion, reminder.Detail))
        );
    }

    [Fact]
    public void A_campaign_without_days_reminds_nobody()
    {
        var usual = At("2021-01-29T09:20+07:00");
        Assert.Empty(ReminderPlan.Due(usual with { Campaign = usual.Campaign with { Reminders = [] } }));
    }

    [Fact]
    public void A_school_with_a_complete_answer_is_left_in_peace() =>
        Assert.Equal(["sosh-5", "sosh-13"], ReminderPlan.Due(At("2021-01-29T09:20+07:00")).Select(reminder => reminder.OrganizationId));

    [Fact]
    public void A_warning_about_something_else_makes_another_letter_and_other_numbers_do_not()
    {
        var first = new SheetWarning(SheetWarningKind.Recognition, "Мероприятие 1: 2 ответа") { Subject = "scheme" };
        var second = new SheetWarning(SheetWarningKind.Recognition, "Мероприятие 2: 1 ответ") { Subject = "goals" };
        Assert.Equal(KeyOf(first), KeyOf(first with { Text = "Мероприятие 1: 3 ответа" }));
        Assert.Equal(3, new[] { KeyOf(first), KeyOf(second), KeyOf(first, second) }.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(KeyOf(first, second), KeyOf(second, first));

        static string KeyOf(params SheetWarning[] warnings)
        {
            var run = new SyncRun(Quiet.Now, Quiet.Now, SyncOutcome.Completed, SyncCounts.None) { Warnings = warnings };
            return ReminderPlan
                .Due(Quiet with { LastRun = run, LastCompletedRun = run })
                .Single(reminder => reminder.Kind == ReminderKind.SheetWarning)
                .Key;
        }
    }

    [Fact]
    public void Several_returns_make_one_letter_until_the_school_answers_again()
    {
        var answer = Review.Answer(
            0,
            Review.Ticked("scheme", "ready"),
            Review.Ticked("goals", "set"),
            Review.Ticked("trainings", "visited")
        );
        LogEntry[] entries =
        [
            answer,
            Review.Return(answer, "scheme") with
            {
                Number = 1,
            },
            Review.Return(answer, "goals") with
            {
                Number = 2,
            },
        ];
        var (first, second) = ($"answerreceived_{answer.ObservedAt.UtcTicks}_sosh-5", answer.ObservedAt.AddHours(1).UtcTicks);
        Assert.Equal([first], Keys(answer));
        Assert.Equal(["answers_answers-20210130-before-1_sosh-5", "answerreturned_r2_sosh-5"], Keys(entries));
        Assert.Equal(
            ["answers_answers-20210130-before-1_sosh-5", "answerreturned_r1_sosh-5"],
            Keys([.. entries, Review.Assess(answer.AnswerTo("goals"), "goals", level: null) with { Number = 3 }])
        );
        Assert.Equal(
            [$"answerreceived_{second}_sosh-5"],
            Keys([
                .. entries,
                Review.Answer(1, Review.Ticked("scheme", "going"), Review.Ticked("goals", "set"), Review.Ticked("trainings", "visited")),
            ])
        );
    }

    [Fact]
    public void An_extension_moves_the_reminders_of_its_school_and_an_exemption_ends_them()
    {
        Assert.Equal(["answers_answers-20210130-before-1_sosh-5"], Keys());
        Assert.Equal(["answers_answers-20210205-before-7_sosh-5"], Keys(Review.Terms(new(2021, 2, 5)) with { Number = 1 }));
        Assert.Empty(Keys(Review.Terms(exempt: true) with { Number = 1 }));
    }

    [Fact]
    public void An_answer_is_confirmed_once_until_it_is_corrected_and_never_when_it_is_old()
    {
        var now = Review.Noon.AddDays(1);
        Assert.Equal([ReminderKind.AnswerReceived], Receipts(now));
        Assert.Equal([ReminderKind.AnswerReceived], Receipts(Review.Noon + ReminderPlan.News - TimeSpan.FromTicks(1)));
        Assert.Empty(Receipts(Review.Noon + ReminderPlan.News));

        IEnumerable<ReminderKind> Receipts(DateTimeOffset at)
        {
            var seen = new OrganizationProgress(WithAddress, Completeness.Complete, 3, Timeliness.OnTime, Review.Noon);
            return ReminderPlan.Due(Quiet with { Now = at, Progress = new([seen]) }).Select(reminder => reminder.Kind);
        }
    }

    // Of the first school, on the day before the milestone.
    private static IEnumerable<string> Keys(params LogEntry[] entries) =>
        ReminderPlan
            .Due(
                At("2021-01-29T09:20+07:00") with
                {
                    Progress = new([OrganizationProgress.Of(Review.Campaign, SubmissionHistory.From(entries), WithAddress)]),
                }
            )
            .Select(reminder => reminder.Key);

    [Fact]
    public void The_operator_is_told_of_every_edition_of_the_last_week()
    {
        var now = AnEdition.SnapshotAt + ReminderPlan.News - TimeSpan.FromTicks(1);
        var situation = Quiet with
        {
            Now = now,
            Editions =
            [
                AnEdition with
                {
                    Number = 1,
                    SnapshotAt = AnEdition.SnapshotAt.AddDays(-1),
                },
                AnEdition,
                AnEdition with
                {
                    Number = 3,
                },
            ],
            Progress = new([]),
        };
        var due = ReminderPlan.Due(situation);
        Assert.Equal(["editionpublished_2_operator", "editionpublished_3_operator"], due.Select(reminder => reminder.Key));
        Assert.Contains("№ 2 — «Аналитический отчёт»", due[0].Detail.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Empty(ReminderPlan.Due(situation with { Now = now.AddTicks(1) }));
    }

    /// <summary>Mail is switched on years later, and the campaign file is still there with all that was wrong with it.</summary>
    [Fact]
    public void An_ended_campaign_sends_no_letters()
    {
        var last = At("2021-02-15T08:59+07:00") with
        {
            LastRun = Run(SyncOutcome.Stopped, "Нет столбца «Школа»."),
            SyncMissedTwice = true,
            Quarantine = [Row("a", Quiet.Now)],
            Editions = [AnEdition],
        };
        Assert.Equal(
            [
                ReminderKind.Answers,
                ReminderKind.Answers,
                ReminderKind.EditionPublished,
                ReminderKind.SyncStopped,
                ReminderKind.QuarantineOld,
            ],
            ReminderPlan.Due(last).Select(reminder => reminder.Kind)
        );
        Assert.Empty(ReminderPlan.Due(last with { Now = new(2026, 1, 23, 2, 20, 0, TimeSpan.Zero) }));
        Assert.Empty(
            ReminderPlan.Due(last with { Now = new(2026, 1, 23, 2, 20, 0, TimeSpan.Zero), LastRun = Run(SyncOutcome.Failed, null) })
        );
    }

    [Fact]
    public void A_stopped_sync_is_told_once_for_each_trouble_and_with_its_sentence()
    {
        var first = Assert.Single(ReminderPlan.Due(Quiet with { LastRun = Run(SyncOutcome.Stopped, "Нет столбца «Школа».") }));
        var again = Assert.Single(
            ReminderPlan.Due(Quiet with { Now = Quiet.Now.AddDays(1), LastRun = Run(SyncOutcome.Stopped, "Нет столбца «Школа».") })
        );
        var healedAndStopped = Assert.Single(
            ReminderPlan.Due(
                Quiet with
                {
                    LastRun = Run(SyncOutcome.Stopped, "Нет столбца «Школа»."),
                    LastCompletedRun = Run(SyncOutcome.Completed, null),
                }
            )
        );
        Assert.Equal("Нет столбца «Школа».", first.Detail);
        Assert.Equal(first.Key, again.Key);
        Assert.NotEqual(first.Key, healedAndStopped.Key);
    }

    [Fact]
    public void A_sync_that_has_failed_once_is_no_news_and_twice_it_is()
    {
        var failed = Quiet with { LastRun = Run(SyncOutcome.Failed, "Google не ответил.") };
        Assert.Empty(ReminderPlan.Due(failed));
        Assert.Equal(ReminderKind.SyncSilent, Assert.Single(ReminderPlan.Due(failed with { SyncMissedTwice = true })).Kind);
    }

    [Fact]
    public void A_row_in_quarantine_is_told_after_two_days_and_once()
    {
        Assert.Empty(ReminderPlan.Due(Quiet with { Quarantine = [Row("a", Quiet.Now.AddHours(-47))] }));
        var one = Assert.Single(ReminderPlan.Due(Quiet with { Quarantine = [Row("a", Quiet.Now.AddDays(-2))] }));
        var later = Assert.Single(
            ReminderPlan.Due(Quiet with { Now = Quiet.Now.AddDays(1), Quarantine = [Row("a", Quiet.Now.AddDays(-2))] })
        );
        Assert.Equal(one.Key, later.Key);
        Assert.Empty(ReminderPlan.Due(Quiet with { Quarantine = [Row("a", Quiet.Now.AddDays(-2)) with { ClosedAt = Quiet.Now }] }));
    }

    [Fact]
    public void What_was_told_of_several_rows_is_not_told_again_when_one_of_them_is_decided()
    {
        var (older, newer) = (Row("a", Quiet.Now.AddDays(-4)), Row("b", Quiet.Now.AddDays(-3)));
        var both = Assert.Single(ReminderPlan.Due(Quiet with { Quarantine = [older, newer] }));
        var left = Assert.Single(ReminderPlan.Due(Quiet with { Quarantine = [older, newer with { ClosedAt = Quiet.Now }] }));
        var quick = Assert.Single(
            ReminderPlan.Due(
                Quiet with
                {
                    Quarantine = [older, newer, Row("c", Quiet.Now.AddDays(-2)) with { ClosedAt = Quiet.Now.AddDays(-1) }],
                }
            )
        );
        var another = Assert.Single(ReminderPlan.Due(Quiet with { Quarantine = [older, newer, Row("c", Quiet.Now.AddDays(-2))] }));
        Assert.Equal(both.Key, left.Key);
        Assert.Equal(both.Key, quick.Key);
        Assert.NotEqual(both.Key, another.Key);
        Assert.StartsWith(
            "В карантине 1 строка, которая ждёт решения дольше двух дней. Пока решения нет, в отчёт она не входит.",
            left.Detail.Replace('\u00A0', ' '),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_timer_that_was_silent_for_weeks_makes_up_for_the_latest_reminder_only() =>
        Assert.Equal(
            ["answers-20210130-after-1", "answers-20210130-after-1"],
            ReminderPlan.Due(At("2021-02-14T23:00+07:00")).Select(reminder => reminder.Occasion)
        );

    private static Organization WithAddress => Review.School with { Email = "sosh-5@school.test" };

    private static ReminderSituation Quiet => At("2021-01-10T09:20+07:00");

    private static Edition AnEdition =>
        new()
        {
            Number = 2,
            CampaignId = "small",
            Title = "Аналитический отчёт",
            Reason = "наступил срок",
            SnapshotAt = new DateTimeOffset(2021, 2, 10, 2, 0, 0, TimeSpan.Zero),
            InputSha256 = string.Empty,
            ProgramVersion = "0",
            Files = [],
        };

    private static ReminderSituation At(string now) =>
        new(
            TestCampaign.Small,
            new CampaignProgress([
                new(TestCampaign.Small.Organizations[0], Completeness.Missing, 0),
                new(TestCampaign.Small.Organizations[1], Completeness.Partial, 1),
                new(TestCampaign.Small.Organizations[2], Completeness.Complete, 3),
            ]),
            Editions: [],
            LastRun: null,
            LastCompletedRun: null,
            SyncMissedTwice: false,
            Quarantine: [],
            DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)
        );

    private static SyncRun Run(SyncOutcome outcome, string? message) =>
        new(Quiet.Now.AddHours(-1), Quiet.Now, outcome, SyncCounts.None, message);

    private static QuarantineItem Row(string key, DateTimeOffset foundAt) =>
        new()
        {
            Key = key,
            Reason = RejectionReason.UnknownOrganization,
            Row = 2,
            Column = "B",
            Explanation = "школы нет",
            Cells = [],
            FoundAt = foundAt,
        };
}
