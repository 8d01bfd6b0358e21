using System.Text.RegularExpressions;
using Xunit;

namespace RoadmapFunctions.Tests;

/// <summary>The codes before names of tests, such as <c>H6_</c>, are explained, and what is promised is tried.</summary>
public sealed partial class PromisesTests
{
    [Fact]
    public void The_list_of_promises_names_exactly_the_codes_and_classes_in_use()
    {
        var used = TestFiles
            .All.SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => (Code: match.Groups["code"].Value, File: file)))
            .Distinct()
            .GroupBy(each => each.Code, each => TestFiles.NameOf(each.File), StringComparer.Ordinal)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Order(StringComparer.Ordinal))}")
            .ToHashSet(StringComparer.Ordinal);
        var listed = Row()
            .Matches(File.ReadAllText(Path.Combine(Golden.Root, "docs", "promises.md")))
            .Select(match => $"{match.Groups["code"].Value}: {match.Groups["classes"].Value}".Replace("`", null, StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
        Assert.True(
            used.SetEquals(listed),
            $"docs/promises.md should say:\n{string.Join('\n', used.Except(listed))}\nand not:\n{string.Join('\n', listed.Except(used))}"
        );
    }

    [GeneratedRegex(@"\b(void|Task) (?<code>[A-Z]\d+)_\w+\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(
        @"^\| (?<code>[A-Z]\d+) \| [^|]+ \| (?<classes>[^|]+) \|$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Row();
}
