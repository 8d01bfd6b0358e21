namespace RoadmapFunctions.Documents;

/// <summary>The head of a department's own stationery. It replaces the sender's name on the first page of Word files.</summary>
/// <param name="File">The department's Word file, as it came.</param>
/// <param name="Xml">The content of a Word header, in its schema; checked by <see cref="Word.LetterheadReader"/>.</param>
/// <param name="Pictures"><paramref name="Xml"/> refers to them by their ids.</param>
public sealed record Letterhead(byte[] File, string Xml, IReadOnlyList<LetterheadPicture> Pictures);

/// <param name="Id">Id of the relationship by which the header refers to it.</param>
public sealed record LetterheadPicture(string Id, string ContentType, byte[] Content);

/// <summary>A file that cannot serve as a letterhead.</summary>
/// <param name="message">In Russian: what is wrong and how to fix it.</param>
public sealed class LetterheadException(string message, Exception? inner = null) : Exception(message, inner);
