using RoadmapFunctions.Collecting.Sync;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>The reference: every version ever seen with the moment of its first sight, and those that are in the sheet now.</summary>
internal sealed class SheetModel
{
    private static readonly DateTimeOffset Due = TestCampaign.Small.AnswersDue;

    private readonly Dictionary<LivingSheet.Version, DateTimeOffset> seen = [];
    private readonly Dictionary<LivingSheet.Version, DateTimeOffset> knownSince = [];
    private readonly Dictionary<LivingSheet.Version, (DateTimeOffset At, bool Disowned, bool LeftNothing, bool Unexplained)> absent = [];
    private HashSet<LivingSheet.Version> present = [];
    private readonly Dictionary<string, DateTimeOffset> spoiltSince = []; // by the identity of the row
    private List<LivingSheet.SpoiltRow> spoilt = [];

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
        var waited = absent.Where(pair => !inSheet.Contains(pair.Key) && pair.Value is (_, false, false, false)).Select(pair => pair.Key);
        var unexplained = waited.ToList();
        var lost = TakeSpoilt(sheet);
        var transfers = Renamed([.. vanished, .. unexplained], added).Concat(edited.Where(pair => !MayBeChance(pair.From, added))).ToList();
        foreach (var (from, to) in transfers)
        {
            knownSince[to] = Min(knownSince.GetValueOrDefault(to, DateTimeOffset.MaxValue), FirstKnown(from));
        }

        foreach (var (version, since) in added.Select(version => (version, WaitedSince(version, lost, added, inSheet))).ToList())
        {
            knownSince[version] = Min(knownSince.GetValueOrDefault(version, DateTimeOffset.MaxValue), since ?? DateTimeOffset.MaxValue);
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
            if (disowned || lost.Exists(row => LatestOf(unexplained, row) == version))
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

    // Spoilt rows that are not there any more.
    private List<LivingSheet.SpoiltRow> TakeSpoilt(LivingSheet sheet)
    {
        var before = spoilt;
        spoilt = [.. sheet.SpoiltContents.DistinctBy(row => row.Identity)];
        foreach (var row in spoilt)
        {
            spoiltSince.TryAdd(row.Identity, sheet.Now);
        }

        return [.. before.ExceptBy(spoilt.Select(row => row.Identity), row => row.Identity)];
    }

    // A row was one version only.
    private static LivingSheet.Version? LatestOf(IEnumerable<LivingSheet.Version> versions, LivingSheet.SpoiltRow row) =>
        versions.Where(version => IsSpoilt(row, version)).MaxBy(version => version.Time);

    // A respondent who mends the name in the form moves the time: the answers tell the row, or else the name that was nearly right.
    private DateTimeOffset? WaitedSince(
        LivingSheet.Version come,
        List<LivingSheet.SpoiltRow> lost,
        List<LivingSheet.Version> added,
        IEnumerable<LivingSheet.Version> inSheet
    )
    {
        var likely = lost.Where(row => row.Says == come.Says && MayBe(row, come)).ToList();
        var chance =
            likely.Exists(row => row.Resembled is null)
            && !HasWords(come)
            && inSheet.Where(other => other.Says == come.Says).Select(other => other.School).Distinct().Count()
                > lost.Count(row => row.Says == come.Says);
        if (
            likely.Count > 0
            && !chance
            && added.Count(other => other.Says == come.Says && likely.Exists(row => MayBe(row, other))) == likely.Count
        )
        {
            return likely.Max(Since);
        }

        return
            lost.FindAll(row => row.Resembled == come.School) is [var only]
            && MayBe(only, come)
            && added.Count(other => other.School == come.School) == 1
            ? Since(only)
            : null;
    }

    private bool MayBe(LivingSheet.SpoiltRow row, LivingSheet.Version come) =>
        (row.Resembled ?? come.School) == come.School && (row.Time ?? spoiltSince[row.Identity]) < come.Time;

    private DateTimeOffset Since(LivingSheet.SpoiltRow row) => Min(row.Time ?? DateTimeOffset.MaxValue, spoiltSince[row.Identity]);

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

    private static bool IsSpoilt(LivingSheet sheet, LivingSheet.Version version) => sheet.SpoiltContents.Any(row => IsSpoilt(row, version));

    private static bool IsSpoilt(LivingSheet.SpoiltRow row, LivingSheet.Version version) =>
        (row.School == version.School ? 1 : 0) + (row.Time == version.Time ? 1 : 0) + (row.Says == version.Says ? 1 : 0) >= 2;

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
            .. pairs.Where(pair => pairs.Count(other => other.From == pair.From) == 1 && pairs.Count(other => other.To == pair.To) == 1),
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
