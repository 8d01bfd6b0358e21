using System.Diagnostics;
using System.Text.Json;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Running;

public sealed class RecordTests
{
    [Fact]
    public async Task A_recorded_sheet_replays_as_the_sheet_that_it_was_recorded_from()
    {
        var original = RepositoryLayout.Find().DefaultSheet;
        await using var google = await Google.StartAsync(original);
        var recording = Path.Combine(Directory.CreateTempSubdirectory("roadmap-record-").FullName, "sheet.json");
        var (code, output) = await RecordAsync(google.Address, recording);
        Assert.True(code == 0, output);
        Assert.Equal(Rows(original), Rows(recording));

        // Pages are recorded as the ranges that they were asked by.
        Assert.Equal(12, Read(recording).Values.ValueRanges!.Count);
    }

    [Fact]
    public async Task Without_access_the_reason_is_said_in_a_sentence()
    {
        await using var google = await Google.StartAsync(RepositoryLayout.Find().DefaultSheet);
        google.Fails(GoogleFault.Forbidden);
        var (code, output) = await RecordAsync(google.Address, Path.GetTempFileName());
        Assert.Equal(1, code);
        Assert.Contains("Откройте таблицу на чтение", output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Rows(string path)
    {
        var answers = Read(path);
        var snapshot = SheetSnapshot.From(
            answers.Spreadsheet.Properties!.TimeZone!,
            answers.Spreadsheet.Sheets![0].Properties,
            RecordedPages.Of(answers.Values.ValueRanges!)
        );
        return
        [
            .. snapshot
                .Rows.Prepend(snapshot.Header)
                .Where(row => row.Cells.Count > 0)
                .Select(row => $"{row.Number}: {string.Join(" | ", row.Cells.Select(cell => cell.Text))}"),
        ];
    }

    private static SheetAnswers Read(string path) =>
        JsonSerializer.Deserialize<SheetAnswers>(File.ReadAllText(path), JsonSerializerOptions.Web)!;

    private static async Task<(int Code, string Output)> RecordAsync(Uri google, string recording)
    {
        var layout = RepositoryLayout.Find();
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(
                    layout.Root,
                    "src",
                    "RoadmapFunctions.LocalHost",
                    "bin",
                    layout.Configuration,
                    "net10.0",
                    "RoadmapFunctions.LocalHost.dll"
                ),
                "--record",
                recording,
            ]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["GoogleSheets__BaseAddress"] = google.ToString(),
                ["GoogleSheets__Credential"] = "None",
                ["GoogleSheets__PageRows"] = "10",
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
