using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Testing;

/// <summary>Files of an edition as a test needs them.</summary>
public static class Drawn
{
    /// <summary>All files of a report, in memory, in the order of the manifest.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(ReportData data)
    {
        var files = new OrderedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in ReportFiles.Of(data))
        {
            files.Add(file.Name, (await FileContent.OfAsync(file, CancellationToken.None)).Content);
        }

        return files;
    }

    public static Task<DrawnFile> TextAsync(string name, string text) =>
        DrawnFile.OfAsync(
            new(
                name,
                "Отчёт",
                "text/plain",
                (output, cancellationToken) => output.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellationToken).AsTask()
            ),
            CancellationToken.None
        );
}
