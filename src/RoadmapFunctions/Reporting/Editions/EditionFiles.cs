using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Word;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>Finds a file of an edition by its name, checked against the manifest.</summary>
public static class EditionFiles
{
    /// <returns>Null when the edition has no such file.</returns>
    /// <exception cref="EditionDamagedException">The stored file is not the published one.</exception>
    public static async Task<FileContent?> FindAsync(
        IEditionStore editions,
        StoredEdition stored,
        string name,
        CancellationToken cancellationToken
    )
    {
        var edition = stored.Edition;
        if (name == Edition.ManifestName)
        {
            return new(name, "Манифест", ContentTypes.Json, stored.Manifest);
        }

        return FileOf(edition, name) is { } file
            ? new(name, file.Title, file.ContentType, await ReadAsync(editions, edition, file, cancellationToken))
            : await DrawPaperAsync(editions, edition, name, cancellationToken);
    }

    // Papers for a whole country would be gigabytes that nobody reads. An edition with a long roster draws a paper on request, from
    // its own open data.
    private static async Task<FileContent?> DrawPaperAsync(
        IEditionStore editions,
        Edition edition,
        string name,
        CancellationToken cancellationToken
    ) =>
        SchoolPaper.Find(name) is var (paper, id)
        && FileOf(edition, ReportFiles.SummaryJsonName) is { } openData
        && SummaryOutline.WithOrganization(await ReadAsync(editions, edition, openData, cancellationToken), id) is { } summary
        && paper.Concerns(summary.Organizations[0])
            ? await FileContent.OfAsync(
                ReportFiles.Paper(paper, summary, summary.Organizations[0], await LetterheadAsync(editions, edition, cancellationToken)),
                cancellationToken
            )
            : null;

    private static async Task<Letterhead?> LetterheadAsync(IEditionStore editions, Edition edition, CancellationToken cancellationToken) =>
        FileOf(edition, ReportFiles.LetterheadName) is { } file
            ? LetterheadReader.Read(await ReadAsync(editions, edition, file, cancellationToken))
            : null;

    /// <returns>The whole file in memory.</returns>
    /// <exception cref="EditionDamagedException">The stored file is not the published one.</exception>
    public static async Task<byte[]> ReadAsync(
        IEditionStore editions,
        Edition edition,
        EditionFile file,
        CancellationToken cancellationToken
    )
    {
        await using var stored = await editions.OpenAsync(edition, file, cancellationToken);
        var content = new byte[stored.Length];
        await stored.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    private static EditionFile? FileOf(Edition edition, string name) => edition.Files.FirstOrDefault(file => file.Name == name);
}
