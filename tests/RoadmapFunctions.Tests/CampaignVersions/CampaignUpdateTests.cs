using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Tests.Answers;
using RoadmapFunctions.Tests.Collecting;
using Xunit;

namespace RoadmapFunctions.Tests.CampaignVersions;

public sealed class CampaignUpdateTests : IDisposable
{
    private static Campaign Next => TestCampaign.Small with { Id = "next" };

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2021, 2, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly MemoryVersions versions = new();
    private readonly MemoryLog log = new();
    private readonly CampaignCatalog catalog = new([TestCampaign.Small]);
    private readonly CampaignRefresh refresh;
    private readonly CampaignUpdate update;

    public CampaignUpdateTests()
    {
        log.Replace(Answer);
        refresh = new(catalog, versions, time, NullLogger<CampaignRefresh>.Instance);
        update = new(catalog, versions, refresh, log, new(log, new OutlinedLog(log), time), time);
    }

    public void Dispose() => refresh.Dispose();

    [Fact]
    public async Task A_new_campaign_is_there_at_once()
    {
        var version = await SendAsync(Next with { Sheet = Next.Sheet with { SpreadsheetId = "another-spreadsheet" } });
        Assert.Equal(("next", 1, "Оператор"), (version!.CampaignId, version.Number, version.By));
        Assert.Equal(["next", "small"], catalog.All.Select(campaign => campaign.Id));
    }

