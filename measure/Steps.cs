using System.Globalization;

namespace RoadmapFunctions.Bench;

/// <summary>The steps of a round and what must hold of them.</summary>
internal static class Steps
{
    public const string Start = "start to first answer";
    public const string First = "first sync";
    public const string Quiet = "sync with nothing changed";
    public const string Changed = "sync with 1 % changed";
    public const string Scan = "scan of the log";
    public const string ColdProgress = "progress, the first of an instance";
    public const string Progress = "progress";
    public const string Desk = "desk, first byte";
    public const string Edition = "edition";
    public const string EditionAgain = "edition asked for again, nothing changed";
    public const string EditionSize = "size of the edition";

    private const double MostGrowth = 11; // for ten times the schools
    private const double LargestPeak = 300; // the real host takes about 210 of an instance's 512 MiB

    private static readonly (string Step, double Mark)[] ByRatio =
    [
        (First, 1.15),
        (Quiet, 1.5),
        (Changed, 1.5),
        (Edition, 2),
        (EditionAgain, 1.5),
    ];

    private static readonly (string Step, double Mark)[] BySeconds = [(Progress, 0.5), (Desk, 0.3)];

    public static string PeakOf(string step) => $"peak memory, {step}";

    public static IReadOnlyList<Figure> Judge(
        IReadOnlyList<IReadOnlyDictionary<string, (double Value, double? Floor)>> rounds,
        IReadOnlyList<IReadOnlyDictionary<string, (double Value, double? Floor)>> tenth
    )
    {
        return
        [
            .. ByRatio.Select(each => Ratio(each.Step, Value(each.Step), Floor(each.Step), each.Mark, "× floor")),
            .. BySeconds.Select(each => Limit(each.Step, Value(each.Step), "s", each.Mark)),
            .. ByRatio
                .Concat(BySeconds)
                .Select(each => each.Step)
                .Append(ColdProgress)
                .Select(PeakOf)
                .Select(peak => Limit(peak, Value(peak), "MiB", LargestPeak)),
            .. ByRatio.Select(each =>
                Ratio(
                    $"{each.Step}, against a tenth of the schools",
                    Value(each.Step),
                    Figures.Median(tenth.Select(round => round[each.Step].Value)),
                    MostGrowth,
                    "×"
                )
            ),
            new Figure(Start, Value(Start), "s", Floor: null, Mark: string.Empty, Holds: true),
            new Figure(ColdProgress, Value(ColdProgress), "s", Floor: null, Mark: string.Empty, Holds: true),
            new Figure(EditionSize, Value(EditionSize), "MiB", Floor: null, Mark: string.Empty, Holds: true),
        ];

        double Value(string step) => Figures.Median(rounds.Select(round => round[step].Value));

        double? Floor(string step) =>
            rounds[0][step].Floor is null ? null : Figures.Median(rounds.Select(round => round[step].Floor!.Value));
    }

    private static Figure Ratio(string name, double value, double? floor, double mark, string unit) =>
        new(name, value, "s", floor, string.Create(CultureInfo.InvariantCulture, $"≤ {mark} {unit}"), value <= floor * mark);

    private static Figure Limit(string name, double value, string unit, double mark) =>
        new(name, value, unit, Floor: null, string.Create(CultureInfo.InvariantCulture, $"≤ {mark} {unit}"), value <= mark);
}
