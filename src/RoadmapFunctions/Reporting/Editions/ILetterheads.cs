namespace RoadmapFunctions.Reporting.Editions;

/// <summary>The department's letterhead: one Word file for all campaigns, used from the next edition on.</summary>
public interface ILetterheads
{
    /// <returns>Null when there is none.</returns>
    Task<byte[]?> ReadAsync(CancellationToken cancellationToken);

    /// <param name="file">Has been read by <see cref="Documents.Word.LetterheadReader"/>; null takes the letterhead away.</param>
    Task WriteAsync(byte[]? file, CancellationToken cancellationToken);
}
