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

    private static readonly Gen<int> Place = Gen.Int[0, 11];

    private static readonly Gen<Answers> SomeAnswers = Gen.Select(
        Gen.OneOf(Answers.SchemeAnswers),
        Gen.OneOf(Answers.GoalsAnswers),
        Gen.OneOf(Answers.TrainingsAnswers),
        (scheme, goals, trainings) => new Answers(scheme, goals, trainings));

    private static readonly Gen<Edit> AnyEdit = Gen.Frequency(
        (6, (IGen<Edit>)Gen.Select(Place, SomeAnswers, Gen.Bool, (school, answers, ahead) => new Edit($"submit {school} {answers} {ahead}", sheet => sheet.Submit(school, answers, ahead)))),
        (4, Gen.Select(Place, SomeAnswers, (row, answers) => new Edit($"edit {row} {answers}", sheet => sheet.EditAnswer(row, answers)))),
        (1, Gen.Select(Place, Place, (row, to) => new Edit($"copy {row} to {to}", sheet => sheet.Copy(row, to)))),
        (1, Gen.Select(Place, Gen.Int[1, 4], (row, count) => new Edit($"delete {count} from {row}", sheet => sheet.Delete(row, count)))),
        (1, Gen.Int.Select(seed => new Edit($"shuffle {seed}", sheet => sheet.Shuffle(seed)))),
        (1, Place.Select(to => new Edit($"blank row at {to}", sheet => sheet.InsertBlank(to)))),
        (1, Gen.Select(Place, Place, (row, school) => new Edit($"move {row} to school {school}", sheet => sheet.MoveToSchool(row, school)))),
        (1, Place.Select(row => new Edit($"typo in {row}", sheet => sheet.MakeTypo(row)))),
        (1, Place.Select(row => new Edit($"spoil the time of {row}", sheet => sheet.SpoilTime(row)))),
        (1, Place.Select(row => new Edit($"slip in the year of {row}", sheet => sheet.SlipInTheYear(row)))),
        (1, Gen.Const(new Edit("mend all", sheet => sheet.MendAll()))),
        (1, Place.Select(to => new Edit($"notes at {to}", sheet => sheet.AddNotes(to)))),
        (1, Gen.Select(Place, Place, (from, to) => new Edit($"column {from} to {to}", sheet => sheet.MoveColumn(from, to)))),
        (1, Place.Select(activity => new Edit($"double question {activity}", sheet => sheet.DoubleQuestion(activity)))),
        (1, Place.Select(activity => new Edit($"replace question {activity}", sheet => sheet.ReplaceQuestion(activity)))),
        (1, Gen.Select(Place, Place, (column, spelling) => new Edit($"spell header {column} as {spelling}", sheet => sheet.RenameHeader(column, spelling)))),
        (1, Place.Select(column => new Edit($"lose header {column}", sheet => sheet.LoseHeader(column)))));

    [Fact]
    public void S6_whatever_is_done_to_the_sheet_the_log_says_what_a_dictionary_of_versions_says() =>
        AnyEdit.Array[1, 10].Sample(
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
            seed: Tries.LawSeed);

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
        Assert.Equal(counts.RowsRead, counts.Known + counts.New + counts.Quarantined + counts.Blank);
        Assert.Equal(sheet.DifferentSpoilt, sync.Quarantine.Count(item => item.Open));

        var history = sync.History;
        Assert.Equal(model.Versions.Order(StringComparer.Ordinal), history.Versions.Select(version => Describe(version.Submission)).Order(StringComparer.Ordinal));
        foreach (var school in TestCampaign.Small.Organizations.Select(organization => organization.Id))
        {
            var known = history.Of(school);
            Assert.Equal(model.Current(school), known?.Current is { } current ? Describe(current) : null);
            Assert.Equal(model.FirstSeen(school), known?.FirstSeen);
            Assert.Equal(model.CorrectedAt(school), known?.CorrectedAt);
        }
    }

    private static string Describe(Submission submission) =>
        new LivingSheet.Version(submission.OrganizationId, submission.SubmittedAt, string.Join("; ", submission.Answers.Select(Describe))).ToString();

    private static string Describe(ActivityAnswer answer) => answer.Ambiguous is { } cell
        ? $"{answer.ActivityId}: двояко {cell}"
        : $"{answer.ActivityId}: {string.Join(", ", answer.OptionIds)}{(answer.Other is { } words ? $" + {words}" : "")}";

    private sealed record Edit(string Says, Action<LivingSheet> Do)
    {
        public override string ToString() => Says;
    }

    /// <summary>The reference: every version ever seen with the moment of its first sight, and those that are in the sheet now.</summary>
    private sealed class Model
    {
        private readonly Dictionary<LivingSheet.Version, DateTimeOffset> seen = [];
        private readonly HashSet<LivingSheet.Version> disowned = [];
        private HashSet<LivingSheet.Version> present = [];

        public IEnumerable<string> Versions => seen.Keys.Select(version => version.ToString());

        /// <summary>Two or more, and more than a fifth, for which the school has nothing as new in the sheet.</summary>
        public bool TooManyVanish(LivingSheet sheet)
        {
            var inSheet = sheet.Admissible.ToHashSet();
            var vanished = present.Except(inSheet).Count(version => !inSheet.Any(other => other.School == version.School && other.Time >= version.Time));
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

            disowned.ExceptWith(inSheet);
            disowned.UnionWith(vanished.Where(version => added.Exists(other => other.School != version.School && other.Time == version.Time && other.Says == version.Says)));

            present = inSheet;
            return new(sheet.RowCount, rows - added.Count, added.Count, sheet.Spoilt, sheet.BlankRows, Ambiguous: 0, vanished.Count, returned);
        }

        public string? Current(string school) => CurrentVersion(school)?.ToString();

        public DateTimeOffset? FirstSeen(string school) =>
            Own(school).Select(pair => (DateTimeOffset?)(pair.Key.Time < pair.Value ? pair.Key.Time : pair.Value)).Min();

        public DateTimeOffset? CorrectedAt(string school)
        {
            var first = Own(school).OrderBy(pair => pair.Key.Time).ThenBy(pair => pair.Value).Select(pair => pair.Key).FirstOrDefault();
            return CurrentVersion(school) is { } current && current.Time > first!.Time && current.Says != first.Says ? current.Time : null;
        }

        // What turned out to be another school's tells nothing of this one, unless there is nothing else.
        private List<KeyValuePair<LivingSheet.Version, DateTimeOffset>> Own(string school)
        {
            var all = seen.Where(pair => pair.Key.School == school).ToList();
            var own = all.Where(pair => !disowned.Contains(pair.Key)).ToList();
            return own.Count > 0 ? own : all;
        }

        private LivingSheet.Version? CurrentVersion(string school) => present.Where(version => version.School == school).MaxBy(version => version.Time);
    }
}
