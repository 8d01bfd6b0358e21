using RoadmapFunctions.Answers;
using Xunit;

namespace RoadmapFunctions.Tests.Answers;

public sealed class SubmissionKeyTests
{
    private static readonly Submission Submission = new()
    {
        OrganizationId = "sosh-5",
        Source = SubmissionSource.Sheet,
        SubmittedAt = new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero),
        ObservedAt = new DateTimeOffset(2021, 1, 28, 5, 10, 0, TimeSpan.Zero),
        Answers = [new("scheme", ["ready"], "своё / иное #1?")],
    };

    [Fact]
    public void The_same_content_has_the_same_key_whenever_it_is_seen() =>
        Assert.Equal(Submission.Key, (Submission with { ObservedAt = Submission.ObservedAt.AddDays(1) }).Key);

    [Fact]
    public void Another_instant_another_answer_or_another_school_has_another_key()
    {
        string[] keys =
        [
            Submission.Key,
            (Submission with { SubmittedAt = Submission.SubmittedAt.AddTicks(1) }).Key,
            (Submission with { Answers = [new("scheme", ["ready"])] }).Key,
            (Submission with { Answers = [new("scheme", [], Ambiguous: "своё / иное #1?")] }).Key,
            (Submission with { OrganizationId = "sosh-50" }).Key,
        ];
        Assert.Equal(keys.Length, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Keys_sort_by_time_and_hold_nothing_that_table_storage_refuses()
    {
        var earlier = Submission with { SubmittedAt = new DateTimeOffset(300, 1, 1, 0, 0, 0, TimeSpan.Zero) }; // its ticks have fewer digits
        Assert.True(string.CompareOrdinal(earlier.Key, Submission.Key) < 0);
        Assert.Matches("^[a-z0-9_-]{1,512}$", Submission.Key);
        Assert.StartsWith(Submission.Key, new PresenceChange { SubmissionKey = Submission.Key, Present = false, ObservedAt = Submission.ObservedAt }.Key, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instant_is_the_same_in_every_zone() =>
        Assert.Equal(Submission.Key, (Submission with { SubmittedAt = Submission.SubmittedAt.ToOffset(TimeSpan.FromHours(7)) }).Key);

    [Fact]
    public void Another_second_answer_has_another_key() =>
        Assert.NotEqual(
            (Submission with { Answers = [Submission.Answers[0], new("goals", ["set"])] }).Key,
            (Submission with { Answers = [Submission.Answers[0], new("goals", ["steps"])] }).Key);
}
