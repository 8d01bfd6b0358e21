using Xunit;

namespace RoadmapFunctions.Tests;

/// <summary>Code fits into a window beside another one.</summary>
public sealed class LineWidthTests
{
    private const int Columns = 140;

    private static readonly string[] Kinds = [".cs", ".razor", ".bicep", ".sh", ".js", ".css"];

    /// <summary>Where the width is held. A place that has been brought into shape joins the list.</summary>
    private static readonly string[] Places = ["infra", "docs", "measure", "tests/RoadmapFunctions.Infrastructure.Tests"];

    public static TheoryData<string> AllPlaces => [.. Places];

    [Theory]
    [MemberData(nameof(AllPlaces))]
    public void No_line_of_code_is_wider_than_the_window(string place) =>
        Assert.Empty(
            Files(Path.Combine(Golden.Root, place))
                .SelectMany(file =>
                    File.ReadLines(file)
                        .Select((line, index) => (line.Length, Name: $"{Path.GetRelativePath(Golden.Root, file)}:{index + 1}"))
                        .Where(line => line.Length > Columns)
                        .Select(line => line.Name)
                )
        );

    private static IEnumerable<string> Files(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Kinds.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));
}
