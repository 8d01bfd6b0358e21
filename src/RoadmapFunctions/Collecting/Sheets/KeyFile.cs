namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// Where a relative name in a setting leads. On a laptop the setting stands in local.settings.json, and the file is looked for beside it;
/// but the app runs in the folder of its build, which has a copy of those settings and not of that file.
/// </summary>
public static class KeyFile
{
    private const string Settings = "local.settings.json";

    /// <param name="appDirectory">Where the app is built; the settings may lie there or further up.</param>
    /// <returns>The full path of the file; when it is nowhere, of the place where it should be.</returns>
    public static string Find(string path, string currentDirectory, string appDirectory)
    {
        string[] places = [currentDirectory, .. Upwards(appDirectory).Where(folder => File.Exists(Path.Combine(folder, Settings)))];
        var paths = places.Select(folder => Path.GetFullPath(path, folder)).ToList();
        return paths.Find(File.Exists) ?? paths[^1];
    }

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var each = new DirectoryInfo(folder); each is not null; each = each.Parent)
        {
            yield return each.FullName;
        }
    }
}
