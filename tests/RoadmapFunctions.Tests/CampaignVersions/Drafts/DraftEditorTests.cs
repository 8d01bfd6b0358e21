using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Tests.Answers;
using RoadmapFunctions.Tests.Collecting;
using Xunit;

namespace RoadmapFunctions.Tests.CampaignVersions.Drafts;

/// <summary>Drafts are saved part by part and published like a file.</summary>
public sealed class DraftEditorTests : IDisposable
{
    private const string Small = "small";
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2021, 2, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly MemoryVersions versions = new();
    private readonly MemoryDrafts drafts = new();
    private readonly MemoryLog log = new();
    private readonly CampaignCatalog catalog = new([TestCampaign.Small]);
    private readonly CampaignRefresh refresh;
    private readonly DraftEditor editor;

    public DraftEditorTests()
    {
        refresh = new(catalog, versions, time, NullLogger<CampaignRefresh>.Instance);
        editor = new(catalog, versions, drafts, new(catalog, versions, refresh, log, new(log, new OutlinedLog(log), time), time), time);
    }

    public void Dispose() => refresh.Dispose();

    [Fact]
    public async Task The_first_change_of_a_campaign_in_force_is_a_draft_and_publishing_makes_it_a_version()
    {
        await SaveAsync(new OrderPart(), "title", "Новое название");
        Assert.Equal("Малая кампания", catalog.Find(Small)!.Title);
        var version = await editor.PublishAsync(await OpenAsync(), acceptOrphans: false, "Иванова", Token);
        Assert.Equal((1, "Иванова"), (version!.Number, version.By));
        Assert.Equal("Новое название", catalog.Find(Small)!.Title);
        Assert.Null(await drafts.ReadAsync(Small, Token));
    }

    [Fact]
    public async Task Two_people_in_two_parts_lose_nothing()
    {
        var seen = new OrderPart().Seen(TestCampaign.Small);
        drafts.Meanwhile = () => drafts.Put(new(TestCampaign.Small with { Terms = CampaignTerms.Usual }, "Петрова", time.GetUtcNow()));
        Assert.IsType<SaveOutcome.Saved>(await SaveAsync(new OrderPart(), "title", "Новое название", seen));
        var draft = (await drafts.ReadAsync(Small, Token))!.Draft;
        Assert.Equal(("Новое название", CampaignTerms.Usual), (draft.Campaign.Title, draft.Campaign.Terms));
    }

    [Fact]
    public async Task Two_people_in_one_part_are_shown_both_and_nothing_is_stored()
    {
        var seen = new OrderPart().Seen(TestCampaign.Small);
        await SaveAsync(new OrderPart(), "title", "Первое");
        var outcome = Assert.IsType<SaveOutcome.Overtaken>(await SaveAsync(new OrderPart(), "title", "Второе", seen));
        Assert.Equal("Второе", outcome.Sent["title"]);
        Assert.Equal("Первое", outcome.Now.Campaign.Title);
        Assert.Equal("Первое", (await drafts.ReadAsync(Small, Token))!.Draft.Campaign.Title);
    }

    [Fact]
    public async Task Two_windows_with_two_fields_of_one_part_lose_nothing()
    {
        var part = new OrderPart();
        var fields = part.FieldsOf(TestCampaign.Small);
        var (seen, drawn) = (part.Seen(TestCampaign.Small), FieldMerge.Drawn(fields));
        await SaveAsync(part, "requisites.place", "Омск");
        var sent = new Dictionary<string, string>(fields, StringComparer.Ordinal) { ["title"] = "Моё" };
        Assert.IsType<SaveOutcome.Saved>(await editor.SaveAsync(Small, part.Name, null, sent, "", seen, drawn, "Петрова", Token));
        var draft = (await drafts.ReadAsync(Small, Token))!.Draft.Campaign;
        Assert.Equal(("Моё", "Омск"), (draft.Title, draft.Requisites.Place));
    }

