using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>Whoever has the address of the open form can write in a school's name: it pushes out no answer that the school gave by its
/// link.</summary>
public sealed class DirectAnswerTests
{
    private const string Own = "ready";
    private const string Forged = "В процессе";

    private readonly PureSync sync = new();

    [Fact]
    public void A_later_row_of_the_open_form_waits_and_the_answer_by_the_personal_link_counts()
    {
        sync.Add(Direct("2021-01-28 12:00:00"));
        var plan = Sync("2021-01-29 10:00:00", ("2021-01-28 13:00:00", Forged));

        var waiting = Assert.Single(plan.ToQuarantine);
        Assert.Equal(
            (RejectionReason.ReplacesDirect, "sosh-5", true),
            (waiting.Reason, waiting.SuggestedOrganizationId, waiting.ContestsDirect)
        );
        Assert.Contains("ответила по личной ссылке 28.01.2021 12:00", waiting.Explanation, StringComparison.Ordinal);
        Assert.Equal(SubmissionSource.Http, Current!.Source);
    }

    [Theory]
    [InlineData("2021-01-28 11:00:00", Forged, "an earlier row pushes nothing out")]
    [InlineData("2021-01-28 13:00:00", "Разработана", "the same words push nothing out")]
    public void A_row_that_changes_nothing_is_asked_about_by_nobody(string time, string said, string why)
    {
        sync.Add(Direct("2021-01-28 12:00:00"));
        Assert.True(Sync("2021-01-29 10:00:00", (time, said)).ToQuarantine.Count == 0, why);
        Assert.Equal(Own, Current!.AnswerTo("scheme")!.OptionIds[0]);
    }

    [Fact]
    public void What_the_operator_decides_holds_and_can_be_taken_back()
    {
        sync.Add(Direct("2021-01-28 12:00:00"));
        Sync("2021-01-29 10:00:00", ("2021-01-28 13:00:00", Forged));
        Decide(item => item with { AssignedOrganizationId = "sosh-5" });
        Sync("2021-01-29 11:00:00", ("2021-01-28 13:00:00", Forged));
        Assert.Equal(SubmissionSource.Sheet, Current!.Source);
        Assert.False(sync.Quarantine[0].Open);
        Assert.NotNull(sync.History.Of("sosh-5")!.ReplacedDirect);

        Assert.Empty(Sync("2021-01-29 12:00:00", ("2021-01-28 13:00:00", Forged)).Entries);
        Decide(item => item with { AssignedOrganizationId = null });
        Sync("2021-01-29 13:00:00", ("2021-01-28 13:00:00", Forged));
        Assert.Equal(SubmissionSource.Http, Current!.Source);
        Assert.Equal(At("2021-01-28 12:00:00"), sync.History.Of("sosh-5")!.FirstSeen);
    }

    [Fact]
    public void A_row_that_was_set_aside_stays_aside_and_the_next_one_is_asked_about_again()
    {
        sync.Add(Direct("2021-01-28 12:00:00"));
        Sync("2021-01-29 10:00:00", ("2021-01-28 13:00:00", Forged));
        Decide(item => item with { DismissedBecause = "чужой ответ", ClosedAt = At("2021-01-29 10:30:00") });
        var plan = Sync("2021-01-29 11:00:00", ("2021-01-28 13:00:00", Forged), ("2021-01-29 09:00:00", Forged));
        Assert.Single(plan.ToQuarantine);
        Assert.Empty(plan.ToReopen);
        Assert.Equal(SubmissionSource.Http, Current!.Source);
    }

    [Fact]
    public void When_the_direct_answer_is_withdrawn_the_row_counts_without_a_question()
    {
        var direct = Direct("2021-01-28 12:00:00");
        sync.Add(direct);
        Sync("2021-01-29 10:00:00", ("2021-01-28 13:00:00", Forged));
        sync.Add(
            new Withdrawal
            {
                SubmissionKey = direct.Key,
                Reason = "не та школа",
                By = "оператор",
                ObservedAt = At("2021-01-29 10:30:00"),
            }
        );
        Sync("2021-01-29 11:00:00", ("2021-01-28 13:00:00", Forged));
        Assert.Equal(SubmissionSource.Sheet, Current!.Source);
        Assert.False(sync.Quarantine[0].Open);
    }

    [Fact]
    public void A_row_that_counted_before_the_direct_answer_and_comes_again_is_not_asked_about()
    {
        Sync("2021-01-28 14:00:00", ("2021-01-28 13:00:00", Forged));
        sync.Add(Direct("2021-01-28 12:00:00")); // it was on its way while the sheet was read
        Assert.Empty(Sync("2021-01-28 15:00:00", ("2021-01-28 13:00:00", Forged)).ToQuarantine);
        Assert.Equal(SubmissionSource.Sheet, Current!.Source);
    }

    [Fact]
    public void A_campaign_may_let_the_sheet_replace_direct_answers()
    {
        var lenient = new PureSync
        {
            Campaign = TestCampaign.Small with { Sheet = TestCampaign.Small.Sheet with { MayReplaceDirect = true } },
        };
        lenient.Add(Direct("2021-01-28 12:00:00"));
        lenient.Run(new SheetBuilder().Answer("2021-01-28 13:00:00", "СОШ № 5", Forged).Build(), At("2021-01-29 10:00:00"));
        Assert.Equal(SubmissionSource.Sheet, lenient.History.Of("sosh-5")!.Current!.Source);
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
            Answers = [new ReadAnswer("scheme", [Own])],
        };

    private Submission? Current => sync.History.Of("sosh-5")!.Current;

    private void Decide(Func<QuarantineItem, QuarantineItem> decide) =>
        sync.Replace(decide(sync.Quarantine[0] with { DecidedBy = "Петрова", DecidedAt = At("2021-01-29 10:30:00"), ClosedAt = null }));

    private SyncPlan Sync(string now, params (string Time, string Said)[] rows) =>
        sync.Run(rows.Aggregate(new SheetBuilder(), (sheet, row) => sheet.Answer(row.Time, "СОШ № 5", row.Said)).Build(), At(now));
}
