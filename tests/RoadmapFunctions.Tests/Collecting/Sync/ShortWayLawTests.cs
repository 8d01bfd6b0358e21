using CsCheck;
using Microsoft.Extensions.Time.Testing;
using RoadmapFunctions.Answers;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>
/// Whatever happens, a sync that goes on from the index of the last one and a sync that reads everything leave the same log and the same
/// quarantine, and say the same of it. After each step of a random script both are done and compared.
/// </summary>
public sealed class ShortWayLawTests
{
    private static readonly int Scripts = Tries.Of(400, whenLong: 20_000);

    private static readonly Gen<int> Place = SheetEditLawTests.Place;

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (12, (IGen<Step>)SheetEditLawTests.AnyEdit.Select(edit => new Step(edit.Says, world => edit.Do(world.Sheet)))),
        (3, Gen.Const(new Step("nothing", _ => { }))),
        (1, Gen.Const(new Step("two headers change places", world => world.Spreadsheet.HeadersSwapped ^= true))),
        (2, Place.Select(school => new Step($"ten answers of {school}", world => world.AnswerOften(school, 10)))),
        (
            2,
            Gen.Select(
                Place,
                SheetEditLawTests.SomeAnswers,
                (school, answers) =>
                    new Step($"answer new {school} {answers}", world => world.Sheet.Submit(school, answers, clockAhead: false))
            )
        ),
        (
            3,
            Gen.Select(
                Place,
                SheetEditLawTests.SomeAnswers,
                (row, answers) =>
                    new Step($"a number in {row}", world => world.Sheet.EditAnswer(row, answers with { Scheme = new("12", "number") }))
            )
        ),
        (3, Gen.Const(new Step("numbers look otherwise", world => world.Spreadsheet.Format++))),
        (
            2,
            Gen.Select(
                Place,
                Gen.OneOf(["ready", "going"]),
                Gen.OneOf([0, 3, 30]),
                (school, option, ahead) =>
                    new Step($"direct {school} {option} +{ahead} h", world => world.SubmitDirectly(school, option, ahead))
            )
        ),
        (1, Place.Select(place => new Step($"withdraw direct {place}", world => world.WithdrawDirect(place)))),
        (1, Gen.Select(Place, Gen.Bool, (place, own) => new Step($"ownership {place} {own}", world => world.DecideOwnership(place, own)))),
        (
            2,
            Gen.Select(
                Place,
                Place,
                (place, school) =>
                    new Step(
                        $"assign {place} to {school}",
                        world =>
                            world.Decide(
                                place,
                                item => item with { AssignedOrganizationId = School(school), DismissedBecause = null, ClosedAt = null }
                            )
                    )
            )
        ),
        (
            1,
            Place.Select(place => new Step(
                $"dismiss {place}",
                world =>
                    world.Decide(
                        place,
                        item => item with { AssignedOrganizationId = null, DismissedBecause = "проба", ClosedAt = world.Now }
                    )
            ))
        ),
        (
            1,
            Place.Select(place => new Step(
                $"return {place}",
                world => world.Decide(place, item => item with { AssignedOrganizationId = null, DismissedBecause = null, ClosedAt = null })
            ))
        ),
        (1, Gen.Int[-90, 1500].Select(minutes => new Step($"the clock moves by {minutes} min", world => world.MoveClock(minutes)))),
        (1, Gen.Const(new Step("another version of the campaign", world => world.ChangeCampaign()))),
        (1, Gen.Bool.Select(fresh => new Step($"import, fresh {fresh}", world => world.ImportAsync(fresh).Wait())))
    );

    private int shortWays;
    private int ways;

    [Fact]
    public void The_short_way_and_the_long_way_leave_the_same_and_say_the_same()
    {
        AnyStep.Array[1, 12].Sample(Compare, iter: Scripts, seed: Tries.LawSeed, threads: 1);
        Assert.True(shortWays > ways / 4, $"Only {shortWays} of {ways} syncs went the short way.");
    }

    [Fact]
    public async Task Another_forms_tab_in_the_spreadsheet_leaves_the_short_way_open()
    {
        using var worlds = new Worlds();
        worlds.AnswerOften(school: 0, times: 3);
        worlds.Sheet.LinkAnotherForm();
        worlds.PassTime();
        await worlds.Short.SyncAsync(acceptDisappearance: false);
        var reads = worlds.Short.Log.WholeReads;
        worlds.AnswerOften(school: 0, times: 1);
        await worlds.Short.SyncAsync(acceptDisappearance: false);
        Assert.Equal(reads, worlds.Short.Log.WholeReads);
    }

    private void Compare(Step[] script)
    {
        using var worlds = new Worlds();
        if (script.Length % 2 == 0)
        {
            worlds.AnswerOften(school: 0, times: 1); // half of the campaigns are under way
            worlds.AnswerOften(school: 1, times: 1);
            worlds.AnswerOften(school: 2, times: 6);
        }

        foreach (var step in script)
        {
            step.Do(worlds);
            worlds.PassTime();
            for (var time = 0; time < 2; time++)
            {
                var reads = worlds.Short.Log.WholeReads;
                var said = worlds.Long.SyncAsync(acceptDisappearance: time == 1).Result;
                Assert.Equal(said, worlds.Short.SyncAsync(acceptDisappearance: time == 1).Result);
                Assert.Equal(worlds.Long.State(), worlds.Short.State());
                shortWays += worlds.Short.Log.WholeReads == reads ? 1 : 0;
                ways++;
            }

            worlds.Sheet.RestoreHeaders();
        }
    }

    private static string School(int number) => TestCampaign.Small.Organizations[number % 3].Id;

    private sealed record Step(string Says, Action<Worlds> Do)
    {
        public override string ToString() => Says;
    }

    /// <summary>The same things happen to both.</summary>
    private sealed class Worlds : IDisposable
    {
        private readonly FakeTimeProvider time;
        private TimeSpan offset;

        public Worlds()
        {
            time = new FakeTimeProvider(Sheet.Now) { AutoAdvanceAmount = TimeSpan.Zero };
            Spreadsheet = new LivingSpreadsheet(Sheet);
            (Short, Long) = (new SyncWorld(Spreadsheet, time, remembers: true), new SyncWorld(Spreadsheet, time, remembers: false));
        }

        public LivingSheet Sheet { get; } = new();

        public LivingSpreadsheet Spreadsheet { get; }

        public SyncWorld Short { get; }

        public SyncWorld Long { get; }

        public DateTimeOffset Now => time.GetUtcNow();

        public void PassTime()
        {
            Sheet.PassTime();
            time.AdjustTime(Sheet.Now + offset);
        }

        public void AnswerOften(int school, int times)
        {
            for (var answer = 0; answer < times; answer++)
            {
                Sheet.Submit(
                    school,
                    new(Answers.SchemeAnswers[1], Answers.GoalsAnswers[1], Answers.TrainingsAnswers[1]),
                    clockAhead: false
                );
                Sheet.PassTime();
            }
        }

        public void MoveClock(int minutes) => offset += TimeSpan.FromMinutes(minutes);

        public void Decide(
            int place,
            Func<RoadmapFunctions.Collecting.Quarantine.QuarantineItem, RoadmapFunctions.Collecting.Quarantine.QuarantineItem> decide
        )
        {
            Short.Decide(place, decide);
            Long.Decide(place, decide);
        }

        public void SubmitDirectly(int school, string option, int hoursAhead) =>
            Append(
                new Submission
                {
                    OrganizationId = School(school),
                    Source = SubmissionSource.Http,
                    SubmittedAt = Now.AddHours(hoursAhead),
                    ObservedAt = Now.AddHours(hoursAhead),
                    Answers = [new ReadAnswer("scheme", [option])],
                }
            );

        public void WithdrawDirect(int place)
        {
            var direct = Short.Log.Entries.OfType<Submission>().Where(each => each.Source == SubmissionSource.Http).ToList();
            if (direct.Count > 0)
            {
                var key = direct[place % direct.Count].Key;
                Append(
                    new Withdrawal
                    {
                        SubmissionKey = key,
                        Reason = "не та школа",
                        By = "оператор",
                        Undone = Short.Log.History.Versions.Any(version => version.Submission.Key == key && version.Withdrawal is not null),
                        ObservedAt = Now,
                    }
                );
            }
        }

        public void DecideOwnership(int place, bool own)
        {
            var doubt = Short
                .Log.History.Versions.Where(version => version.InDoubt || (version.Decision is { } decided && decided.SchoolsOwn != own))
                .OrderBy(version => version.Submission.Key, StringComparer.Ordinal)
                .ToList();
            if (doubt.Count > 0)
            {
                var version = doubt[place % doubt.Count];
                Append(
                    new OwnershipDecision
                    {
                        SubmissionKey = version.Submission.Key,
                        SchoolsOwn = own,
                        Again = version.Decision is not null,
                        By = "оператор",
                        ObservedAt = Now,
                    }
                );
            }
        }

        public void ChangeCampaign()
        {
            var first = Short.Campaign.Activities[0];
            var option = first.Options[0];
            var aliases = option.Aliases is null ? new[] { "Почти разработана" } : null;
            var changed = Short.Campaign with
            {
                Activities =
                [
                    first with
                    {
                        Options = [option with { Aliases = aliases }, .. first.Options.Skip(1)],
                    },
                    .. Short.Campaign.Activities.Skip(1),
                ],
            };
            (Short.Campaign, Long.Campaign) = (changed, changed);
        }

        public async Task ImportAsync(bool fresh)
        {
            var file = Sheet.Tabs[0];
            await Short.ImportAsync(file, fresh);
            await Long.ImportAsync(file, fresh);
        }

        public void Dispose()
        {
            Short.Dispose();
            Long.Dispose();
            Spreadsheet.Dispose();
        }

        private void Append(LogEntry entry)
        {
            Short.Log.AppendAsync("small", [entry], CancellationToken.None).Wait();
            Long.Log.AppendAsync("small", [entry], CancellationToken.None).Wait();
        }
    }
}
