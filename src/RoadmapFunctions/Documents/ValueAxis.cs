namespace RoadmapFunctions.Documents;

/// <summary>Whole numbers from zero: things that are counted have no halves.</summary>
internal sealed record ValueAxis(long Maximum, long Step)
{
    private const int MostSteps = 8;

    public static ValueAxis For(BarChart chart)
    {
        var longest = Enumerable
            .Range(0, chart.Categories.Count)
            .Select(category => chart.Series.Sum(series => (long)series.Values[category]))
            .Append(chart.Whole ?? 1)
            .Max();
        var step = RoundNumbers().First(candidate => candidate * MostSteps >= longest);
        return new ValueAxis((longest + step - 1) / step * step, step);
    }

    private static IEnumerable<long> RoundNumbers()
    {
        for (var power = 1L; ; power *= 10)
        {
            yield return power;
            yield return 2 * power;
            yield return 5 * power;
        }
    }
}
