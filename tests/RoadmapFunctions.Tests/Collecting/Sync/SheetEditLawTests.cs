using CsCheck;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>
/// Whatever people do to the sheet, the log says of it what a plain dictionary of versions says. After each edit of a random script
/// the sheet is synchronised, and both are compared.
/// </summary>
public sealed class SheetEditLawTests
{
    private static readonly int Scripts = Tries.Of(2_000, whenLong: 10_000);

    private static readonly DateTimeOffset Due = TestCampaign.Small.AnswersDue;

    internal static readonly Gen<int> Place = Gen.Int[0, 11];

    internal static readonly Gen<Answers> SomeAnswers = Gen.Select(
        Gen.OneOf(Answers.SchemeAnswers),
        Gen.OneOf(Answers.GoalsAnswers),
        Gen.OneOf(Answers.TrainingsAnswers),
        (scheme, goals, trainings) => new Answers(scheme, goals, trainings)
    );

    /// <summary>What schools and people do to a sheet.</summary>
    internal static readonly Gen<Edit> AnyEdit = Gen.Frequency(
        (
            6,
            (IGen<Edit>)
                Gen.Select(
                    Place,
                    SomeAnswers,
                    Gen.Bool,
                    (school, answers, ahead) =>
                        new Edit($"submit {school} {answers} {ahead}", sheet => sheet.Submit(school, answers, ahead))
                )
        ),
        (4, Gen.Select(Place, SomeAnswers, (row, answers) => new Edit($"edit {row} {answers}", sheet => sheet.EditAnswer(row, answers)))),
        (1, Gen.Select(Place, Place, (row, to) => new Edit($"copy {row} to {to}", sheet => sheet.Copy(row, to)))),
        (1, Gen.Select(Place, Gen.Int[1, 4], (row, count) => new Edit($"delete {count} from {row}", sheet => sheet.Delete(row, count)))),
        (1, Gen.Int.Select(seed => new Edit($"shuffle {seed}", sheet => sheet.Shuffle(seed)))),
        (1, Place.Select(to => new Edit($"blank row at {to}", sheet => sheet.InsertBlank(to)))),
        (
            1,
            Gen.Select(Place, Place, (row, school) => new Edit($"move {row} to school {school}", sheet => sheet.MoveToSchool(row, school)))
        ),
        (
            2,
            Gen.Select(
                Place,
                SomeAnswers,
                (school, answers) =>
                    new Edit($"try the form as {school} {answers}", sheet => sheet.Submit(school, answers, clockAhead: false))
            )
        ),
        (2, Gen.Select(Place, row => new Edit($"delete row {row}", sheet => sheet.Delete(row, 1)))),
        (
            2,
            Gen.Select(
                Place,
                Place,
                (row, school) => new Edit($"pick school {school} in {row}", sheet => sheet.PickAnotherSchool(row, school))
            )
        ),
        (2, Place.Select(row => new Edit($"typo in {row}", sheet => sheet.MakeTypo(row)))),
        (2, Gen.Select(Place, Place, (row, school) => new Edit($"mend {row} as {school}", sheet => sheet.MendAs(row, school)))),
        (1, Place.Select(row => new Edit($"spoil the time of {row}", sheet => sheet.SpoilTime(row)))),
        (1, Place.Select(row => new Edit($"slip in the year of {row}", sheet => sheet.SlipInTheYear(row)))),
        (1, Gen.Int[3, 11].Select(days => new Edit($"{days} days pass", sheet => sheet.PassDays(days)))),
        (1, Gen.Const(new Edit("mend all", sheet => sheet.MendAll()))),
        (1, Place.Select(to => new Edit($"notes at {to}", sheet => sheet.AddNotes(to)))),
        (1, Gen.Select(Place, Place, (from, to) => new Edit($"column {from} to {to}", sheet => sheet.MoveColumn(from, to)))),
        (1, Place.Select(activity => new Edit($"double question {activity}", sheet => sheet.DoubleQuestion(activity)))),
        (1, Place.Select(activity => new Edit($"replace question {activity}", sheet => sheet.ReplaceQuestion(activity)))),
        (
            1,
            Gen.Select(
                Place,
                Place,
                (column, spelling) => new Edit($"spell header {column} as {spelling}", sheet => sheet.RenameHeader(column, spelling))
            )
        ),
        (1, Place.Select(column => new Edit($"lose header {column}", sheet => sheet.LoseHeader(column)))),
        (1, Gen.Const(new Edit("unlink the form and link it again", sheet => sheet.LinkAgain()))),
        (1, Gen.Const(new Edit("copy the tab", sheet => sheet.CopyTab()))),
        (
            1,
            Gen.Select(
                Place,
                SomeAnswers,
                (school, answers) => new Edit($"keep former answer of {school}", sheet => sheet.KeepFormerAnswer(school, answers))
            )
        )
    );