    [Fact]
    public async Task A_list_of_questions_is_out_of_date_when_one_of_them_has_another_text()
    {
        var seen = new QuestionsPart().Seen(TestCampaign.Small);
        await SaveAsync(new QuestionPart("scheme"), "title", "Другой текст");
        Assert.IsType<SaveOutcome.Overtaken>(await SaveAsync(new QuestionsPart(), "activities[0].id", "goals", seen));
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_stored_and_comes_back_as_it_was_typed()
    {
        var outcome = Assert.IsType<SaveOutcome.Unread>(await SaveAsync(new OrderPart(), "legalBasis.date", "вчера"));
        Assert.Equal("вчера", outcome.Sent["legalBasis.date"]);
        Assert.Null(await drafts.ReadAsync(Small, Token));
    }

    [Fact]
    public async Task A_question_that_has_gone_is_said_to_be_gone() =>
        Assert.IsType<SaveOutcome.Gone>(
            await editor.SaveAsync(Small, QuestionPart.PartName, "no-such", new Dictionary<string, string>(), "", "", "", "Иванова", Token)
        );

    [Fact]
    public async Task The_question_that_was_removed_last_is_kept_until_it_is_taken_back()
    {
        await SaveAsync(new OrderPart(), "title", "Новое название");
        var removed = TestCampaign.Small.Activities[1];
        await editor.ChangeAsync(Small, Without(removed), "Иванова", Token);
        await SaveAsync(new OrderPart(), "title", "Другое название");
        var kept = (await drafts.ReadAsync(Small, Token))!.Draft.Removed!;
        Assert.Equal((removed.Id, 1), (kept.Question.Id, kept.Index));
        await editor.ChangeAsync(Small, campaign => QuestionsPart.Return(campaign, kept), "Иванова", Token);
        var draft = (await drafts.ReadAsync(Small, Token))!.Draft;
        Assert.Equal(TestCampaign.Small.Activities.Select(each => each.Id), draft.Campaign.Activities.Select(each => each.Id));
        Assert.Null(draft.Removed);

        static Func<Campaign, Campaign?> Without(Activity gone) =>
            campaign => campaign with { Activities = [.. campaign.Activities.Where(each => each.Id != gone.Id)] };
    }

    [Fact]
    public async Task A_draft_with_mistakes_is_not_published()
    {
        await SaveAsync(new OrderPart(), "title", "");
        var open = await OpenAsync();
        await Assert.ThrowsAsync<CampaignFileException>(() => editor.PublishAsync(open, acceptOrphans: false, "Иванова", Token));
        Assert.Empty(await versions.ListAsync(Token));
        Assert.NotNull(await drafts.ReadAsync(Small, Token));
    }

    [Fact]
    public async Task A_new_campaign_gets_an_id_that_nobody_has()
    {
        var first = await editor.BeginAsync(CampaignBeginning.FromNothing(), source: null, "Иванова", Token);
        var second = await editor.BeginAsync(CampaignBeginning.FromNothing(), source: null, "Иванова", Token);
        Assert.Equal(("campaign", "campaign--2"), (first, second));
        Assert.Null((await editor.OpenAsync(second, Token))!.InForce);
    }

    [Fact]
    public async Task A_name_under_which_a_school_may_have_answered_goes_only_when_somebody_accepts_that()
    {
        log.Replace(
            new Submission
            {
                OrganizationId = "sosh-18",
                Source = SubmissionSource.Sheet,
                SubmittedAt = time.GetUtcNow(),
                ObservedAt = time.GetUtcNow(),
                Answers = [new ReadAnswer("scheme", ["ready"])],
            }
        );
        await Assert.ThrowsAsync<AnswersOrphanedException>(() => ForgetAsync(accept: false));
        Assert.NotNull(await ForgetAsync(accept: true));
        Assert.Empty(catalog.Find(Small)!.FindOrganization("sosh-18")!.Aliases ?? []);

        Task<CampaignVersion?> ForgetAsync(bool accept) =>
            editor.CorrectInForceAsync(
                catalog.Find(Small)!,
                campaign => new SchoolPart("sosh-18").Apply(campaign, With(new SchoolPart("sosh-18"), "aliases", "")),
                accept,
                "Иванова",
                Token
            );
    }

    [Fact]
    public async Task A_changed_address_takes_effect_at_once_and_in_the_draft_too()
    {
        await SaveAsync(new OrderPart(), "title", "Черновик");
        await editor.CorrectInForceAsync(
            catalog.Find(Small)!,
            campaign => new SchoolPart("sosh-13").Apply(campaign, With(new SchoolPart("sosh-13"), "email", "new@example.org")),
            acceptOrphans: false,
            "Иванова",
            Token
        );
        Assert.Equal("new@example.org", catalog.Find(Small)!.FindOrganization("sosh-13")!.Email);
        Assert.Equal("Малая кампания", catalog.Find(Small)!.Title);
        var draft = (await drafts.ReadAsync(Small, Token))!.Draft.Campaign;
        Assert.Equal(("Черновик", "new@example.org"), (draft.Title, draft.FindOrganization("sosh-13")!.Email));
    }

    [Theory]
    [InlineData("../campaigns/small")]
    [InlineData("Small")]
    [InlineData("")]
    public async Task What_is_no_id_opens_nothing(string id) => Assert.Null(await editor.OpenAsync(id, Token));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<OpenDraft> OpenAsync() => (await editor.OpenAsync(Small, Token))!;

    private static FormFields With(DraftPart part, string field, string value) =>
        new(new Dictionary<string, string>(part.FieldsOf(TestCampaign.Small), StringComparer.Ordinal) { [field] = value });

    private async Task<SaveOutcome> SaveAsync(DraftPart part, string field, string value, string? seen = null)
    {
        var open = await OpenAsync();
        var sent = new Dictionary<string, string>(part.FieldsOf(open.Campaign), StringComparer.Ordinal) { [field] = value };
        return await editor.SaveAsync(Small, part.Name, part.Item, sent, "", seen ?? part.Seen(open.Campaign), "", "Иванова", Token);
    }
}
