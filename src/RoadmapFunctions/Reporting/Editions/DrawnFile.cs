using System.Security.Cryptography;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>
/// A file that is drawn and not yet stored. It waits on disk: all files of a whole country's edition would not fit in memory, and no blob
/// can be written before the digests of all files are known, because its name is made from them.
/// </summary>
public sealed class DrawnFile : IAsyncDisposable
{
    private readonly FileStream content = TemporaryFile.Create();

    private DrawnFile(ReportFile file) => File = new(file.Name, file.Title, file.ContentType, 0, string.Empty);

    /// <summary>Its line in the manifest.</summary>
    public EditionFile File { get; private set; }

    public static async Task<DrawnFile> OfAsync(ReportFile file, CancellationToken cancellationToken)
    {
        var drawn = new DrawnFile(file);
        try
        {
            await drawn.DrawAsync(file, cancellationToken);
            return drawn;
        }
        catch
        {
            await drawn.DisposeAsync();
            throw;
        }
    }

    // Read again, not hashed while it is written: a zip writer goes back to what it has written.
    private async Task DrawAsync(ReportFile file, CancellationToken cancellationToken)
    {
        await file.Draw(content, cancellationToken);
        content.Position = 0;
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        File = File with { Size = content.Length, Sha256 = digest };
    }

    /// <returns>The bytes from the start. There is only one such stream; the file closes it.</returns>
    public Stream Open()
    {
        content.Position = 0;
        return content;
    }

    public ValueTask DisposeAsync() => content.DisposeAsync();
}

/// <summary>All files of an edition, in the order of its manifest.</summary>
public sealed class DrawnFiles : IAsyncDisposable
{
    private readonly List<DrawnFile> files = [];

    private DrawnFiles() { }

    public IReadOnlyList<DrawnFile> All => files;

    /// <summary>
    /// One after the other, so that the memory of one is free when the next begins. Either all are drawn or none is left.
    /// </summary>
    public static async Task<DrawnFiles> OfAsync(IEnumerable<ReportFile> report, CancellationToken cancellationToken)
    {
        var drawn = new DrawnFiles();
        try
        {
            foreach (var file in report)
            {
                drawn.files.Add(await DrawnFile.OfAsync(file, cancellationToken));
            }

            return drawn;
        }
        catch
        {
            await drawn.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in files)
        {
            await file.DisposeAsync();
        }
    }
}
