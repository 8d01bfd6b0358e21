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
    public static async Task<NewFile?> FindAsync(
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
            ? new(name, file.Title, file.ContentType, await editions.ReadAsync(edition, file, cancellationToken))
            : await DrawPaperAsync(editions, edition, name, cancellationToken);
    }

    // The papers of a whole country would be gigabytes that nobody reads. An edition with a long roster draws a paper on request, from its
    // own open data.
    private static async Task<NewFile?> DrawPaperAsync(
        IEditionStore editions,
        Edition edition,
        string name,
        CancellationToken cancellationToken
    ) =>
        SchoolPaper.Find(name) is var (paper, id)
        && FileOf(edition, ReportFiles.SummaryJsonName) is { } openData
        && SummaryOutline.WithOrganization(await editions.ReadAsync(edition, openData, cancellationToken), id) is { } summary
        && paper.Concerns(summary.Organizations[0])
            ? ReportFiles.Draw(paper, summary, summary.Organizations[0], await LetterheadAsync(editions, edition, cancellationToken))
            : null;

    private static async Task<Letterhead?> LetterheadAsync(IEditionStore editions, Edition edition, CancellationToken cancellationToken) =>
        FileOf(edition, ReportFiles.LetterheadName) is { } file
            ? LetterheadReader.Read(await editions.ReadAsync(edition, file, cancellationToken))
            : null;

    private static EditionFile? FileOf(Edition edition, string name) => edition.Files.FirstOrDefault(file => file.Name == name);
}
