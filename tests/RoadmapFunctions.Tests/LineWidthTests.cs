using Xunit;

namespace RoadmapFunctions.Tests;

/// <summary>Code fits into a window beside another one.</summary>
public sealed class LineWidthTests
{
    private const int Columns = 140;

    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        ".cs",
        ".razor",
        ".css",
        ".js",
        ".cjs",
        ".proto",
        ".bicep",
        ".kql",
        ".yml",
        ".yaml",
        ".http",
        ".csproj",
        ".props",
        ".sh",
        string.Empty, // a script such as ./run has no ending
    };

    private static readonly HashSet<string> NotOurs = new(StringComparer.Ordinal) { ".git", ".local", "bin", "obj", "node_modules" };

    [Fact]
    public void No_line_of_code_is_wider_than_the_window() =>
        Assert.Empty(
            Files(new DirectoryInfo(Golden.Root))
                .SelectMany(file =>
                    File.ReadLines(file.FullName)
                        .Index()
                        .Where(line => line.Item.Length > Columns)
                        .Select(line => $"{Path.GetRelativePath(Golden.Root, file.FullName)}:{line.Index + 1}")
                )
        );

    [Theory]
    [InlineData("run")]
    [InlineData(".ci/run")]
    [InlineData(".github/workflows/deploy.yml")]
    [InlineData("src/RoadmapFunctions/Program.cs")]
    [InlineData("src/RoadmapFunctions/Pages/School/FormPage.razor")]
    [InlineData("tests/RoadmapFunctions.Tests/LineWidthTests.cs")]
    public void The_whole_repository_is_looked_at(string path) =>
        Assert.Contains(Path.Combine(Golden.Root, path), Files(new DirectoryInfo(Golden.Root)).Select(file => file.FullName));

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) =>
        [
            .. folder.EnumerateFiles().Where(file => Kinds.Contains(file.Extension)),
            .. folder.EnumerateDirectories().Where(each => !NotOurs.Contains(each.Name)).SelectMany(Files),
        ];
}
