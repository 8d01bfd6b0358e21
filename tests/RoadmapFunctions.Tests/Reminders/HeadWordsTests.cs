using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Tests.Answers;
using Xunit;

namespace RoadmapFunctions.Tests.Reminders;

/// <summary>Letters say that an answer waits for the head of the school, and bring the link that is passed on.</summary>
public sealed class HeadWordsTests
{
    private const string Link = "https://roadmap.test/school#small.sosh-5.0.abc";
    private const string Second = "https://roadmap.test/head#small.sosh-5.0.def";

    private static readonly Campaign Asking = Review.Campaign with { Confirmation = AnswerConfirmation.Head };

    private static readonly Submission Whole = Review.Answer(
        0,
        Review.Ticked("scheme", "ready"),
        Review.Ticked("goals", "set"),
        Review.Ticked("trainings", "visited")
    );

    [Fact]
    public void A_whole_answer_is_expected_no_more_once_its_head_has_confirmed_it()
    {
        Assert.True(ReminderPlan.AnswerIsExpected(Of(Asking, Whole)));
        Assert.False(ReminderPlan.AnswerIsExpected(Of(Review.Campaign, Whole)));
        Assert.False(ReminderPlan.AnswerIsExpected(Of(Asking, Whole, Confirmed())));
    }

    [Theory]
    [InlineData("2021-01-29T02:20Z", "получен, но руководитель его ещё не утвердил")]
    [InlineData("2021-02-01T02:20Z", "Ответ можно утвердить и сейчас: он останется полученным в срок")]
    public void A_reminder_asks_to_pass_the_second_link_on(string now, string sentence)
    {
        var text = ReminderTexts.ToSchool(
            Asking,
            Of(Asking, Whole),
            [],
            Link,
            DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture),
            Second
        );
        Assert.Contains(sentence, text.Plain.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Second}\">", text.Html, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Link}\">", text.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("ещё не получен", text.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_receipt_brings_the_second_link_while_the_answer_waits_and_not_afterwards()
    {
        var waiting = ReminderTexts.Received(Asking, Of(Asking, Whole), [], Link, Second).Plain;
        Assert.Contains("ждёт утверждения руководителем", waiting, StringComparison.Ordinal);
        Assert.Contains(Second, waiting, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "руководител",
            ReminderTexts.Received(Asking, Of(Asking, Whole, Confirmed()), [], Link).Plain,
            StringComparison.Ordinal
        );
    }

    private static Confirmation Confirmed() =>
        new()
        {
            SubmissionKey = Whole.Key,
            Name = "Иванова",
            ObservedAt = Review.Noon.AddHours(1),
        };

    private static OrganizationProgress Of(Campaign campaign, params LogEntry[] entries) =>
        OrganizationProgress.Of(campaign, SubmissionHistory.From(entries), Review.School);
}
