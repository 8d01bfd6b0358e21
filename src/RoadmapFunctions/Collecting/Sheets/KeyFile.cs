namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// Resolves a relative file name in a setting. On a laptop the setting is in local.settings.json, and the file is looked for beside it; but
/// the app runs in its build folder, which has a copy of the settings and not of the key file.
/// </summary>
public static class KeyFile
{
    private const string Settings = "local.settings.json";

    /// <param name="appDirectory">Where the app is built; the settings may lie there or further up.</param>
    /// <returns>The full path of the file; if it does not exist, the path where it should be.</returns>
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
