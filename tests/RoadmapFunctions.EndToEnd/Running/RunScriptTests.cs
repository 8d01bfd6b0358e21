using System.Diagnostics;
using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Running;

/// <summary>The README's run command, as a newcomer types it.</summary>
public sealed class RunScriptTests
{
    [Fact]
    public async Task One_command_from_another_folder_runs_the_whole_cycle_and_leaves_the_files()
    {
        var folder = Directory.CreateTempSubdirectory("roadmap-out-");
        var (code, output) = await RunAsync(folder.FullName, "--once", "--out", folder.FullName, "--port", "0");
        Assert.True(code == 0, output);
        Assert.Contains("прочитано строк 10, новых 7, известных 0, в карантине 2, пустых 1", output, StringComparison.Ordinal);
        Assert.Equal(
            [
                "letter.docx",
                "manifest.json",
                "notification-oosh-66.docx",
                "notification-sosh-11.docx",
                "notification-sosh-28.docx",
                "notification-sosh-41.docx",
                "notification-sosh-5.docx",
                "report.docx",
                "report.html",
                "school-oosh-38.docx",
                "school-oosh-66.docx",
                "school-sosh-11.docx",
                "school-sosh-28.docx",
                "school-sosh-41.docx",
                "school-sosh-44.docx",
                "school-sosh-5.docx",
                "summary.csv",
                "summary.docx",
                "summary.html",
                "summary.json",
                "summary.schema.json",
                "summary.xlsx",
            ],
            folder
                .GetFiles("*", SearchOption.AllDirectories)
                .Where(file => file.Directory!.Name == "edition-1")
                .Select(file => file.Name)
                .Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain("[", output, StringComparison.Ordinal); // nothing of the log: all went well

        var edition = folder.GetDirectories("edition-1", SearchOption.AllDirectories).Single();
        var (whole, report) = await RunAsync("/", "--verify", edition.FullName);
        Assert.True(whole == 0, report);
        Assert.Contains("Издание № 1 цело: файлов ", report, StringComparison.Ordinal);

        await File.AppendAllTextAsync(Path.Combine(edition.FullName, "summary.csv"), "ООУ;7");
        var (damaged, difference) = await RunAsync("/", "--verify", edition.FullName);
        Assert.Equal(1, damaged);
        Assert.Contains("summary.csv: ", difference, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_backup_is_restored_into_an_empty_folder_and_over_data_only_with_the_operators_word()
    {
        var folder = Directory.CreateTempSubdirectory("roadmap-backup-");
        var (data, copy, elsewhere) = (
            Path.Combine(folder.FullName, "data"),
            Path.Combine(folder.FullName, "copy"),
            Path.Combine(folder.FullName, "elsewhere")
        );
        Assert.Equal(0, (await RunAsync("/", "--once", "--data", data, "--port", "0")).Code);
        var (taken, report) = await RunAsync("/", "--backup", copy, "--data", data);
        Assert.True(taken == 0, report);
        Assert.Contains("Копия готова и проверена", report, StringComparison.Ordinal);

        var (restored, brought) = await RunAsync("/", "--restore", copy, "--data", elsewhere);
        Assert.True(restored == 0, brought);
        var (code, output) = await RunAsync("/", "--once", "--data", elsewhere, "--out", folder.FullName, "--port", "0");
        Assert.True(code == 0, output);
        Assert.Contains("прочитано строк 10, новых 0, известных 7", output, StringComparison.Ordinal);

        var (refused, question) = await RunAsync("/", "--restore", copy, "--data", elsewhere);
        Assert.Equal(1, refused);
        Assert.Contains("Ничего не изменено", question, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_sheet_that_is_not_there_is_said_in_a_sentence_with_its_own_exit_code()
    {
        var (code, output) = await RunAsync("/", "--once", "--sheet", "/nowhere/sheet.json");
        Assert.Equal(2, code);
        Assert.Contains("/nowhere/sheet.json", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_campaign_whose_answers_cannot_be_read_is_named_and_the_rest_of_the_work_is_done()
    {
        var folder = Directory.CreateTempSubdirectory("roadmap-campaign-");
        var campaign = Path.Combine(folder.FullName, "other.json");
        var other = SmallCampaign.WithSchools(3) with { Id = "other" };
        await File.WriteAllTextAsync(campaign, JsonSerializer.Serialize(other, CampaignFile.Json));
        var (code, output) = await RunAsync("/", "--once", "--campaign", campaign, "--port", "0");
        Assert.Equal(1, code);
        Assert.Contains("./run --sheet spreadsheet-id=ФАЙЛ", output, StringComparison.Ordinal);
        Assert.Contains("Ответы не получены (other).", output, StringComparison.Ordinal);
        Assert.Contains("Таблица не найдена (404)", output, StringComparison.Ordinal);
        Assert.Contains("Публикация удалась не вся", output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^other\s+3\s+0\s+0\s+0\s+3\s+0\s+0$", output);
        folder.Delete(recursive: true);
    }

    private static async Task<(int Code, string Output)> RunAsync(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(RepositoryLayout.Find().Root, "run"), arguments)
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
