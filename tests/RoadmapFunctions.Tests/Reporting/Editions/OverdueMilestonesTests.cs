using System.Text.Json;
using NSubstitute;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Editions;

public sealed class OverdueMilestonesTests
{
    private static readonly DateTimeOffset Report = new(2021, 2, 10, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Summary = new(2021, 2, 15, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task S10_a_milestone_is_due_at_its_very_instant_and_not_one_tick_before()
    {
        Assert.Empty(await Find(Report.AddTicks(-1)));
        Assert.Equal(["report"], await Find(Report));
        Assert.Equal(["report"], await Find(Summary.AddTicks(-1)));
    }

    [Fact]
    public async Task Of_several_the_earliest_comes_first_and_the_one_of_the_answers_publishes_nothing() =>
        Assert.Equal(["report", "summary"], await Find(Summary.AddYears(1)));

    [Fact]
    public async Task A_milestone_is_overdue_until_its_own_edition_exists()
    {
        Assert.Equal(["summary"], await Find(Summary, "report"));
        Assert.Equal(["report", "summary"], await Find(Summary, milestone: null));
        Assert.Empty(await Find(Summary, "report", "summary"));
    }

    [Fact]
    public async Task A_milestone_moved_later_is_due_again_and_the_operator_is_warned()
    {
        var before = TestCampaign.Small;
        var after = before with
        {
            Milestones =
            [
                before.Milestones[0],
                before.Milestones[1] with
                {
                    Date = new(2021, 2, 20),
                },
                before.Milestones[2] with
                {
                    Date = new(2021, 2, 25),
                },
            ],
        };
        var store = Substitute.For<IEditionStore>();
        store.ListAsync("small", Arg.Any<CancellationToken>()).Returns([new StoredEdition(Edition("report", Report.AddMinutes(5)), [])]);

        Assert.Equal(
            ["Срок «Аналитический отчёт» перенесён: издание № 1 от 10.02.2021 09:05 остаётся, новое издание выйдет 20.02.2021, 09:00"],
            await MovedMilestones.TellAsync(before, after, store, CancellationToken.None)
        );
        var moved = after.Milestones[1].Instant(after.Zone);
        Assert.Empty(await OverdueMilestones.FindAsync(after, store, moved.AddTicks(-1), CancellationToken.None));
        Assert.Equal("report", Assert.Single(await OverdueMilestones.FindAsync(after, store, moved, CancellationToken.None)).Id);

        var earlier = before with
        {
            Milestones = [before.Milestones[0], before.Milestones[1] with { Date = new(2021, 2, 9) }, before.Milestones[2]],
        };
        Assert.Contains(
            "нового к этому сроку не будет",
            Assert.Single(await MovedMilestones.TellAsync(before, earlier, store, CancellationToken.None)),
            StringComparison.Ordinal
        );
        Assert.Empty(await OverdueMilestones.FindAsync(earlier, store, Report, CancellationToken.None));
        Assert.Empty(await MovedMilestones.TellAsync(before, before, store, CancellationToken.None));
    }

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(0, 0, false)]
    public async Task When_the_day_of_the_answers_moves_it_is_told_whom_the_published_edition_blames_by_the_old_day(
        int late,
        int silent,
        bool told
    )
    {
        var before = TestCampaign.Small;
        var answers = before.Milestones.First(milestone => milestone.Kind == MilestoneKind.Answers);
        var after = before with
        {
            Milestones = [.. before.Milestones.Select(each => each == answers ? each with { Date = each.Date.AddDays(10) } : each)],
        };
        var openData = new EditionFile(ReportFiles.SummaryJsonName, "Открытые данные", "application/json", 1, "");
        var edition = Edition("report", Report.AddMinutes(5)) with { Files = [openData] };
        var store = Substitute.For<IEditionStore>();
        store.ListAsync("small", Arg.Any<CancellationToken>()).Returns([new StoredEdition(edition, [])]);
        store
            .OpenAsync(edition, openData, Arg.Any<CancellationToken>())
            .Returns(_ => new MemoryStream(
                JsonSerializer.SerializeToUtf8Bytes(
                    new
                    {
                        totals = new
                        {
                            late,
                            missing = silent,
                            complete = 3,
                        },
                    },
                    JsonSerializerOptions.Web
                )
            ));
        var sentences = await MovedMilestones.TellAsync(before, after, store, CancellationToken.None);
        Assert.Equal(
            told
                ?
                [
                    $"Срок «{answers.Title}» меняется, а издание № 1 от 10.02.2021 09:05 остаётся и называет школы по прежнему сроку: "
                        + "опоздавших — 1, не ответивших — 2. Если по новому сроку это не так, выпустите издание ещё раз",
                ]
                : Array.Empty<string>(),
            sentences
        );
    }

    private static Edition Edition(string? milestone, DateTimeOffset at) =>
        new()
        {
            Number = 1,
            CampaignId = "small",
            MilestoneId = milestone,
            Title = "",
            Reason = "",
            SnapshotAt = at,
            InputSha256 = "",
            ProgramVersion = "",
            Files = [],
        };

    private static Task<IReadOnlyList<string>> Find(DateTimeOffset now) => Find(now, published: []);

    private static Task<IReadOnlyList<string>> Find(DateTimeOffset now, string? milestone) => Find(now, published: [milestone]);

    private static async Task<IReadOnlyList<string>> Find(DateTimeOffset now, params string?[] published)
    {
        var campaign = TestCampaign.Small with { Milestones = [.. TestCampaign.Small.Milestones.Reverse()] };
        var store = Substitute.For<IEditionStore>();
        store
            .ListAsync(campaign.Id, Arg.Any<CancellationToken>())
            .Returns([
                .. published.Select(
                    (milestone, index) =>
                        new StoredEdition(
                            new Edition
                            {
                                Number = index + 1,
                                CampaignId = campaign.Id,
                                MilestoneId = milestone,
                                Title = "",
                                Reason = "",
                                SnapshotAt = now,
                                InputSha256 = "",
                                ProgramVersion = "",
                                Files = [],
                            },
                            []
                        )
                ),
            ]);
        return [.. (await OverdueMilestones.FindAsync(campaign, store, now, CancellationToken.None)).Select(each => each.Id)];
    }
}
