using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>A file that is given out, whole in memory.</summary>
/// <param name="Title">What a person calls it, without an ending.</param>
public sealed record FileContent(string Name, string Title, string ContentType, byte[] Content)
{
    /// <summary>For one small file; the files of an edition are <see cref="DrawnFile"/>.</summary>
    public static async Task<FileContent> OfAsync(ReportFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await file.Draw(content, cancellationToken);
        return new(file.Name, file.Title, file.ContentType, content.ToArray());
    }
}
