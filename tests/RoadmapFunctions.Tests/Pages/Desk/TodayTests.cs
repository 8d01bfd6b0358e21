using System.Globalization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Tests.Answers;
using Xunit;

namespace RoadmapFunctions.Tests.Pages.Desk;

/// <summary>What the desk says is to be done, and the small chart beside it.</summary>
public sealed class TodayTests
{
    private static readonly DateTimeOffset Quiet = new(2021, 1, 20, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void On_a_quiet_day_there_is_nothing_to_do() => Assert.Empty(Today.Of(View(Quiet)));

    [Theory]
    [InlineData(25, 0)]
    [InlineData(26, 1)]
    public void From_four_days_before_its_day_on_a_silent_school_is_named(int day, int lines)
    {
        var said = Said(View(new(2021, 1, day, 5, 0, 0, TimeSpan.Zero)));
        Assert.Equal(lines, said.Count);
        Assert.All(said, line => Assert.Equal("Не ответили 3 школы: СОШ № 5, 13 и 18 → /desk/campaigns/small?state=missing#roster", line));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    public void An_edition_before_the_answers_are_due_is_not_called_ready_while_schools_are_silent(int ticks, int lines) =>
        Assert.Equal(
            lines,
            Today
                .BeforeEdition(View(TestCampaign.Small.AnswersDue.AddTicks(ticks)))
                .Count(line => line.What.Replace('\u00A0', ' ') == "Срок ещё не наступил, и не ответили 3 школы" && line.Whose is not null)
        );

    [Fact]
    public void Once_the_answers_are_due_silent_schools_stand_in_the_way_and_are_named_to_the_end()
    {
        var late = View(TestCampaign.Small.EndsAt.AddYears(1));
        Assert.Contains("Срок прошёл, а не ответили 3 школы: СОШ № 5, 13 и 18 → /desk/campaigns/small?state=missing#roster", Said(late));
        Assert.Contains(Today.BeforeEdition(late), line => line.What.StartsWith("Срок прошёл", StringComparison.Ordinal));
        Assert.Contains(Today.BeforeEdition(late), line => line.What == "Не ответил никто: анализировать нечего");
        var answered = View(late.Now, Answer("sosh-5", Quiet), Answer("sosh-13", Quiet), Answer("sosh-18", Quiet));
        Assert.DoesNotContain(Today.BeforeEdition(answered), line => line.What.StartsWith("Срок прошёл", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "получите ответы из таблицы", "/desk/campaigns/small#sheet")]
    [InlineData(false, "пришлите таблицу файлом ещё раз", "/desk/campaigns/small/import")]
    public void A_decision_that_has_not_acted_stands_in_the_way_apart_from_rows_that_wait(bool hasSheet, string how, string where)
    {
        var view = View(Quiet);
        var sheet = view.Campaign.Sheet;
        view = view with
        {
            Campaign = view.Campaign with { Sheet = hasSheet ? sheet : sheet with { SpreadsheetId = "1ReplaceMe-small" } },
            Quarantine = [Row("sosh-13") with { AssignedOrganizationId = "sosh-13" }],
        };
        Assert.Equal([$"1 решение по карантину ещё не подействовало: {how}: СОШ № 13 → {where}"], Said(view));
        Assert.Contains(Today.BeforeEdition(view), line => line.Address == where);
        Assert.Empty(view.Undecided);
    }

    [Fact]
    public void Unread_words_contradictions_rows_letters_a_second_tab_and_an_edition_each_have_their_line_and_place()
    {
        var answer = Review.Answer(0, Review.Words("scheme", "сделали"), Review.Ticked("trainings", "visited", "not-visited"));
        var run = new SyncRun(Quiet, Quiet, SyncOutcome.Completed, SyncCounts.None)
        {
            Warnings = [new SheetWarning(SheetWarningKind.OtherTab, "Ещё лист")],
        };
        var view = View(Quiet, answer) with
        {
            Quarantine = [Row("sosh-13")],
            FailedLetters = 2,
            LastRun = run,
            LastCompletedRun = run,
            LastEdition = Edition,
        };
        Assert.Equal(
            [
                "В карантине 1 строка ждёт решения: вероятно, СОШ № 13 → /desk/campaigns/small/quarantine",
                "Не прочитан 1 свой ответ: СОШ № 5 → /desk/campaigns/small/reading",
                "1 ответ противоречит себе: СОШ № 5 → /desk/campaigns/small/reading",
                "Не ушли 2 письма → /desk/campaigns/small/reminders",
                "Листы таблицы ждут решения: скажите, какие читать → /desk/campaigns/small#sheet",
                "Издание № 2 ждёт проверки и подписи: выпущено 20.01.2021 12:00 → /desk/campaigns/small/editions/2",
            ],
            Said(view)
        );
        Assert.DoesNotContain(
            Said(view with { Quarantine = [Row("sosh-13") with { DismissedBecause = "проба" }] }),
            line => line.Contains("карантин", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("2021-02-08", null)] // the report of the 10th is made in time
    [InlineData("2021-02-11", "К отчёту 15.02.2021 пройдёт срок 1 рекомендации: поставьте новый или уберите")]
    [InlineData("2021-02-16", "Прошёл срок 1 рекомендации: поставьте новый или уберите")]
    public void A_term_that_will_have_passed_when_the_next_report_is_made_is_said_before(string day, string? line)
    {
        var campaign = TestCampaign.Small with
        {
            Milestones =
            [
                .. TestCampaign.Small.Milestones.Where(milestone => !milestone.Publishes),
                new("report", MilestoneKind.Report, "Отчёт", new(2021, 2, 10), "09:00"),
                new("summary", MilestoneKind.Summary, "Сводная информация", new(2021, 2, 15), "09:00"),
            ],
            Recommendations = [new("missing", RecommendationCondition.OrganizationMissing, "ответить", new(2021, 2, 12))],
        };
        var now = new DateTimeOffset(DateOnly.Parse(day, CultureInfo.InvariantCulture), new(5, 0), TimeSpan.Zero);
        var view = View(now) with { Campaign = campaign };
        string[] expected = line is null ? [] : [$"{line}: иначе вместо даты в отчёте останется пустая строка"];
        Assert.Equal(expected, Terms(Today.BeforeEdition(view)));
        Assert.Equal(line?.StartsWith('К') == true ? expected : [], Terms(Today.Of(view)));

        static IEnumerable<string> Terms(IReadOnlyList<TodayLine> lines) =>
            lines
                .Where(each => each.What.Contains("рекоменд", StringComparison.Ordinal))
                .Select(each => $"{each.What}: {each.Whose}".Replace('\u00A0', ' '));
    }

    [Fact]
    public void What_was_returned_has_its_line_and_is_not_unread()
    {
        var answer = Review.Answer(0, Review.Words("scheme", "сделали"));
        Assert.Equal(
            ["Возвращён и не исправлен 1 ответ: СОШ № 5 → /desk/campaigns/small?state=returned#roster"],
            Said(View(Quiet, answer, Review.Return(answer, "scheme") with { Number = 1 }))
        );
    }

    [Fact]
    public void Arrivals_are_counted_by_the_days_of_the_campaign_and_none_is_left_out()
    {
        var due = TestCampaign.Small.AnswersDue;
        var arrivals = Arrivals.Of(
            View(due, Answer("sosh-5", due.AddTicks(-1)), Answer("sosh-13", due), Answer("sosh-18", due.AddDays(-200)))
        );
        Assert.Equal((2, 1), (arrivals.InTime, arrivals.Late));
        Assert.Equal(new DateOnly(2021, 1, 30), arrivals.Due);
        Assert.Equal((45, 1, 1, 1), (arrivals.Days.Count, arrivals.Days[0].Schools, arrivals.Days[^2].Schools, arrivals.Days[^1].Schools));
        Assert.Equal("По дням: до 30.01.2021 включительно ответили 2 школы, позже — 1.", arrivals.InWords.Replace('\u00A0', ' '));
        Assert.Equal(8, Arrivals.Of(View(due)).Days.Count);
    }

    private static Submission Answer(string school, DateTimeOffset at) =>
        Review.Answer(0, Review.Ticked("scheme", "ready")) with
        {
            OrganizationId = school,
            SubmittedAt = at,
            ObservedAt = at,
        };

    private static List<string> Said(DeskView view) =>
        [
            .. Today
                .Of(view)
                .Select(line => $"{line.What}{(line.Whose is null ? null : $": {line.Whose}")} → {line.Address}".Replace('\u00A0', ' ')),
        ];

    internal static DeskView View(DateTimeOffset now, params LogEntry[] entries) =>
        new(
            TestCampaign.Small,
            CampaignProgress.Of(TestCampaign.Small, SubmissionHistory.From(entries)),
            [],
            [],
            null,
            null,
            now,
            Stale: false,
            0,
            null
        );

    private static QuarantineItem Row(string suggested) =>
        new()
        {
            Key = "row",
            Reason = RejectionReason.UnknownOrganization,
            Row = 7,
            Column = "B",
            Explanation = "Школы нет в списке.",
            SuggestedOrganizationId = suggested,
            Cells = [],
            FoundAt = Quiet,
        };

    private static Edition Edition =>
        new()
        {
            Number = 2,
            CampaignId = "small",
            Title = "Отчёт",
            Reason = "проверка",
            SnapshotAt = Quiet,
            InputSha256 = string.Empty,
            ProgramVersion = "0",
            Files = [],
        };
}
