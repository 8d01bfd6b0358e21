using System.Text.Json;
using NSubstitute;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using RoadmapFunctions.Tests.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Editions;

/// <summary>An edition out of turn is made when its input differs from the last one, so the digest must tell every difference and no
/// other.</summary>
public sealed class EditionInputTests
{
    private static readonly DateTimeOffset Noon = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);
    private static readonly Submission First = Answer("sosh-5");
    private static readonly Submission Second = Answer("sosh-13");
    private static readonly PresenceChange Withdrawn = new()
    {
        SubmissionKey = Second.Key,
        Present = false,
        ObservedAt = Noon.AddHours(1),
    };

    private static readonly Acceptance Accepted = new()
    {
        OrganizationId = "sosh-5",
        Number = 1,
        By = "Иванова",
        ObservedAt = Noon,
        SubmissionKey = First.Key,
    };
    private static readonly AnswerReturn Returned = new()
    {
        OrganizationId = "sosh-5",
        Number = 1,
        By = "Иванова",
        ObservedAt = Noon,
        SubmissionKey = First.Key,
        Comment = "уточните",
    };
    private static readonly AnalystNote Note = new()
    {
        Place = AnalystNote.Conclusions,
        Number = 1,
        Text = "Вывод.",
        By = "Иванова",
        ObservedAt = Noon,
    };

    public static TheoryData<AnswerValue, AnswerValue> Values =>
        new()
        {
            { AnswerValue.Of(12), AnswerValue.Of(13) },
            { AnswerValue.Of(new DateOnly(2021, 2, 5)), AnswerValue.Of(new DateOnly(2021, 2, 6)) },
            { new ShareValue(12, 40), new ShareValue(12, 41) },
            { new LinksValue(["https://a.example/"]), new LinksValue(["https://b.example/"]) },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task What_a_person_has_read_in_an_answer_is_a_part_of_it(AnswerValue one, AnswerValue other)
    {
        Assert.NotEqual(await Digest([First, Assessed(one)], []), await Digest([First, Assessed(other)], []));
        Assert.Equal(await Digest([First, Assessed(one)], []), await Digest([First, Assessed(one)], []));

        static Assessment Assessed(AnswerValue value) =>
            new()
            {
                OrganizationId = "sosh-5",
                Number = 1,
                By = "Иванова",
                ObservedAt = Noon,
                ActivityId = "scheme",
                AnswerSha256 = "x",
                Value = value,
            };
    }

    [Fact]
    public async Task The_same_data_read_in_another_order_have_the_same_digest() =>
        Assert.Equal(
            await Digest([First, Second, Withdrawn], [Item("a"), Item("b")]),
            await Digest([Withdrawn, Second, First], [Item("b"), Item("a")])
        );

    [Fact]
    public async Task Every_change_of_the_input_changes_the_digest()
    {
        string[] digests =
        [
            await Digest([First], []),
            await Digest([First, Second], []),
            await Digest([First, Second, Withdrawn], []),
            await Digest([First], [Item("a")]),
            await Digest([First], [Item("b")]),
            await Digest([First], [], TestCampaign.Small with { Title = "Другая кампания" }),
            await Digest([First], [], TestCampaign.Small with { Previous = "before" }),
            await Digest([First, Accepted], []),
            await Digest([First, Returned], []),
            await Digest([First, Note], []),
            await Digest([First, Note with { Text = "Иначе." }], []),
            await Digest([First], [], corrections: new([new("scheme", [new("Беседы", ["беседа"])])])),
        ];
        Assert.Equal(digests.Length, digests.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_row_that_was_mended_is_not_in_the_edition()
    {
        var input = await Read([First], [Item("a"), Item("b") with { ClosedAt = Noon }], TestCampaign.Small);
        Assert.Equal(["a"], input.OpenQuarantine.Select(item => item.Key));
        Assert.Equal(await Digest([First], [Item("a")]), input.Sha256);
    }

    [Fact]
    public async Task The_campaign_is_compared_with_the_last_published_edition_of_the_one_before()
    {
        var input = await Read([First], [], TestCampaign.Small with { Previous = "before" });
        Assert.Equal(("before", RoadmapFunctions.Kit.Digest.Of([2])), (input.Previous!.CampaignId, input.Previous.EditionSha256));
        Assert.Equal(["sosh-13", "sosh-5"], input.Previous.Statuses.Keys.Order());
        Assert.Equal(ExecutionStatus.InProgress, input.Previous.Statuses["sosh-5"]["scheme"]);
    }

    [Fact]
    public async Task With_a_campaign_that_has_published_nothing_there_is_nothing_to_compare() =>
        Assert.Null((await Read([First], [], TestCampaign.Small with { Previous = "silent" })).Previous);

    private static IEditionStore Published(string campaign)
    {
        var editions = Substitute.For<IEditionStore>();
        editions.ListAsync(default!, default).ReturnsForAnyArgs([]);
        editions.ListAsync(campaign, Arg.Any<CancellationToken>()).Returns([new(Edition(1), [1]), new(Edition(2), [2])]);
        var data = ReportCase.Small.Data;
        var openData = SummaryData.Of(data) with { Campaign = SummaryData.Of(data).Campaign with { Id = campaign } };
        editions
            .OpenAsync(Arg.Is<Edition>(edition => edition.Number == 2), Arg.Any<EditionFile>(), Arg.Any<CancellationToken>())
            .Returns(_ => new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(openData, RoadmapJson.Options)));
        return editions;

        Edition Edition(int number) =>
            new()
            {
                Number = number,
                CampaignId = campaign,
                Title = "",
                Reason = "",
                SnapshotAt = Noon,
                InputSha256 = "",
                ProgramVersion = "",
                Files = [new(ReportFiles.SummaryJsonName, "", "", 0, "")],
            };
    }

    [Fact]
    public async Task A_letterhead_that_the_store_has_spoilt_is_set_aside_by_its_name()
    {
        var damaged = new DamagedItems();
        var input = await Read([], [], TestCampaign.Small, letterhead: [1, 2, 3], damaged: damaged);
        Assert.Null(input.Letterhead);
        Assert.Equal(["letterheads: letterhead.docx"], damaged.Of(TestCampaign.Small.Id));
        await Read([], [], TestCampaign.Small, damaged: damaged);
        Assert.Empty(damaged.Of(TestCampaign.Small.Id));
    }

    private static async Task<string> Digest(
        LogEntry[] entries,
        QuarantineItem[] items,
        Campaign? campaign = null,
        GroupCorrections? corrections = null
    ) => (await Read(entries, items, campaign ?? TestCampaign.Small, corrections)).Sha256;

    private static Task<EditionInput> Read(
        LogEntry[] entries,
        QuarantineItem[] items,
        Campaign campaign,
        GroupCorrections? corrections = null,
        byte[]? letterhead = null,
        DamagedItems? damaged = null
    )
    {
        var (log, quarantine) = (Substitute.For<ISubmissionLog>(), Substitute.For<IQuarantine>());
        log.ReadAsync(campaign.Id, Arg.Any<CancellationToken>()).Returns(entries.ToAsyncEnumerable());
        quarantine.ReadAsync(campaign.Id, Arg.Any<CancellationToken>()).Returns(items);
        var words = Substitute.For<IGroupCorrections>();
        words
            .ReadAsync(campaign, Arg.Any<CancellationToken>())
            .Returns(StoredCorrections.None with { Now = corrections ?? GroupCorrections.None });
        var letterheads = Substitute.For<ILetterheads>();
        letterheads.ReadAsync(Arg.Any<CancellationToken>()).Returns(letterhead);
        return new EditionSources(
            log,
            quarantine,
            Substitute.For<ISyncRuns>(),
            words,
            Published("before"),
            letterheads,
            damaged ?? new DamagedItems()
        ).ReadAsync(campaign, CancellationToken.None);
    }

    private static Submission Answer(string school) =>
        new()
        {
            OrganizationId = school,
            Source = SubmissionSource.Sheet,
            SubmittedAt = Noon,
            ObservedAt = Noon,
            Answers = [new ReadAnswer("scheme", ["ready"])],
        };

    private static QuarantineItem Item(string key) =>
        new()
        {
            Key = key,
            Reason = RejectionReason.UnknownOrganization,
            Row = 2,
            Column = "B",
            Explanation = "",
            Cells = [],
            FoundAt = Noon,
        };
}
