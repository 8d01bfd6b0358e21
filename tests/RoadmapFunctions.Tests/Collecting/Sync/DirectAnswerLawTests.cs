using CsCheck;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>
/// Whatever people do to the sheet while schools answer by their links: no such answer is pushed out unseen, no row is lost, and once the
/// answers are withdrawn it is as if they had never been sent.
/// </summary>
public sealed class DirectAnswerLawTests
{
    private static readonly IReadOnlyList<string> Schools = [.. TestCampaign.Small.Organizations.Select(school => school.Id)];

    private static readonly Gen<Act> AnyAct = Gen.Frequency(
        (4, (IGen<Act>)SheetEditLawTests.AnyEdit.Select(edit => new Act(edit.Says, (sheet, _) => edit.Do(sheet)))),
        (
            2,
            Gen.Select(
                SheetEditLawTests.Place,
                SheetEditLawTests.SomeAnswers,
                (school, answers) => new Act($"{school} sends {answers}", (sheet, sync) => Send(sheet, sync, school, answers))
            )
        ),
        (
            1,
            SheetEditLawTests.Place.Select(school => new Act(
                $"withdraw of {school}",
                (sheet, sync) => Withdraw(sheet, sync, SchoolAt(school))
            ))
        )
    );

    [Fact]
    public void No_direct_answer_is_pushed_out_unseen_and_no_row_is_lost() =>
        AnyAct
            .Array[1, 12]
            .Sample(
                script =>
                {
                    var (sheet, sync) = (new LivingSheet(), new PureSync());
                    foreach (var act in script)
                    {
                        act.Do(sheet, sync);
                        sheet.PassTime();
                        sheet.RestoreHeaders();
                        Sync(sheet, sync);
                        Assert.All(Schools, school => Hold(sheet, sync, school));
                    }

                    foreach (var school in Schools)
                    {
                        Withdraw(sheet, sync, school);
                    }

                    sheet.PassTime();
                    Sync(sheet, sync);
                    Assert.DoesNotContain(sync.Quarantine, item => item.ContestsDirect);
                    Assert.All(
                        Schools,
                        school => Assert.Equal(LatestRow(sheet, school)?.Time, sync.History.Of(school)?.Current?.SubmittedAt)
                    );
                },
                iter: Tries.Of(1_000, whenLong: 10_000),
                seed: Tries.LawSeed
            );

    private static void Hold(LivingSheet sheet, PureSync sync, string school)
    {
        var rows = sheet.Admissible.Where(row => row.School == school).ToList();
        if (Direct(sync, school) is not { } direct)
        {
            Assert.DoesNotContain(sync.Quarantine, item => item.ContestsDirect && item.SuggestedOrganizationId == school);
            return;
        }

        var history = sync.History.Of(school)!;
        var current = history.Current!;
        Assert.True(history.FirstSeen <= direct.SubmittedAt);
        Assert.True(
            current.Source is SubmissionSource.Http
                || SaysSame(current)
                || history.Versions.Any(version =>
                    version.Submission.SubmittedAt == current.SubmittedAt
                    && (version.Submission.ObservedAt <= direct.ObservedAt || SaysSame(version.Submission))
                ),
            "its row counted before the school sent its own, or said the same until somebody changed a cell"
        );

        bool SaysSame(Submission other) => SubmissionKey.ContentOf(other) == SubmissionKey.ContentOf(direct);

        var waiting = sync
            .Quarantine.Where(item => item.ContestsDirect && item.SuggestedOrganizationId == school)
            .Select(item => item.SubmittedAt)
            .ToHashSet();
        var counted = history.Versions.Where(version => version.Present).Select(version => (DateTimeOffset?)version.Submission.SubmittedAt);
        Assert.All(rows, row => Assert.Contains(row.Time, waiting.Concat(counted)));
        Assert.Subset(rows.Select(row => (DateTimeOffset?)row.Time).ToHashSet(), waiting);
        Assert.All(waiting, at => Assert.True(at >= direct.SubmittedAt));
    }

    private static Submission? Direct(PureSync sync, string school) => sync.History.Of(school)?.CurrentDirect;

    private static LivingSheet.Version? LatestRow(LivingSheet sheet, string school) =>
        sheet.Admissible.Where(row => row.School == school).MaxBy(row => row.Time);

    private static void Sync(LivingSheet sheet, PureSync sync) => sync.Run(sheet.Build(), sheet.Now, Disappearance.Withdraw);

    private static string SchoolAt(int place) => Schools[place % Schools.Count];

    private static void Send(LivingSheet sheet, PureSync sync, int school, Answers answers) =>
        sync.Add(
            new Submission
            {
                OrganizationId = SchoolAt(school),
                Source = SubmissionSource.Http,
                SubmittedAt = sheet.Now,
                ObservedAt = sheet.Now,
                Answers =
                [
                    .. TestCampaign.Small.Activities.Zip(answers.Of, (activity, said) => Said(activity.Id, said)).OfType<ReadAnswer>(),
                ],
            }
        );

    // Nobody can send by the form what reads in two ways.
    private static ReadAnswer? Said(string activity, Answer said) =>
        said == Answer.None ? null
        : said.Means.StartsWith("двояко", StringComparison.Ordinal) ? new(activity, [], said.Cell)
        : said.Means.Split(" + ") is [var options, var words]
            ? new(activity, options.Split(", ", StringSplitOptions.RemoveEmptyEntries), words)
        : new(activity, said.Means.Split(", "));

    private static void Withdraw(LivingSheet sheet, PureSync sync, string school)
    {
        while (Direct(sync, school) is { } sent)
        {
            sync.Add(
                new Withdrawal
                {
                    SubmissionKey = sent.Key,
                    Reason = "введён за другую школу",
                    By = "Иванова",
                    ObservedAt = sheet.Now,
                }
            );
        }
    }

    private sealed record Act(string Says, Action<LivingSheet, PureSync> Do)
    {
        public override string ToString() => Says;
    }
}
