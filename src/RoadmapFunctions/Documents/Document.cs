namespace RoadmapFunctions.Documents;

/// <summary>
/// A business document as words and numbers. Writers only draw it, so every format says the same. The code that composes the document
/// numbers its sections, tables and figures, because its sentences refer to them.
/// </summary>
/// <param name="RunningFoot">Repeated at the foot of every page.</param>
/// <param name="Instant">The moment that the data describes; it is in the file's properties, so that the same data
/// gives the same bytes.</param>
public sealed record Document(string Title, string RunningFoot, DateTimeOffset Instant, IReadOnlyList<DocumentPart> Parts)
{
    /// <summary>For the file's properties: the body that answers for the document.</summary>
    public string Author { get; init; } = string.Empty;

    /// <summary>
    /// The address where a reader of the paper can check it; a QR code on the first page leads there. Null when it is not known.
    /// </summary>
    public string? VerificationAddress { get; init; }

    /// <summary>For Word files; a web page has the sender's name.</summary>
    public Letterhead? Letterhead { get; init; }
}

/// <summary>Consecutive pages of one orientation (A4).</summary>
public sealed record DocumentPart(PageOrientation Orientation, IReadOnlyList<Block> Blocks);

public enum PageOrientation
{
    Portrait,
    Landscape,
}

public abstract record Block;

/// <summary>The head of the first page: the issuing body, the title, what it is about and when it was made.</summary>
public sealed record TitleBlock(string Organization, string Title, string Subtitle, IReadOnlyList<string> Details) : Block
{
    /// <summary>The addressee of the paper, or the note of its approval; at the right, above the title.</summary>
    public string? Addressee { get; init; }
}

/// <summary>The head of a letter.</summary>
/// <param name="Registration">The line on which the date and the number are written.</param>
public sealed record LetterOpening(string Organization, string Registration, string Addressee, string Subject) : Block;

/// <summary>What an annex belongs to, at the right of its first page: «Приложение 1 / к распоряжению …».</summary>
public sealed record AnnexMark(string Text) : Block;

/// <param name="Level">1 for a section, 2 for a subsection.</param>
/// <param name="Text">With its number.</param>
public sealed record Heading(int Level, string Text) : Block;

public sealed record Paragraph(string Text) : Block;

/// <summary>In small type: who wrote the paper, what a table's signs mean.</summary>
public sealed record FinePrint(string Text) : Block;

/// <summary>What is attached to the paper: «Приложение: …», before the signature.</summary>
public sealed record AnnexList(string Text) : Block;

/// <summary>Items of equal rank, marked by dashes.</summary>
public sealed record BulletList(IReadOnlyList<string> Items) : Block;

/// <summary>Words of a school, marked as its own.</summary>
public sealed record Quotation(string Source, string Text) : Block;

/// <param name="Number">Unique in the document: «Таблица N».</param>
/// <param name="Caption">Null for a table to which no sentence refers; such a table is drawn without its number.</param>
public sealed record Table(
    int Number,
    string? Caption,
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<IReadOnlyList<TableCell>> Rows,
    string? Note = null
) : Block
{
    /// <summary>Largest type size in points, for a table that has to fit on a page.</summary>
    public double LargestType { get; init; } = 12;
}

/// <param name="Weight">Share of the table's width relative to the other columns.</param>
public sealed record TableColumn(string Header, double Weight, bool Numeric = false);

public sealed record TableCell(string Text, Tone Tone = Tone.None, bool Strong = false)
{
    /// <summary>Somebody else's words: not even a space may be changed.</summary>
    public bool Verbatim { get; init; }
}

/// <summary>Horizontal bars, one for each category; several series are stacked.</summary>
/// <param name="Number">Unique in the document: «Рисунок N».</param>
/// <param name="ValueTitle">What is counted, for the axis.</param>
public sealed record BarChart(
    int Number,
    string Caption,
    string ValueTitle,
    IReadOnlyList<string> Categories,
    IReadOnlyList<ChartSeries> Series
) : Block
{
    /// <summary>The length that a bar can reach, so that three of five is not drawn like five of five; null to fit the bars.</summary>
    public int? Whole { get; init; }
}

/// <param name="Values">Counts, one for each category, in the order of the categories.</param>
public sealed record ChartSeries(string Name, Tone Tone, IReadOnlyList<int> Values);

/// <summary>The place where an official signs.</summary>
public sealed record Signature(string Post, string Name) : Block;

/// <summary>A shade with a meaning; words always stand beside it, so that a black and white print loses nothing.</summary>
public enum Tone
{
    None,
    Good,
    Progress,
    Unchanged,
    Bad,
    Attention,
    Empty,
    Accent,
}
