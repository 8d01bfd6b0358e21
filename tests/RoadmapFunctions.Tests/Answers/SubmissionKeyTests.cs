using System.Text.Json;
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
        Answers = [new ReadAnswer("scheme", ["ready"], "своё / иное #1?")],
    };

    [Fact]
    public void The_same_content_has_the_same_key_whenever_it_is_seen() =>
        Assert.Equal(Submission.Key, (Submission with { ObservedAt = Submission.ObservedAt.AddDays(1) }).Key);

    // Keys stand in people's storage: when one of these changes, so does what the log takes for the same answer.
    [Theory]
    [InlineData("sheet", "sosh-5_0637474068000000000_a08f31b11d8778f866fa3cbd")]
    [InlineData("http", "sosh-5_0637474068000000000_8f2764603bb5dc4919b4e630")]
    [InlineData("named", "sosh-5_0637474068000000000_9a5fa24ea6afaad8f78c8abb")]
    [InlineData("ambiguous", "sosh-5_0637474068000000000_f0a6a6d6d87ed4bdb01f45ee")]
    public void A_key_stays_what_it_is_for_ever(string which, string key) =>
        Assert.Equal(
            key,
            (
                which switch
                {
                    "http" => Submission with { Source = SubmissionSource.Http },
                    "named" => Submission with { Source = SubmissionSource.Http, Respondent = new("И.И. Иванова", "завуч") },
                    "ambiguous" => Submission with { Answers = [new AmbiguousAnswer("scheme", "двояко")] },
                    _ => Submission,
                }
            ).Key
        );

    [Fact]
    public void Answers_are_spelt_as_the_storage_keeps_them_and_read_back_the_same()
    {
        IReadOnlyList<ActivityAnswer> answers =
        [
            new ReadAnswer("scheme", ["ready", "going"], "«своё» 🎓"),
            new ReadAnswer("goals", ["set"]),
            new AmbiguousAnswer("trainings", "двояко"),
        ];
        var text = CanonicalAnswer.Write(answers);
        Assert.Equal(
            """{"format":1,"answers":[{"activity":"scheme","options":["ready","going"],"other":"«своё» \uD83C\uDF93"},"""
                + """{"activity":"goals","options":["set"]},{"activity":"trainings","ambiguous":"двояко"}]}""",
            text
        );
        Assert.Equal(text, CanonicalAnswer.Write(CanonicalAnswer.Read(text)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"format":2,"answers":[]}""")]
    [InlineData("""{"answers":[]}""")]
    public void Another_format_is_refused_and_not_guessed(string text) => Assert.Throws<JsonException>(() => CanonicalAnswer.Read(text));

    [Fact]
    public void What_is_stored_keeps_its_key_until_its_content_changes()
    {
        var stored = Submission.StoredUnder("sosh-5_1_old");
        Assert.Equal("sosh-5_1_old", (stored with { Trace = "00-1" }).Key);
        Assert.Equal(Submission.Key, (stored with { SubmittedAt = stored.SubmittedAt }).Key);
    }

    [Fact]
    public void An_empty_answer_cannot_be_made() => Assert.Throws<ArgumentException>(() => new ReadAnswer("scheme", []));

    [Fact]
    public void The_key_changes_with_the_instant_the_answer_and_the_school()
    {
        string[] keys =
        [
            Submission.Key,
            (Submission with { SubmittedAt = Submission.SubmittedAt.AddTicks(1) }).Key,
            (Submission with { Answers = [new ReadAnswer("scheme", ["ready"])] }).Key,
            (Submission with { Answers = [new AmbiguousAnswer("scheme", "своё / иное #1?")] }).Key,
            (Submission with { OrganizationId = "sosh-50" }).Key,
        ];
        Assert.Equal(keys.Length, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Keys_sort_by_time_and_hold_nothing_that_table_storage_refuses()
    {
        // its ticks have fewer digits
        var earlier = Submission with
        {
            SubmittedAt = new DateTimeOffset(300, 1, 1, 0, 0, 0, TimeSpan.Zero),
        };
        Assert.True(string.CompareOrdinal(earlier.Key, Submission.Key) < 0);
        Assert.Matches("^[a-z0-9_-]{1,512}$", Submission.Key);
        Assert.StartsWith(
            Submission.Key,
            new PresenceChange
            {
                SubmissionKey = Submission.Key,
                Present = false,
                ObservedAt = Submission.ObservedAt,
            }.Key,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_instant_is_the_same_in_every_zone() =>
        Assert.Equal(Submission.Key, (Submission with { SubmittedAt = Submission.SubmittedAt.ToOffset(TimeSpan.FromHours(7)) }).Key);

    [Fact]
    public void Another_second_answer_has_another_key() =>
        Assert.NotEqual(
            (Submission with { Answers = [Submission.Answers[0], new ReadAnswer("goals", ["set"])] }).Key,
            (Submission with { Answers = [Submission.Answers[0], new ReadAnswer("goals", ["steps"])] }).Key
        );
}
