using RoadmapFunctions.Collecting.Sheets;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sheets.SignIn;

public sealed class KeyFileTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("roadmap-key-");

    public void Dispose() => root.Delete(recursive: true);

    [Theory]
    [InlineData("key.json", "key.json")] // beside the settings that a person wrote, not beside their copy in the build
    [InlineData("shell/key.json", "shell/key.json")]
    [InlineData("build/output/key.json", "build/output/key.json")]
    [InlineData(null, "key.json")] // where it should be
    [InlineData("build/key.json", "key.json")] // no settings lie there
    public void A_relative_name_is_looked_for_in_the_current_folder_and_beside_the_settings(string? there, string expected)
    {
        Directory.CreateDirectory(In("build/output"));
        Directory.CreateDirectory(In("shell"));
        File.WriteAllText(In("local.settings.json"), "{}");
        File.WriteAllText(In("build/output/local.settings.json"), "{}");
        if (there is not null)
        {
            File.WriteAllText(In(there), "{}");
        }

        Assert.Equal(In(expected), KeyFile.Find("key.json", In("shell"), In("build/output")));
    }

    [Fact]
    public void Without_settings_it_is_the_current_folder_and_a_full_path_stays()
    {
        Assert.Equal(In("key.json"), KeyFile.Find("key.json", root.FullName, root.FullName));
        Assert.Equal("/nowhere/key.json", KeyFile.Find("/nowhere/key.json", root.FullName, root.FullName));
    }

    private string In(string path) => Path.Combine(root.FullName, path);
}
