namespace RoadmapFunctions.Reporting.Editions;

/// <summary>The department's letterhead: one Word file for all campaigns, used from the next edition on.</summary>
public interface ILetterheads
{
    /// <returns>Null when there is none.</returns>
    Task<byte[]?> ReadAsync(CancellationToken cancellationToken);

    /// <param name="file">Already checked by <see cref="Documents.Word.LetterheadReader"/>; null removes the letterhead.</param>
    Task WriteAsync(byte[]? file, CancellationToken cancellationToken);
}
