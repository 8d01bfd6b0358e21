using System.Diagnostics;
using RoadmapFunctions.LocalHost.CommandLine;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Pages;

/// <summary>R6: the files of an edition as people open them.</summary>
[Trait("Category", "LibreOffice")]
public sealed class EditionFilesTests
{
    [Fact]
    public async Task R6_LibreOffice_prints_an_edition_and_makes_the_pictures_of_the_documents()
    {
        var root = RepositoryLayout.Find().Root;
        var folder = Directory.CreateTempSubdirectory("roadmap-pictures-");
        Assert.Equal(0, await RunAsync(Path.Combine(root, "docs", "pictures.sh"), folder.FullName));

        Assert.Equal(
            Directory.GetFiles(Path.Combine(root, "docs", "pictures")).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            folder.GetFiles("*.png").Select(file => file.Name).Order(StringComparer.Ordinal)
        );
        // Three documents, a workbook, seven sheets, five notifications and the printed web page.
        Assert.Equal(17, folder.GetFiles("*.pdf").Length);
        Assert.All(
            [.. folder.GetFiles("school-*.pdf"), .. folder.GetFiles("notification-*.pdf"), .. folder.GetFiles("letter.pdf")],
            paper => Assert.Single(Pages(paper.FullName))
        );
        Assert.InRange(Pages(Path.Combine(folder.FullName, "report.pdf")).Length, 4, 12); // eight at most, and the annexes
        Assert.All(Pages(Path.Combine(folder.FullName, "web-page.pdf")), page => Assert.NotEmpty(page.Trim()));
        folder.Delete(recursive: true);
    }

    private static string[] Pages(string pdf)
    {
        using var process = Process.Start(
            new ProcessStartInfo("pdftotext", ["-layout", pdf, "-"]) { UseShellExecute = false, RedirectStandardOutput = true }
        )!;
        return process.StandardOutput.ReadToEnd().TrimEnd('\f').Split('\f');
    }

    private static async Task<int> RunAsync(string script, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(script, [folder]))!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
