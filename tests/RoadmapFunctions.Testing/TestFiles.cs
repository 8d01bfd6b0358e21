namespace RoadmapFunctions.Testing;

/// <summary>The sources of all projects of tests.</summary>
public static class TestFiles
{
    private static readonly string Tests = Path.Combine(Golden.Root, "tests");

    public static IEnumerable<string> All => Directory.EnumerateDirectories(Tests).SelectMany(Of);

    /// <param name="project">The folder of a project of tests.</param>
    public static IEnumerable<string> Of(string project) =>
        Directory
            .EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"));

    /// <returns>For instance <c>EndToEnd/Access/FloodTests</c>.</returns>
    public static string NameOf(string file) =>
        Path.ChangeExtension(Path.GetRelativePath(Tests, file), null)
            .Replace($"{nameof(RoadmapFunctions)}.", string.Empty, StringComparison.Ordinal)
            .Replace(Path.DirectorySeparatorChar, '/');
}