    [Fact]
    public void S6_whatever_is_done_to_the_sheet_the_log_says_what_a_dictionary_of_versions_says()
    {
        AnyEdit
            .Array[1, 10]
            .Sample(
                script =>
                {
                    var (sheet, sync, model) = (new LivingSheet(), new PureSync(), new Model());
                    foreach (var edit in script)
                    {
                        edit.Do(sheet);
                        sheet.PassTime();
                        if (!sheet.HeaderIsWhole)
                        {
                            Assert.Throws<SyncStoppedException>(() => sync.Run(sheet.Build(), sheet.Now));
                            sheet.RestoreHeaders();
                        }

                        Compare(sheet, sync, model);
                    }
                },
                iter: Scripts,
                seed: Tries.LawSeed
            );
        Measured.Promise($"{Scripts} scripts of edits, 0 different");
    }

    private static void Compare(LivingSheet sheet, PureSync sync, Model model)
    {
        var snapshot = sheet.Build();
        var stops = model.TooManyVanish(sheet);
        if (stops)
        {
            Assert.Throws<SyncStoppedException>(() => sync.Run(snapshot, sheet.Now));
        }

        var counts = sync.Run(snapshot, sheet.Now, stops ? Disappearance.Withdraw : Disappearance.StopIfMany).Counts;
        Assert.Equal(model.Take(sheet), counts with { Ambiguous = 0 });
        Assert.Equal(counts.RowsRead, counts.Known + counts.New + counts.Quarantined + counts.Blank + counts.Outside);
        Assert.Equal(sheet.DifferentSpoilt, sync.Quarantine.Count(item => item.Open));

        var history = sync.History;
        Assert.Equal(
            model.Versions.Order(StringComparer.Ordinal),
            history.Versions.Select(version => Describe(version.Submission)).Order(StringComparer.Ordinal)
        );
        foreach (var school in TestCampaign.Small.Organizations.Select(organization => organization.Id))
        {
            var known = history.Of(school);
            Assert.Equal(model.Current(school), known?.Current is { } current ? Describe(current) : null);
            Assert.Equal(model.FirstSeen(school), known?.FirstSeen);
            Assert.Equal(model.CorrectedAt(school), known?.CorrectedAt);
            Assert.Equal(model.IsInDoubt(school), known is not null && TimelinessRule.InDoubt(TestCampaign.Small, known).Count > 0);
        }
    }

    private static string Describe(Submission submission) =>
        new LivingSheet.Version(
            submission.OrganizationId,
            submission.SubmittedAt,
            string.Join("; ", submission.Answers.Select(Describe))
        ).ToString();

    private static string Describe(ActivityAnswer answer) =>
        answer.Ambiguous is { } cell
            ? $"{answer.ActivityId}: двояко {cell}"
            : $"{answer.ActivityId}: {string.Join(", ", answer.OptionIds)}{(answer.Other is { } words ? $" + {words}" : "")}";

    internal sealed record Edit(string Says, Action<LivingSheet> Do)
    {
        public override string ToString() => Says;
    }

    /// <summary>The reference: every version ever seen with the moment of its first sight, and those that are in the sheet now.</summary>
    private sealed class Model
    {
        private readonly Dictionary<LivingSheet.Version, DateTimeOffset> seen = [];
        private readonly Dictionary<LivingSheet.Version, DateTimeOffset> knownSince = [];
        private readonly Dictionary<LivingSheet.Version, (DateTimeOffset At, bool Disowned, bool LeftNothing, bool Unexplained)> absent =
        [];
        private HashSet<LivingSheet.Version> present = [];
        private HashSet<(DateTimeOffset Time, string Says)> spoilt = [];

