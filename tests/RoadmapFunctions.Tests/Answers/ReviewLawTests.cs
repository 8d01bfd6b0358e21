using CsCheck;
using RoadmapFunctions.Answers;
using Xunit;
using static RoadmapFunctions.Tests.Answers.Review;

namespace RoadmapFunctions.Tests.Answers;

/// <summary>Whatever schools send and people decide, states follow from the entries as the sentences of the rule say, told here word by
/// word.</summary>
public sealed class ReviewLawTests
{
    private static readonly string[] Activities = ["scheme", "goals"];
    private static readonly string[] Texts = ["", "сделали", "почти", "—"];

    private static readonly Gen<Step> AnyStep = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1], Gen.Int[0, 3], Gen.Int[0, 3])
        .Select(each => new Step(each.Item1, each.Item2, each.Item3, each.Item4));

    [Fact]
    public void States_follow_from_the_entries_in_whatever_order_they_are_read() =>
        Gen.Select(AnyStep.Array[1, 14], Gen.Int)
            .Sample(
                (steps, seed) =>
                {
                    var (entries, model) = (new List<LogEntry>(), new Model());
                    foreach (var step in steps)
                    {
                        if (step.Do(entries) is { } entry)
                        {
                            entries.Add(entry);
                            model.Learn(entry);
                        }

                        var shuffled = entries.ToArray();
                        new Random(seed).Shuffle(shuffled);
                        var known = SubmissionHistory.From(shuffled);
                        var review = known.ReviewOf(Review.Campaign, School);
                        Assert.Equal(
                            (model.State, string.Join(' ', model.Unread), model.Confirmed),
                            (
                                review.State,
                                string.Join(' ', review.Unread.Select(each => each.Activity.Id)),
                                known.Of(School.Id)?.Confirmation is not null
                            )
                        );
                    }
                },
                iter: Tries.Of(3_000, whenLong: 100_000),
                seed: Tries.LawSeed
            );

    /// <summary>0: an answer; 1: a word on one activity as it stands; 2: a return of one activity; 3: of the whole; 4: an
    /// acceptance; 5: the answer is withdrawn, and the one before it counts again; 6: the head confirms it.</summary>
    private sealed record Step(int Kind, int Activity, int First, int Second)
    {
        public LogEntry? Do(List<LogEntry> entries)
        {
            var number = entries.Count(entry => entry is ReviewEntry) + 1;
            var current = CurrentOf(entries);
            var id = Activities[Activity];
            return Kind switch
            {
                0 when Said() is { Length: > 0 } said && Answer(entries.Count, said) is var next && next.Key != current?.Key => next,
                1 when current is not null => Assess(current.AnswerTo(id), id) with { Number = number },
                2 when current is not null => Return(current, id) with { Number = number },
                3 when current is not null => Return(current) with { Number = number },
                4 when current is not null => Accept(current) with { Number = number },
                5 when current is not null => new Withdrawal
                {
                    SubmissionKey = current.Key,
                    Reason = "введён за другую школу",
                    By = "Иванова",
                    ObservedAt = Noon.AddHours(entries.Count),
                },
                6 when current is not null => new Confirmation
                {
                    SubmissionKey = current.Key,
                    Name = "Директор",
                    ObservedAt = Noon.AddHours(entries.Count),
                },
                _ => null,
            };
        }

        private ActivityAnswer[] Said() =>
            [
                .. new[] { ("scheme", "ready", First), ("goals", "set", Second) }
                    .Where(each => each.Item3 > 0)
                    .Select(each => new ReadAnswer(each.Item1, each.Item3 == 2 ? [] : [each.Item2], Texts[each.Item3])),
            ];
    }

    /// <summary>The sentences, one after another, over all that has happened.</summary>
    private sealed class Model
    {
        private readonly List<LogEntry> past = [];

        private Submission? Current => CurrentOf(past);

        public bool Confirmed => past.OfType<Confirmation>().Any(entry => entry.SubmissionKey == Current?.Key);

        public IReadOnlyList<string> Unread => Current is null ? [] : [.. Activities.Where(IsUnread)];

        public ReviewState State
        {
            get
            {
                if (Current is null)
                {
                    return ReviewState.NoAnswer;
                }

                if (WholeReturned || Activities.Any(IsReturned))
                {
                    return ReviewState.Returned;
                }

                return Last(IsAccepted) >= 0 ? ReviewState.Accepted
                    : Unread.Count > 0 ? ReviewState.Received
                    : ReviewState.Read;
            }
        }

        private bool WholeReturned => LastReturn(activity: null) > Last(IsAccepted);

        public void Learn(LogEntry entry) => past.Add(entry);

        private bool IsReturned(string activity) => LastReturn(activity) > Math.Max(Last(IsAccepted), LastReading(activity));

        private bool IsUnread(string activity)
        {
            var returned = LastCovering(activity);
            return (Current!.AnswerTo(activity)?.Other is not null || returned >= 0)
                && LastReading(activity) <= returned
                && !WholeReturned
                && !IsReturned(activity);
        }

        private int LastReturn(string? activity) =>
            Last(entry => entry is AnswerReturn back && back.ActivityId == activity && back.SubmissionKey == Current!.Key);

        private int LastCovering(string activity) =>
            Last(entry =>
                entry is AnswerReturn back
                && (back.SubmissionKey != Current!.Key || past.IndexOf(back) > Last(IsAccepted))
                && (back.ActivityId == activity || (back.ActivityId is null && Changed(back, activity)))
            );

        // Of exactly what stands there, and after the return that it answers.
        private int LastReading(string activity) =>
            Last(entry =>
                entry is Assessment read
                && read.ActivityId == activity
                && read.AnswerSha256 == AnswerDigest.Of(Current!.AnswerTo(activity))
                && past.IndexOf(read) > LastCovering(activity)
            );

        private bool IsAccepted(LogEntry entry) => entry is Acceptance taken && taken.SubmissionKey == Current!.Key;

        private bool Changed(AnswerReturn back, string activity) =>
            back.SubmissionKey != Current!.Key
            && past.OfType<Submission>().First(each => each.Key == back.SubmissionKey) is var then
            && AnswerDigest.Of(then.AnswerTo(activity)) != AnswerDigest.Of(Current.AnswerTo(activity));

        private int Last(Predicate<LogEntry> these) => past.FindLastIndex(these);
    }

    private static Submission? CurrentOf(List<LogEntry> entries) =>
        entries.OfType<Submission>().LastOrDefault(answer => entries.OfType<Withdrawal>().All(taken => taken.SubmissionKey != answer.Key));
}
