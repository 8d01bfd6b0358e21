using RoadmapFunctions.LocalHost.GoogleSheets;
using Xunit;

namespace RoadmapFunctions.LocalHost.Tests.GoogleSheets;

public sealed class RecordedSheetsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("roadmap-sheets-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Each_file_stands_for_the_spreadsheet_that_it_or_the_operator_names()
    {
        var sheets = RecordedSheets.Read([SheetArgument.Parse(Recorded("recorded")), SheetArgument.Parse($"other={Recorded("recorded")}")]);
        Assert.Equal(Recorded("recorded"), sheets.PathOf("recorded"));
        Assert.Equal(Recorded("recorded"), sheets.PathOf("other"));
        Assert.Null(sheets.PathOf("third"));
    }

    [Fact]
    public void A_file_that_names_no_spreadsheet_stands_for_every_one_that_has_no_file_of_its_own()
    {
        var sheets = RecordedSheets.Read([SheetArgument.Parse(Recorded("mine")), SheetArgument.Parse(Recorded(null))]);
        Assert.Equal(Recorded("mine"), sheets.PathOf("mine"));
        Assert.Equal(Recorded(null), sheets.PathOf("any"));
    }

    [Fact]
    public void Two_files_for_one_spreadsheet_are_refused_by_name()
    {
        SheetArgument[] arguments = [new(null, Recorded("mine")), new("mine", Recorded(null))];
        var refusal = Assert.Throws<IOException>(() => RecordedSheets.Read(arguments));
        Assert.Contains(Recorded("mine"), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Recorded(null), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--sheet ID=ФАЙЛ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_recording_is_refused_with_its_path()
    {
        var path = Path.Combine(folder.FullName, "broken.json");
        File.WriteAllText(path, "{");
        Assert.Contains(path, Assert.Throws<IOException>(() => RecordedSheets.Read([new(null, path)])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("an-id_5=/a.json", "an-id_5", "/a.json")]
    [InlineData("/a=b.json", null, "/a=b.json")]
    [InlineData("/a.json", null, "/a.json")]
    public void An_id_stands_before_the_file(string text, string? id, string path) =>
        Assert.Equal(new SheetArgument(id, path), SheetArgument.Parse(text));

    private string Recorded(string? id)
    {
        var path = Path.Combine(folder.FullName, $"{id ?? "nameless"}.json");
        File.WriteAllText(
            path,
            id is null
                ? Recording.Text.Replace("\"spreadsheetId\": \"recorded\",", "", StringComparison.Ordinal)
                : Recording.Text.Replace("\"recorded\"", $"\"{id}\"", StringComparison.Ordinal)
        );
        return path;
    }
}