        public IEnumerable<string> Versions => seen.Keys.Select(version => version.ToString());

        /// <summary>Two or more, and more than a fifth, for which the school has nothing as new in the sheet.</summary>
        public bool TooManyVanish(LivingSheet sheet)
        {
            var inSheet = sheet.Admissible.ToHashSet();
            var vanished = present
                .Except(inSheet)
                .Count(version => !inSheet.Any(other => other.School == version.School && other.Time >= version.Time));
            return vanished >= 2 && vanished > present.Count / 5.0;
        }

        public SyncCounts Take(LivingSheet sheet)
        {
            var (rows, inSheet) = (sheet.Admissible.Count(), sheet.Admissible.ToHashSet());
            var added = inSheet.Where(version => !seen.ContainsKey(version)).ToList();
            var vanished = present.Except(inSheet).ToList();
            var returned = inSheet.Except(present).Except(added).Count();
            foreach (var version in added)
            {
                seen[version] = sheet.Now;
            }

            var edited = Edited(vanished, added);
            var waited = absent
                .Where(pair => !inSheet.Contains(pair.Key) && pair.Value is (_, false, false, false))
                .Select(pair => pair.Key);
            var unexplained = waited.ToList();
            var lost = spoilt.Except(Spoilt(sheet)).ToHashSet();
            spoilt = Spoilt(sheet);
            var transfers = Renamed([.. vanished, .. unexplained], added)
                .Concat(edited.Where(pair => !MayBeChance(pair.From, added)))
                .ToList();
            foreach (var (from, to) in transfers)
            {
                knownSince[to] = Min(knownSince.GetValueOrDefault(to, DateTimeOffset.MaxValue), FirstKnown(from));
            }

            foreach (var version in inSheet)
            {
                absent.Remove(version);
            }

            foreach (var version in vanished)
            {
                var disowned = transfers.Exists(pair => pair.From == version);
                var cameUpElsewhere = edited.Exists(pair => pair.From == version);
                absent[version] = (
                    sheet.Now,
                    disowned,
                    LeavesNothing(sheet, version),
                    !disowned && IsUnexplained(sheet, version, added, cameUpElsewhere)
                );
            }

            // A row that waited under a spoilt name is another school's now, or it was deleted.
            foreach (var version in unexplained)
            {
                var disowned = transfers.Exists(pair => pair.From == version);
                if (disowned || lost.Contains((version.Time, version.Says)))
                {
                    var fate = (LeavesNothing(sheet, version), !disowned && IsUnexplained(sheet, version, added, cameUpElsewhere: false));
                    if (disowned || fate != (false, false))
                    {
                        absent[version] = (sheet.Now, disowned, fate.Item1, fate.Item2);
                    }
                }
            }

            present = inSheet;
            return new(
                sheet.RowCount,
                rows - added.Count,
                added.Count,
                sheet.Spoilt,
                sheet.BlankRows,
                Ambiguous: 0,
                vanished.Count,
                returned,
                sheet.OutsideRows
            );
        }

        public string? Current(string school) => CurrentVersion(school)?.ToString();

        public DateTimeOffset? FirstSeen(string school) => Own(school).Select(pair => (DateTimeOffset?)FirstKnown(pair.Key)).Min();

        /// <summary>Schools of which the desk asks whether a deleted answer was their own.</summary>
        public bool IsInDoubt(string school)
        {
            var asked = absent.Where(pair => pair.Key.School == school && !pair.Value.Disowned).ToDictionary();
            return asked.Any(pair => pair.Value.LeftNothing)
                || (
                    asked.Any(pair => pair.Value.Unexplained)
                    && FirstSeen(school) < Due
                    && Own(school).All(pair => FirstKnown(pair.Key) >= Due || (asked.TryGetValue(pair.Key, out var row) && row.Unexplained))
                );
        }

        public DateTimeOffset? CorrectedAt(string school)
        {
            var first = Own(school).OrderBy(pair => pair.Key.Time).ThenBy(pair => pair.Value).Select(pair => pair.Key).FirstOrDefault();
            return CurrentVersion(school) is { } current && current.Time > first!.Time && current.Says != first.Says ? current.Time : null;
        }

