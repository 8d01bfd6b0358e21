using Xunit;

namespace RoadmapFunctions.Testing;

/// <summary>Compares with a file in the repository. <c>UPDATE_GOLDEN=1 ./test</c> writes the files anew, to be read in the diff.</summary>
public static class Golden
{
    /// <summary>Found by the solution file above the tests: a CI build hides the paths that its sources had.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <param name="path">From the repository's root.</param>
    public static void Equal(string path, string actual)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"{path} is missing; run UPDATE_GOLDEN=1 ./test and commit it.");
        Assert.True(
            File.ReadAllText(file) == actual,
            $"{path} differs; run UPDATE_GOLDEN=1 ./test, read the diff, and commit it if it is meant."
        );
    }

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "RoadmapFunctions.sln")) ? folder.FullName : FindRoot(folder.Parent!);
}
