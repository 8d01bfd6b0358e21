using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>How many numbers fall into each range; each range begins where the one before ends.</summary>
/// <param name="Bars">The lowest first. A number on an edge belongs to the higher bar.</param>
public sealed record Histogram(IReadOnlyList<HistogramBar> Bars)
{
    /// <summary>For fewer numbers the table says more.</summary>
    public const int Fewest = 8;

    /// <summary>More bars cannot be read at a glance.</summary>
    private const int MostSteps = 7;

    // 1, 2, 5, 10, 20 …: edges that people count by.
    private static readonly int[] Edges = [1, 2, 5, 10];

    /// <returns>Null where a picture would say nothing: for few numbers, or for equal ones.</returns>
    public static Histogram? Of(ActivityAnalysis analysis) =>
        analysis.Activity.Value is NumberQuestion question
            ? Of([.. analysis.Values.Select(each => each.Value.Number).OfType<decimal>()], question.Whole)
            : null;

    /// <param name="whole">All numbers are whole, so there is nothing between them.</param>
    public static Histogram? Of(IReadOnlyList<decimal> numbers, bool whole)
    {
        if (numbers.Count < Fewest || numbers.Min() == numbers.Max())
        {
            return null;
        }

        var step = Step((numbers.Max() - numbers.Min()) / MostSteps, whole ? 1 : 0);
        var counts = numbers.CountBy(number => decimal.Floor(number / step)).ToDictionary();
        var first = counts.Keys.Min();
        return new([
            .. Enumerable
                .Range(0, (int)(counts.Keys.Max() - first) + 1)
                .Select(index => new HistogramBar(
                    (first + index) * step,
                    (first + index + 1) * step,
                    counts.GetValueOrDefault(first + index),
                    whole
                )),
        ]);
    }

    private static decimal Step(decimal atLeast, decimal least)
    {
        var power = 0.000001m;
        while (power * 10 <= atLeast)
        {
            power *= 10;
        }

        return Math.Max(least, Edges.Select(times => times * power).First(step => step >= atLeast));
    }
}

/// <param name="To">The first number that is not counted any more.</param>
public sealed record HistogramBar(decimal From, decimal To, int Count, bool Whole)
{
    /// <summary>«10–19», «5», and for fractions «от 2,5 до 5».</summary>
    public string Title =>
        !Whole ? $"от {Shown(From)} до {Shown(To)}"
        : From < 0 && To - From > 1 ? $"от {Shown(From)} до {Shown(To - 1)}"
        : To - From == 1 ? Shown(From)
        : $"{Shown(From)}–{Shown(To - 1)}";

    private static string Shown(decimal number) => AnswerValue.Of(number).Shown;
}