        // What turned out to be another school's tells nothing of this one, unless there is nothing else.
        private List<KeyValuePair<LivingSheet.Version, DateTimeOffset>> Own(string school)
        {
            var all = seen.Where(pair => pair.Key.School == school).ToList();
            var own = all.Where(pair => IsOwn(pair.Key)).ToList();
            return own.Count > 0 ? own : all;
        }

        // Nor does what the school had when its last row was deleted: it may have been a trial.
        private bool IsOwn(LivingSheet.Version version) =>
            present.Contains(version)
            || !(
                absent[version].Disowned
                || absent.Any(last => last.Key.School == version.School && last.Value.LeftNothing && seen[version] <= last.Value.At)
            );

        private static HashSet<(DateTimeOffset Time, string Says)> Spoilt(LivingSheet sheet) =>
            [.. sheet.SpoiltContents.Where(row => row.Time is not null).Select(row => (row.Time!.Value, row.Says))];

        // It went, earlier than all that is left, and no edit put another in its place, or its words came up under another name.
        private bool IsUnexplained(LivingSheet sheet, LivingSheet.Version version, List<LivingSheet.Version> added, bool cameUpElsewhere)
        {
            var left = sheet.Admissible.Where(other => other.School == version.School).Distinct().ToList();
            return left.Count > 0
                && left.TrueForAll(other => FirstKnown(other) > FirstKnown(version))
                && (left.TrueForAll(other => !added.Contains(other)) || cameUpElsewhere)
                && !IsSpoilt(sheet, version);
        }

        private static bool LeavesNothing(LivingSheet sheet, LivingSheet.Version version) =>
            !sheet.Admissible.Any(other => other.School == version.School) && !IsSpoilt(sheet, version);

        private static bool IsSpoilt(LivingSheet sheet, LivingSheet.Version version) =>
            sheet.SpoiltContents.Any(row =>
                (row.School == version.School ? 1 : 0) + (row.Time == version.Time ? 1 : 0) + (row.Says == version.Says ? 1 : 0) >= 2
            );

        // A name that was mended leaves the row's time.
        private static IEnumerable<(LivingSheet.Version From, LivingSheet.Version To)> Renamed(
            List<LivingSheet.Version> vanished,
            List<LivingSheet.Version> added
        ) =>
            from gone in vanished
            from come in added
            where come.School != gone.School && come.Says == gone.Says && come.Time == gone.Time
            select (gone, come);

        // An edit in the form moves the time, and then the answers must tell.
        private List<(LivingSheet.Version From, LivingSheet.Version To)> Edited(
            List<LivingSheet.Version> vanished,
            List<LivingSheet.Version> added
        )
        {
            var pairs = vanished
                .SelectMany(from => added.Where(to => to.School != from.School && to.Says == from.Says), (from, to) => (From: from, To: to))
                .Where(pair => pair.To.Time > pair.From.Time)
                .Where(pair =>
                    !added.Exists(other => other.School == pair.From.School)
                    || !seen.Keys.Any(other => other.School == pair.To.School && !added.Contains(other))
                    || HasWords(pair.From)
                )
                .ToList();
            return
            [
                .. pairs.Where(pair =>
                    pairs.Count(other => other.From == pair.From) == 1 && pairs.Count(other => other.To == pair.To) == 1
                ),
            ];
        }

        // Two schools may tick the same; they do not write the same sentence.
        private static bool MayBeChance(LivingSheet.Version gone, List<LivingSheet.Version> added) =>
            added.Exists(other => other.School == gone.School) && !HasWords(gone);

        private static bool HasWords(LivingSheet.Version version) =>
            version
                .Says.Split("; ")
                .Any(said => said.Split(" + ") is [_, { Length: >= 20 }] || said.Contains("двояко", StringComparison.Ordinal));

        private DateTimeOffset FirstKnown(LivingSheet.Version version) =>
            Min(Min(version.Time, seen[version]), knownSince.GetValueOrDefault(version, DateTimeOffset.MaxValue));

        private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

        private LivingSheet.Version? CurrentVersion(string school) =>
            present.Where(version => version.School == school).MaxBy(version => version.Time);
    }
}
