using Xunit;

namespace RoadmapFunctions.Tests;

public sealed class LawTests
{
    public static TheoryData<string> WithLaws =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Golden.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
                .Where(file => File.ReadLines(file).Contains("using CsCheck;", StringComparer.Ordinal))
                .Select(file => Path.GetRelativePath(Golden.Root, file)),
        ];

    [Theory]
    [MemberData(nameof(WithLaws))]
    public void Every_property_test_uses_the_fixed_seed(string file)
    {
        var source = File.ReadAllText(Path.Combine(Golden.Root, file));
        var (laws, seeds) = (source.Split(".Sample(").Length - 1, source.Split("seed: Tries.LawSeed").Length - 1);
        Assert.InRange(laws, 1, seeds);
    }
}
