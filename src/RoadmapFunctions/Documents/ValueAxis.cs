namespace RoadmapFunctions.Documents;

/// <summary>Whole numbers from zero: counted things have no halves.</summary>
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
        var wide = RoundNumbers().SkipWhile(candidate => candidate * MostSteps < longest).First();
        if (longest != chart.Whole)
        {
            return new ValueAxis((longest + wide - 1) / wide * wide, wide);
        }

        // Bars of a known whole end where the axis ends, so that a full bar looks full.
        var even = RoundNumbers().SkipWhile(candidate => candidate < wide).TakeWhile(candidate => 2 * candidate <= longest);
        return new ValueAxis(longest, even.FirstOrDefault(candidate => longest % candidate == 0, wide));
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
