using RoadmapFunctions.Reporting.Analysis;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Analysis;

/// <summary>A picture of numbers: every number is in one bar, and people can read the edges.</summary>
public sealed class HistogramTests
{
    [Theory]
    [InlineData("0 3 5 7 9 12 15 41", true, "0–9: 5, 10–19: 2, 20–29: 0, 30–39: 0, 40–49: 1")]
    [InlineData("1 1 2 2 2 3 4 4", true, "1: 2, 2: 3, 3: 1, 4: 2")]
    [InlineData("-3 -1 0 0 1 2 3 5", true, "от -4 до -3: 1, от -2 до -1: 1, 0–1: 3, 2–3: 2, 4–5: 1")]
    [InlineData(
        "0 0.5 1 1.5 2 2.5 3 3.5",
        false,
        "от 0 до 0,5: 1, от 0,5 до 1: 1, от 1 до 1,5: 1, от 1,5 до 2: 1, от 2 до 2,5: 1, от 2,5 до 3: 1, от 3 до 3,5: 1, "
            + "от 3,5 до 4: 1"
    )]
    public void Bars_are_those_that_a_person_counts(string numbers, bool whole, string bars) =>
        Assert.Equal(bars, string.Join(", ", Of(numbers, whole)!.Bars.Select(bar => $"{bar.Title}: {bar.Count}")));

    [Theory]
    [InlineData("1 2 3 4 5 6 7")]
    [InlineData("4 4 4 4 4 4 4 4")]
    public void Of_few_numbers_and_of_equal_ones_there_is_no_picture(string numbers) => Assert.Null(Of(numbers, whole: true));

    [Fact]
    public void Every_number_is_in_one_bar_and_the_bars_leave_no_gap()
    {
        var random = new Random(18);
        for (var attempt = 0; attempt < 500; attempt++)
        {
            var whole = attempt % 2 == 0;
            var reach = (decimal)Math.Pow(10, random.Next(-2, 9));
            decimal Number() => Math.Round((decimal)random.NextDouble() * reach, whole ? 0 : 4);
            var numbers = Enumerable.Range(0, random.Next(8, 60)).Select(_ => Number()).ToList();
            if (Histogram.Of(numbers, whole) is not { } histogram)
            {
                Assert.Single(numbers.Distinct());
                continue;
            }

            Assert.Equal(numbers.Count, histogram.Bars.Sum(bar => bar.Count));
            Assert.All(histogram.Bars, bar => Assert.Equal(bar.Count, numbers.Count(number => number >= bar.From && number < bar.To)));
            Assert.All(histogram.Bars.Zip(histogram.Bars.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            Assert.InRange(histogram.Bars.Count, 2, 9);
            Assert.True(histogram.Bars[0].Count > 0 && histogram.Bars[^1].Count > 0);
        }
    }

    private static Histogram? Of(string numbers, bool whole) =>
        Histogram.Of(
            [.. numbers.Split(' ').Select(number => decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture))],
            whole
        );
}