    [Theory]
    [InlineData(QuestionKind.LongText, 0)]
    [InlineData(QuestionKind.Number, 1)]
    [InlineData(QuestionKind.Links, 0)] // the text is an address, and only whole can it be read as one
    public async Task What_a_new_kind_of_question_makes_of_a_long_text_is_told_by_the_text_itself(QuestionKind kind, int orphans)
    {
        await SendAsync(TestCampaign.Small with { Activities = [.. TestCampaign.Small.Activities, KindsCampaign.ShortText] });
        var after = KindsCampaign.ShortText with { Kind = kind, Numeric = kind is QuestionKind.Number ? new() : null };
        var proposal = await ReadAsync(TestCampaign.Small with { Activities = [.. TestCampaign.Small.Activities, after] });
        Assert.Equal(
            orphans,
            proposal.Orphans.Count(orphan => orphan.Problem.Contains("спрашивает теперь о другом", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_campaign_that_shares_a_sheet_needs_a_later_first_day()
    {
        var refused = await Assert.ThrowsAsync<CampaignFileException>(() => SendAsync(Next));
        Assert.Contains("answersFrom", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(await SendAsync(Next with { AnswersFrom = new DateOnly(2021, 1, 20) }));
        Assert.Equal(new DateTimeOffset(2021, 1, 19, 17, 0, 0, TimeSpan.Zero), catalog.Find("small")!.Answers.Until);
    }

    [Fact]
    public async Task A_new_version_says_what_it_changes_and_keeps_the_ones_before()
    {
        await SendAsync(TestCampaign.Small with { Title = "Вторая" });
        var proposal = await ReadAsync(
            TestCampaign.Small with
            {
                Title = "Третья",
                Milestones =
                [
                    .. TestCampaign.Small.Milestones.Select(each =>
                        each.Id == "report" ? each with { Date = new DateOnly(2021, 2, 12) } : each
                    ),
                ],
            }
        );
        Assert.Equal(
            [
                "Название: было «Вторая», станет «Третья»",
                "Срок: было «Аналитический отчёт, 10.02.2021, 09:00», станет «Аналитический отчёт, 12.02.2021, 09:00»",
            ],
            proposal.Changes
        );
        Assert.Equal(2, (await update.AcceptAsync(proposal, acceptOrphans: false, "Оператор", Token))!.Number);
        Assert.Equal("Третья", catalog.Find("small")!.Title);
        Assert.Equal([1, 2], (await versions.ListAsync(Token)).Select(version => version.Number));
    }

    [Fact]
    public async Task The_same_file_again_makes_no_version()
    {
        await SendAsync(TestCampaign.Small with { Title = "Вторая" });
        Assert.Equal(1, (await SendAsync(TestCampaign.Small with { Title = "Вторая" }))!.Number);
        Assert.Single(await versions.ListAsync(Token));
    }

    [Fact]
    public async Task A_version_that_leaves_answers_behind_waits_for_the_operators_word()
    {
        var without = TestCampaign.Small with { Organizations = [.. TestCampaign.Small.Organizations.Skip(1)] };
        var refusal = await Assert.ThrowsAsync<AnswersOrphanedException>(() => SendAsync(without));
        Assert.Equal("$.organizations", Assert.Single(refusal.Orphans).Place);
        Assert.Empty(await versions.ListAsync(Token));
        Assert.True((await SendAsync(without, acceptOrphans: true))!.OrphansAccepted);
        Assert.Equal(2, catalog.Find("small")!.Organizations.Count);
    }

    [Fact]
    public async Task A_file_of_another_campaign_and_one_with_mistakes_are_refused_with_their_places()
    {
        var foreign = await Assert.ThrowsAsync<CampaignFileException>(() => update.ReadAsync("other", Bytes(TestCampaign.Small), Token));
        Assert.Equal("$.id", Assert.Single(foreign.Mistakes).Place);
        var broken = await Assert.ThrowsAsync<CampaignFileException>(() => ReadAsync(TestCampaign.Small with { Title = "" }));
        Assert.Equal("$.title", Assert.Single(broken.Mistakes).Place);
    }

    [Fact]
    public async Task Of_two_operators_at_once_one_is_told()
    {
        var (mine, theirs) = (
            await ReadAsync(TestCampaign.Small with { Title = "Моя" }),
            await ReadAsync(TestCampaign.Small with { Title = "Чужая" })
        );
        versions.BeforeAdd = async () =>
        {
            versions.BeforeAdd = null;
            await update.AcceptAsync(theirs, acceptOrphans: false, "Другой", Token);
        };
        Assert.Null(await update.AcceptAsync(mine, acceptOrphans: false, "Оператор", Token));
        Assert.Equal("Чужая", catalog.Find("small")!.Title);
    }

    [Fact]
    public async Task Another_instance_learns_of_a_version_within_the_interval_and_asks_no_oftener()
    {
        var other = new CampaignCatalog([TestCampaign.Small]);
        using var its = new CampaignRefresh(other, versions, time, NullLogger<CampaignRefresh>.Instance);
        await its.RefreshAsync(Token);
        await SendAsync(TestCampaign.Small with { Title = "Вторая" });
        var lists = versions.Lists;
        await its.RefreshAsync(Token);
        Assert.Equal(("Малая кампания", lists), (other.Find("small")!.Title, versions.Lists));
        time.Advance(CampaignRefresh.Interval);
        await its.RefreshAsync(Token);
        Assert.Equal("Вторая", other.Find("small")!.Title);
    }

    [Fact]
    public async Task Without_storage_only_an_instance_that_has_read_it_goes_on()
    {
        var deaf = Substitute.For<ICampaignVersions>();
        deaf.ListAsync(Token).ThrowsAsync(new StorageUnavailableException(new IOException("no connection")));
        var fresh = new CampaignCatalog([TestCampaign.Small]);
        using var its = new CampaignRefresh(fresh, deaf, time, NullLogger<CampaignRefresh>.Instance);
        await its.RefreshAsync(Token);
        Assert.Throws<CampaignsUnavailableException>(() => fresh.All);

        deaf.ListAsync(Token).Returns(_ => []);
        await its.RefreshAsync(Token);
        Assert.Single(fresh.All);

        deaf.ListAsync(Token).ThrowsAsync(new StorageUnavailableException(new IOException("no connection")));
        time.Advance(CampaignRefresh.Interval);
        await its.RefreshAsync(Token);
        Assert.Single(fresh.All);
    }

    [Fact]
    public async Task A_file_that_this_app_cannot_read_leaves_the_one_before_in_force()
    {
        await versions.TryAddAsync(new("small", 1, time.GetUtcNow(), "Оператор", OrphansAccepted: false), "{}"u8.ToArray(), Token);
        await refresh.RefreshAsync(Token);
        Assert.Equal("Малая кампания", catalog.Find("small")!.Title);
        Assert.Equal(["small: версия 1 файла кампании не читается, действует файл, поставленный с программой."], catalog.Unreadable);
    }

    [Fact]
    public async Task When_the_newest_version_cannot_be_read_the_newest_that_can_is_in_force_and_it_is_told()
    {
        await SendAsync(TestCampaign.Small with { Title = "Первая" });
        await SendAsync(TestCampaign.Small with { Title = "Вторая" });
        await versions.TryAddAsync(new("small", 3, time.GetUtcNow(), "Оператор", OrphansAccepted: false), "{\"id\""u8.ToArray(), Token);
        var restarted = new CampaignCatalog([TestCampaign.Small]);
        using var its = new CampaignRefresh(restarted, versions, time, NullLogger<CampaignRefresh>.Instance);
        await its.RefreshAsync(Token);
        Assert.Equal("Вторая", restarted.Find("small")!.Title);
        Assert.Equal(["small: версия 3 файла кампании не читается, действует версия 2."], restarted.Unreadable);

        Assert.Equal(4, (await SendAsync(TestCampaign.Small with { Title = "Четвёртая" }))!.Number);
        await its.RefreshNowAsync(Token);
        Assert.Equal("Четвёртая", restarted.Find("small")!.Title);
        Assert.Empty(restarted.Unreadable);
    }

    [Fact]
    public async Task The_number_of_a_blob_that_is_no_version_is_not_given_again()
    {
        versions.Strays = ["small/000007.json", "readme.txt", "other/000009.json"];
        Assert.Equal(8, (await SendAsync(TestCampaign.Small with { Title = "Новая" }))!.Number);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<CampaignProposal> ReadAsync(Campaign campaign) => update.ReadAsync(campaign.Id, Bytes(campaign), Token);

    private async Task<CampaignVersion?> SendAsync(Campaign campaign, bool acceptOrphans = false) =>
        await update.AcceptAsync(await ReadAsync(campaign), acceptOrphans, "Оператор", Token);

    private static byte[] Bytes(Campaign campaign) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(campaign, CampaignFile.Json));

    private static Submission Answer { get; } =
        new()
        {
            OrganizationId = "sosh-5",
            Source = SubmissionSource.Http,
            SubmittedAt = new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero),
            ObservedAt = new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero),
            Answers = [new ReadAnswer("scheme", ["ready"]), new ReadAnswer("helped", [], Address)],
        };

    private static string Address => $"https://school.example/{new string('a', 60)}";
}
