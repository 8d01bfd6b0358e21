namespace RoadmapFunctions.LocalHost.CommandLine;

/// <summary>Where the repository keeps what the local host needs.</summary>
/// <param name="Configuration">Debug or Release: the app is taken from the same build as the local host.</param>
public sealed record RepositoryLayout(string Root, string Configuration)
{
    private const string Solution = "RoadmapFunctions.sln";

    public string AppDirectory => Path.Combine(Root, "src", "RoadmapFunctions", "bin", Configuration, "net10.0");

    public string AzuriteDirectory => Path.Combine(Root, "src", "RoadmapFunctions.LocalHost", "azurite");

    public string DefaultSheet => Path.Combine(Root, "src", "RoadmapFunctions.LocalHost", "sheets", "tomsk-roadmap-2020-2021-h1.json");

    public string DataDirectory => Path.Combine(Root, ".local", "data");

    /// <summary>Looks upwards from the running program's folder, bin/CONFIGURATION/net10.0.</summary>
    /// <exception cref="DirectoryNotFoundException">The program is not inside the repository.</exception>
    public static RepositoryLayout Find()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, Solution)))
        {
            root = root.Parent;
        }

        return root is null
            ? throw new DirectoryNotFoundException($"Не найдена папка проекта: выше {output.FullName} нет файла {Solution}.")
            : new RepositoryLayout(root.FullName, output.Parent?.Name ?? "Release");
    }
}
