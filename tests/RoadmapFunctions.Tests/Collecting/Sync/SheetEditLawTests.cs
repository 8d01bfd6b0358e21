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
        (
            3,
            Gen.Select(
                Place,
                SomeAnswers,
                Gen.Bool,
                (school, answers, near) =>
                    new Edit(
                        $"submit under another name than {school} {near} {answers}",
                        sheet => sheet.SubmitMisspelt(school, answers, near)
                    )
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
        (2, Gen.Select(Place, Gen.Bool, (row, near) => new Edit($"typo in {row} {near}", sheet => sheet.MakeTypo(row, near)))),
        (2, Gen.Select(Place, Place, (row, school) => new Edit($"mend {row} as {school}", sheet => sheet.MendAs(row, school)))),
        (
            2,
            Gen.Select(
                Place,
                SomeAnswers,
                (row, answers) => new Edit($"mend {row} in the form with {answers}", sheet => sheet.MendInForm(row, answers))
            )
        ),
        (1, Place.Select(row => new Edit($"mend {row} in the form", sheet => sheet.MendInForm(row, answers: null)))),
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
        (1, Gen.Const(new Edit("another form is linked", sheet => sheet.LinkAnotherForm()))),
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
                    var (sheet, sync, model) = (new LivingSheet(), new PureSync(), new SheetModel());
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

    private static void Compare(LivingSheet sheet, PureSync sync, SheetModel model)
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
}
