using Xunit;

namespace RoadmapFunctions.Tests;

/// <summary>Who looks for the tests of a room finds them in the folder of the same name.</summary>
public sealed class TestFoldersTests
{
    /// <summary>A part of a room that has no folder for it, and an app that only tests run.</summary>
    private static readonly string[] WithoutSource = ["Collecting/Sheets/SignIn", "SampleApp"];

    [Theory]
    [InlineData("RoadmapFunctions")]
    [InlineData("RoadmapFunctions.LocalHost")]
    [InlineData("WorkerHost")]
    public void Every_folder_of_tests_has_its_folder_in_the_source(string project)
    {
        var (tests, source) = (Path.Combine(Golden.Root, "tests", $"{project}.Tests"), Path.Combine(Golden.Root, "src", project));
        var folders = TestFiles
            .Of(tests)
            .Select(file => Path.GetRelativePath(tests, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '/'))
            .Distinct(StringComparer.Ordinal)
            .Except(WithoutSource, StringComparer.Ordinal);
        Assert.All(folders, folder => Assert.True(Directory.Exists(Path.Combine(source, folder)), folder));
    }

    [Fact]
    public void Tests_of_the_running_app_stand_in_folders_by_subject() =>
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Golden.Root, "tests", "RoadmapFunctions.EndToEnd"), "*.cs"));
}
