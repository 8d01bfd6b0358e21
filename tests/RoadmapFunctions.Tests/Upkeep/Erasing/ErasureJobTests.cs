using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Tests.Answers;
using RoadmapFunctions.Upkeep.Erasing;
using Xunit;

namespace RoadmapFunctions.Tests.Upkeep.Erasing;

/// <summary>Names and texts are erased on request and after their day; that there was an answer stays.</summary>
public sealed class ErasureJobTests
{
    private const string Words = "ответственная Иванова М.П.";

    private static readonly Campaign Small = TestCampaign.Small;
    private static readonly Organization School = Small.Organizations[0];

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2021, 3, 2, 3, 0, 0, TimeSpan.Zero));
    private readonly MemoryStore store = new();

    private ErasureJob Job => new(store, store, store, Substitute.For<IQuarantine>(), time);

    [Fact]
    public async Task A_name_goes_from_all_versions_of_the_school_and_from_no_other_school()
    {
        var (first, second) = (Add(School.Id, day: 1, respondent: "Иванова"), Add(School.Id, day: 2, respondent: "Петрова"));
        Add(Small.Organizations[1].Id, day: 1, respondent: "Сидорова");
        var act = await Job.EraseRespondentAsync(Small, School, "заявление от 02.03.2021", "оператор", CancellationToken.None);
        Assert.Equal(2, act.Changed);
        Assert.Equal(["Сидорова"], store.Log.Values.Select(each => each.Respondent?.Name).OfType<string>());
        Assert.Contains(first, store.Log.Keys); // the version keeps its key, so a sync does not bring the row anew
        Assert.Equal(second, SubmissionHistory.From(store.Log.Values).Of(School.Id)!.Current!.Key);
        Assert.Equal(time.GetUtcNow(), Assert.Single(store.Acts.Values).At);
    }

    [Fact]
    public async Task A_text_goes_wherever_the_school_said_it_and_the_answer_stays_an_answer()
    {
        Add(School.Id, day: 1, words: Words);
        Add(School.Id, day: 2, words: "другие слова");
        Add(School.Id, day: 3, words: Words);
        Add(Small.Organizations[1].Id, day: 1, words: Words);
        var before = SubmissionHistory.From(store.Log.Values).Of(School.Id)!;
        var act = await EraseAsync(Words);
        var after = SubmissionHistory.From(store.Log.Values).Of(School.Id)!;
        Assert.Equal(2, act.Changed);
        Assert.Equal([Erasure.Mark, "другие слова", Erasure.Mark], after.Versions.Select(each => each.Submission.Answers[0].Other));
        Assert.Equal((before.FirstSeen, before.Current!.Key), (after.FirstSeen, after.Current!.Key));
        Assert.Equal(Words, SubmissionHistory.From(store.Log.Values).Of(Small.Organizations[1].Id)!.Current!.Answers[0].Other);
        Assert.DoesNotContain(Words, act.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_has_found_in_a_text_stays_found_when_the_text_goes()
    {
        Add(School.Id, day: 1, words: Words);
        var activity = Small.Activities[0];
        var answer = SubmissionHistory.From(store.Log.Values).Of(School.Id)!.Current!.AnswerTo(activity.Id);
        store.Read.Add(Review.Assess(answer, activity.Id, ExecutionLevel.InProgress) with { Number = 1 });
        store.Read.Add(Review.Assess(new ReadAnswer(activity.Id, [], "другое"), activity.Id) with { Number = 2 });
        await EraseAsync(Words);
        var review = SubmissionHistory.From([.. store.Log.Values, .. store.Read]).ReviewOf(Small, School);
        Assert.Empty(review.Unread);
        Assert.Equal(ExecutionLevel.InProgress, review.AssessmentOf(activity)!.Level);
    }

    [Fact]
    public async Task An_edition_after_an_erasure_is_another_one_though_the_keys_are_the_same()
    {
        Add(School.Id, day: 1, words: Words);
        var before = Input().Sha256;
        Assert.Equal(before, Input().Sha256);
        await EraseAsync(Words);
        Assert.NotEqual(before, Input().Sha256);

        EditionInput Input() => new(Small, SubmissionHistory.From(store.Log.Values), [], SheetReadAt: null, GroupCorrections.None);
    }

    [Fact]
    public async Task A_cell_that_nobody_could_read_is_erased_too()
    {
        Add(new AmbiguousAnswer(Small.Activities[0].Id, Words));
        await EraseAsync(Words);
        Assert.Equal(Erasure.Mark, store.Log.Values.Single().Answers[0].Ambiguous);
    }

    [Fact]
    public async Task The_operators_groups_forget_the_text_and_keep_the_others()
    {
        Add(School.Id, day: 1, words: Words);
        store.Corrections = GroupCorrections.None.With(
            Small.Activities[0].Id,
            [new("Люди", [Words, "ещё слова"]), new("Только она", Texts: [Words])]
        );
        await EraseAsync(Words);
        var group = Assert.Single(store.Corrections.Of(Small.Activities[0].Id));
        Assert.Equal(["ещё слова"], group.GroupsOf);
        Assert.Equal(["ещё слова"], Assert.Single(store.Replaced!.Of(Small.Activities[0].Id)).GroupsOf);
    }

    [Fact]
    public async Task A_text_that_only_the_replaced_groups_hold_goes_too()
    {
        Add(School.Id, day: 1, words: Words);
        store.Replaced = GroupCorrections.None.With(Small.Activities[0].Id, [new("Люди", [Words])]);
        await EraseAsync(Words);
        Assert.Empty(store.Replaced.Of(Small.Activities[0].Id));
    }

    [Fact]
    public async Task Groups_that_others_change_all_the_time_leave_the_act_to_the_next_night()
    {
        Add(School.Id, day: 1, words: Words);
        store.Corrections = GroupCorrections.None.With(Small.Activities[0].Id, [new("Люди", [Words])]);
        store.OthersWrite = true;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => EraseAsync(Words));
        Assert.Null(store.Acts.Values.Single().Changed);

        store.OthersWrite = false;
        await Job.RunAsync(Small, CancellationToken.None);
        Assert.Empty(store.Corrections.Of(Small.Activities[0].Id));
        Assert.Equal(1, store.Acts.Values.Single().Changed);
    }

    [Fact]
    public async Task What_a_crash_has_cut_off_is_finished_in_the_night()
    {
        Add(School.Id, day: 1, words: Words, respondent: "Иванова");
        Add(School.Id, day: 2, words: Words);
        store.FailsAfter = 1;
        await Assert.ThrowsAsync<IOException>(() => EraseAsync(Words));
        Assert.Null(store.Acts.Values.Single().Changed);
        Assert.Contains(store.Log.Values, each => each.Answers[0].Other == Words);

        store.FailsAfter = null;
        Assert.Equal(0, await Job.RunAsync(Small, CancellationToken.None));
        Assert.DoesNotContain(store.Log.Values, each => each.Answers[0].Other == Words);
        Assert.NotNull(store.Acts.Values.Single().Changed);
    }

    [Fact]
    public async Task Respondents_are_kept_to_the_end_of_the_campaigns_day_and_no_longer()
    {
        var campaign = Small with { RespondentsUntil = new DateOnly(2021, 5, 31) };
        Add(School.Id, day: 1, respondent: "Иванова", words: Words);
        time.SetUtcNow(DateTimeOffset.Parse("2021-06-01T00:00+07:00", System.Globalization.CultureInfo.InvariantCulture).AddTicks(-1));
        Assert.Equal(0, await Job.RunAsync(campaign, CancellationToken.None));
        Assert.Empty(store.Acts);

        time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, await Job.RunAsync(campaign, CancellationToken.None));
        Assert.Null(store.Log.Values.Single().Respondent);
        Assert.Equal(Words, store.Log.Values.Single().Answers[0].Other);
        Assert.Equal((ErasureJob.Program, null), (store.Acts.Values.Single().By, store.Acts.Values.Single().OrganizationId));

        Assert.Equal(0, await Job.RunAsync(campaign, CancellationToken.None));
        Assert.Single(store.Acts); // an act a night would say nothing
    }

    [Fact]
    public void Without_a_day_in_the_file_it_is_a_year_after_the_last_milestone() =>
        Assert.Equal(Small.EndsAt.AddYears(1), Small.RespondentsEndAt);

    [Fact]
    public async Task An_edition_says_what_was_erased_after_it_and_nothing_of_what_was_erased_before()
    {
        Add(School.Id, day: 1, words: Words, respondent: "Иванова");
        await Job.EraseRespondentAsync(Small, School, "заявление", "оператор", CancellationToken.None); // names are in no edition
        Assert.Null(Said(time.GetUtcNow().AddDays(-1)));
        time.Advance(TimeSpan.FromMinutes(1));
        await EraseAsync(Words);
        Assert.Contains("прежний текст остался", Said(time.GetUtcNow().AddDays(-1)), StringComparison.Ordinal);
        Assert.Null(Said(time.GetUtcNow()));

        string? Said(DateTimeOffset snapshot) => ErasureWording.AfterEdition(store.Acts.Values, snapshot, Small);
    }

    private Task<Erasure> EraseAsync(string text) =>
        Job.EraseWordsAsync(Small, School, Small.Activities[0], Erasure.DigestOf(text), "заявление", "оператор", CancellationToken.None);

    private string Add(string school, int day, string? words = null, string? respondent = null) =>
        Add(new ReadAnswer(Small.Activities[0].Id, [Small.Activities[0].Options[0].Id], words), school, day, respondent);

    private string Add(ActivityAnswer answer, string? school = null, int day = 1, string? respondent = null)
    {
        var at = new DateTimeOffset(2021, 1, day, 5, 0, 0, TimeSpan.Zero);
        var submission = new Submission
        {
            OrganizationId = school ?? School.Id,
            Source = SubmissionSource.Http,
            SubmittedAt = at,
            ObservedAt = at,
            Answers = [answer],
            Respondent = respondent is null ? null : new(respondent),
        };
        store.Log.Add(submission.Key, submission);
        return submission.Key;
    }

    private sealed class MemoryStore : ISubmissionLog, IErasures, IGroupCorrections
    {
        public SortedDictionary<string, Submission> Log { get; } = new(StringComparer.Ordinal);

        public List<Assessment> Read { get; } = [];

        public SortedDictionary<string, Erasure> Acts { get; } = new(StringComparer.Ordinal);

        public GroupCorrections Corrections { get; set; } = GroupCorrections.None;

        /// <summary>What <see cref="Corrections"/> have replaced.</summary>
        public GroupCorrections? Replaced { get; set; }

        /// <summary>Somebody else is always faster.</summary>
        public bool OthersWrite { get; set; }

        /// <summary>Replacements that still succeed; null: all.</summary>
        public int? FailsAfter { get; set; }

        public IAsyncEnumerable<LogEntry> ReadAsync(string campaignId, CancellationToken cancellationToken) =>
            Log.Values.ToList().ToAsyncEnumerable();

        public IAsyncEnumerable<LogEntry> ReadOrganizationAsync(
            string campaignId,
            string organizationId,
            CancellationToken cancellationToken
        ) =>
            ((IEnumerable<LogEntry>)[.. Log.Values.Where(each => each.OrganizationId == organizationId), .. Read])
                .ToList()
                .ToAsyncEnumerable();

        public Task<int> AppendAsync(string campaignId, IReadOnlyCollection<LogEntry> entries, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<bool> TryAddDirectAsync(
            string campaignId,
            Submission submission,
            DirectLimit limit,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();

        Task<IReadOnlyList<Erasure>> IErasures.ReadAsync(string campaignId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Erasure>>([.. Acts.Values]);

        public Task WriteAsync(string campaignId, Erasure erasure, CancellationToken cancellationToken)
        {
            Acts[erasure.Key] = erasure;
            return Task.CompletedTask;
        }

        public Task ReplaceAsync<T>(string campaignId, string key, Func<T, T> erase, CancellationToken cancellationToken)
            where T : LogEntry
        {
            if (typeof(T) == typeof(Assessment))
            {
                var place = Read.FindIndex(each => each.Key == key);
                Read[place] = (Assessment)(LogEntry)erase((T)(LogEntry)Read[place]);
                return Task.CompletedTask;
            }

            if (FailsAfter is 0)
            {
                throw new IOException("killed");
            }

            FailsAfter--;
            Assert.True(Log.ContainsKey(key), "Only what is there is replaced.");
            Log[key] = (Submission)(LogEntry)erase((T)(LogEntry)Log[key]);
            return Task.CompletedTask;
        }

        Task<StoredCorrections> IGroupCorrections.ReadAsync(Campaign campaign, CancellationToken cancellationToken) =>
            Task.FromResult(new StoredCorrections(Corrections, Replaced, "1"));

        public Task<string?> TryWriteAsync(
            Campaign campaign,
            GroupCorrections corrections,
            string? revision,
            CancellationToken cancellationToken
        )
        {
            if (OthersWrite)
            {
                return Task.FromResult<string?>(null);
            }

            (Replaced, Corrections) = (Corrections, corrections);
            return Task.FromResult<string?>("2");
        }
    }
}
