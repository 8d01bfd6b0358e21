using System.IO.Compression;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>All files of an edition with its manifest as one ZIP file, each under its name in the manifest.</summary>
public static class EditionArchive
{
    /// <summary>Its name among the files of the edition; no file of an edition has it.</summary>
    public const string Name = "all.zip";

    /// <returns>Positioned at its start; the caller closes it. It is not held in memory.</returns>
    /// <exception cref="EditionDamagedException">A stored file is not the published one.</exception>
    public static async Task<Stream> WriteAsync(IEditionStore editions, StoredEdition stored, CancellationToken cancellationToken)
    {
        var file = TemporaryFile.Create();
        try
        {
            await using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var each in stored.Edition.Files)
                {
                    await using var content = await editions.OpenAsync(stored.Edition, each, cancellationToken);
                    await AddAsync(archive, stored.Edition, each.Name, content, cancellationToken);
                }

                await AddAsync(archive, stored.Edition, Edition.ManifestName, new MemoryStream(stored.Manifest), cancellationToken);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    // The same edition gives the same bytes.
    private static async Task AddAsync(
        ZipArchive archive,
        Edition edition,
        string name,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = edition.SnapshotAt;
        await using var target = await entry.OpenAsync(cancellationToken);
        await content.CopyToAsync(target, cancellationToken);
    }
}
