using System.Text.RegularExpressions;
using Xunit;

namespace RoadmapFunctions.Tests;

/// <summary>The codes before names of tests, such as <c>H6_</c>, are explained, and what is promised is tried.</summary>
public sealed partial class PromisesTests
{
    private static readonly IReadOnlyList<Match> Rows = Row().Matches(File.ReadAllText(Path.Combine(Golden.Root, "docs", "promises.md")));

    [Fact]
    public void The_list_of_promises_names_exactly_the_codes_and_classes_in_use()
    {
        var used = TestFiles
            .All.SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => (Code: match.Groups["code"].Value, File: file)))
            .Distinct()
            .GroupBy(each => each.Code, each => TestFiles.NameOf(each.File), StringComparer.Ordinal)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Order(StringComparer.Ordinal))}")
            .ToHashSet(StringComparer.Ordinal);
        var listed = Rows.Select(match =>
                $"{match.Groups["code"].Value}: {match.Groups["classes"].Value}".Replace("`", null, StringComparison.Ordinal)
            )
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(
            used.SetEquals(listed),
            $"docs/promises.md should say:\n{string.Join('\n', used.Except(listed))}\nand not:\n{string.Join('\n', listed.Except(used))}"
        );
    }

    [Fact]
    public void One_test_at_most_measures_a_promise_and_exactly_what_is_measured_has_a_figure()
    {
        var measured = TestFiles.All.SelectMany(MeasuredIn).ToList();
        Assert.Equal(measured.Distinct(StringComparer.Ordinal), measured);
        Assert.Equal(
            measured.Order(StringComparer.Ordinal),
            Rows.Where(row => row.Groups["figure"].Value.Trim().Length > 0)
                .Select(row => row.Groups["code"].Value)
                .Order(StringComparer.Ordinal)
        );
    }

    // The code of the test that each figure stands in.
    private static IEnumerable<string> MeasuredIn(string file)
    {
        var text = File.ReadAllText(file);
        return Figure().Matches(text).Select(figure => Code().Matches(text[..figure.Index])[^1].Groups["code"].Value);
    }

    [GeneratedRegex(@"\b(void|Task) (?<code>[A-Z]\d+)_\w+\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\bMeasured\.Promise\(\s*[$f]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex(
        @"^\| (?<code>[A-Z]\d+) \| [^|]+ \| (?<classes>[^|]+) \|(?<figure>[^|]*)\|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Row();
}
