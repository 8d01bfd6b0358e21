using Microsoft.Extensions.Time.Testing;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Tests.Answers;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Intake;

/// <summary>The head of a school confirms exactly the version that was read; a new one waits for a new confirmation.</summary>
public sealed class HeadConfirmationsTests
{
    private static readonly Campaign Asking = Review.Campaign with { Confirmation = AnswerConfirmation.Head };
    private static readonly Submission First = Review.Answer(0, Review.Ticked("scheme", "ready"));
    private static readonly Submission Second = Review.Answer(1, Review.Ticked("goals", "set"));

    private readonly FakeTimeProvider time = new(Review.Noon.AddHours(2));
    private readonly MemoryLog log = new();

    private HeadConfirmations Confirmations => new(log, time);

    private OrganizationProgress Progress => OrganizationProgress.Of(Asking, log.History, Review.School);

    [Fact]
    public async Task A_confirmed_answer_waits_no_more_and_a_new_version_waits_again()
    {
        await AddAsync(First);
        Assert.True(Progress.AwaitsHead);
        Assert.Equal(ConfirmationOutcome.Stored, await ConfirmAsync(First.Key, "Иванова М.П."));
        Assert.False(Progress.AwaitsHead);
        Assert.Equal(("Иванова М.П.", time.GetUtcNow()), (Progress.Confirmation!.Name, Progress.Confirmation.ObservedAt));
        Assert.Equal(1, CampaignProgress.Of(Asking, log.History).Confirmed);

        await AddAsync(Second);
        Assert.True(Progress.AwaitsHead);
        Assert.Null(Progress.Confirmation);
        Assert.Equal(0, CampaignProgress.Of(Asking, log.History).Confirmed);
    }

    [Fact]
    public async Task A_version_that_does_not_count_any_more_is_refused_and_nothing_is_stored()
    {
        Assert.Equal(ConfirmationOutcome.AnswerReplaced, await ConfirmAsync(First.Key, "Иванова"));
        await AddAsync(First);
        await AddAsync(Second);
        var before = log.Entries.Count;
        Assert.Equal(ConfirmationOutcome.AnswerReplaced, await ConfirmAsync(First.Key, "Иванова"));
        Assert.Equal(ConfirmationOutcome.AnswerReplaced, await ConfirmAsync("sosh-13_1_2", "Иванова"));
        Assert.Equal(ConfirmationOutcome.AnswerReplaced, await ConfirmAsync("", "Иванова"));
        Assert.Equal(before, log.Entries.Count);
    }

    [Fact]
    public async Task The_first_name_stands_however_often_the_button_is_pressed()
    {
        await AddAsync(First);
        await ConfirmAsync(First.Key, "Иванова");
        Assert.Equal(ConfirmationOutcome.AlreadyStored, await ConfirmAsync(First.Key, "Петрова"));
        Assert.Equal("Иванова", Progress.Confirmation!.Name);
    }

    [Fact]
    public async Task When_the_new_version_is_withdrawn_the_confirmation_of_the_one_before_counts_again()
    {
        await AddAsync(First);
        await ConfirmAsync(First.Key, "Иванова");
        await AddAsync(Second);
        var withdrawal = new Withdrawal
        {
            SubmissionKey = Second.Key,
            Reason = "ошибка",
            By = "оператор",
            ObservedAt = time.GetUtcNow(),
        };
        await log.AppendAsync("small", [withdrawal], default);
        Assert.False(Progress.AwaitsHead);
    }

    [Fact]
    public async Task A_campaign_that_asks_nobody_waits_for_nobody_and_its_file_and_its_editions_are_what_they_were()
    {
        await AddAsync(First);
        Assert.False(OrganizationProgress.Of(Review.Campaign, log.History, Review.School).AwaitsHead);
        Assert.DoesNotContain(
            "confirmation",
            System.Text.Json.JsonSerializer.Serialize(Review.Campaign, CampaignFile.Json),
            StringComparison.Ordinal
        );

        var (before, beforeAsking) = (Sha(Review.Campaign), Sha(Asking));
        await ConfirmAsync(First.Key, "Иванова");
        Assert.Equal(before, Sha(Review.Campaign));
        Assert.NotEqual(beforeAsking, Sha(Asking)); // what the report says of it has changed

        string Sha(Campaign campaign) => new EditionInput(campaign, log.History, [], SheetReadAt: null, GroupCorrections.None).Sha256;
    }

    [Fact]
    public async Task A_heads_name_is_kept_as_a_respondents_and_erased_with_it()
    {
        await AddAsync(First);
        await ConfirmAsync(First.Key, "Иванова М.П.");
        var kept = Assert.Single(KeptPersonalData.Of(Asking, log.History.Of(Review.School.Id)).Respondents);
        Assert.Equal("Иванова М.П.", kept.Name);

        var confirmation = log.Entries.OfType<Confirmation>().Single();
        var act = new Erasure
        {
            Key = "1",
            At = time.GetUtcNow(),
            By = "оператор",
            Basis = "заявление",
            OrganizationId = Review.School.Id,
        };
        Assert.True(act.Concerns(confirmation));
        Assert.False((act with { OrganizationId = "sosh-13" }).Concerns(confirmation));
        Assert.False((act with { ActivityId = "scheme" }).Concerns(confirmation));
        var erased = Erasure.Apply(confirmation);
        Assert.Equal((confirmation.Key, Erasure.Mark), (erased.Key, erased.Name));
        Assert.False(act.Concerns(erased));
    }

    private Task<int> AddAsync(Submission answer) => log.AppendAsync("small", [answer], default);

    private Task<ConfirmationOutcome> ConfirmAsync(string key, string name) =>
        Confirmations.ConfirmAsync(Asking, Review.School, key, name, CancellationToken.None);
}
