using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

/// <summary>The last line of <c>./test</c>: what cannot be counted as passed is counted as failed.</summary>
public sealed class SumTests : IDisposable
{
    private const string Passed = " Total: 5, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 1.000s";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("roadmap-sum-");

    public static TheoryData<string, string, int, int> Logs { get; } =
        new()
        {
            { "all passed", $"   Unit {Passed}", 5, 0 },
            { "some failed", "   Unit  Total: 5, Errors: 0, Failed: 2, Skipped: 0, Not Run: 0, Time: 1s", 3, 2 },
            { "an error of a fixture", "   Unit  Total: 5, Errors: 1, Failed: 0, Skipped: 0, Not Run: 0, Time: 1s", 5, 1 },
            { "left out by a filter", "   Unit  Total: 5, Errors: 0, Failed: 0, Skipped: 0, Not Run: 4, Time: 1s", 1, 0 },
            { "skipped", "Unit.A [SKIP]\n      later\n   Unit  Total: 5, Errors: 0, Failed: 0, Skipped: 1, Not Run: 0, Time: 1s", 4, 1 },
            {
                "skipped without a subscription",
                "Unit.A [SKIP]\n      There is no Azure subscription\n"
                    + "   Unit  Total: 5, Errors: 0, Failed: 0, Skipped: 1, Not Run: 0, Time: 1s",
                4,
                0
            },
            { "a test prints the sum of a process of its own", $"   Unit  Total: 1, Errors: 0, Failed: 1\n   Unit {Passed}", 5, 0 },
            { "ended in the middle", "Unit.A passed", 0, 1 },
            { "nothing ran", "   Unit  Total: 0, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 1s", 0, 1 },
            { "another project's sum", $"   Other {Passed}", 0, 1 },
        };

    [Theory]
    [MemberData(nameof(Logs))]
    public async Task A_log_counts_by_its_own_sum_or_as_failed(string what, string log, int passed, int failed)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Unit.log"), $"{what}\n{log}\n");
        await AssertSumAsync(["Unit.log"], passed, failed);
    }

    [Fact]
    public async Task Projects_add_up_and_one_that_left_no_log_or_ran_another_way_counts_too()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Unit.log"), $"   Unit {Passed}\n");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Unit+Reversed.log"), $"   Unit {Passed}\n");
        await AssertSumAsync(["Unit.log", "Unit+Reversed.log", "Absent.log"], 10, 1);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task AssertSumAsync(string[] logs, int passed, int failed)
    {
        var (code, output) = await Command.RunAsync(folder.FullName, Path.Combine(Command.Root, "tests/sum.sh"), logs);
        Assert.Contains($"total: {passed} passed, {failed} failed\n", output, StringComparison.Ordinal);
        Assert.Equal(failed == 0 ? 0 : 1, code);
    }
}
