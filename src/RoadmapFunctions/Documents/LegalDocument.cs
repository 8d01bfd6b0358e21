using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Documents;

/// <summary>
/// The first step of every writer: makes all text legal and sets it as a typesetter would. It is in one place, so that no writer
/// can forget a field.
/// </summary>
public static class LegalDocument
{
    /// <exception cref="ArgumentException">A row or a series does not fit its columns or categories.</exception>
    public static Document Of(Document document) =>
        document with
        {
            Title = CleanText.Legal(document.Title),
            RunningFoot = Set(document.RunningFoot),
            Author = CleanText.Legal(document.Author),
            Parts = [.. document.Parts.Select(part => part with { Blocks = [.. part.Blocks.Select(Of)] })],
        };

    private static Block Of(Block block) =>
        block switch
        {
            TitleBlock title => Of(title),
            LetterOpening letter => new LetterOpening(
                Set(letter.Organization),
                Set(letter.Registration),
                Set(letter.Addressee),
                Set(letter.Subject)
            ),
            AnnexMark mark => new AnnexMark(Set(mark.Text)),
            Heading heading => heading with { Text = Set(heading.Text) },
            Paragraph paragraph => new Paragraph(Set(paragraph.Text)),
            FinePrint print => new FinePrint(Set(print.Text)),
            AnnexList annexes => new AnnexList(Set(annexes.Text)),
            BulletList list => new BulletList(Of(list.Items)),
            Quotation quotation => new Quotation(Set(quotation.Source), CleanText.Legal(quotation.Text)),
            Table table => Of(table),
            BarChart chart => Of(chart),
            Signature signature => new Signature(Set(signature.Post), Set(signature.Name)),
            _ => throw new ArgumentException($"A block that no writer can draw: {block.GetType().Name}.", nameof(block)),
        };

    private static string Set(string text) => Typography.Of(CleanText.Legal(text));

    private static TitleBlock Of(TitleBlock title) =>
        new(Set(title.Organization), Set(title.Title), Set(title.Subtitle), Of(title.Details))
        {
            Addressee = title.Addressee is null ? null : Set(title.Addressee),
        };

    private static Table Of(Table table)
    {
        if (table.Rows.Any(row => row.Count != table.Columns.Count))
        {
            throw new ArgumentException($"A row of table {table.Number} does not have a cell for each column.", nameof(table));
        }

        return table with
        {
            Caption = table.Caption is null ? null : Set(table.Caption),
            Columns = [.. table.Columns.Select(column => column with { Header = Set(column.Header) })],
            Rows = [.. table.Rows.Select(Of)],
            Note = table.Note is null ? null : Set(table.Note),
        };
    }

    private static IReadOnlyList<TableCell> Of(IReadOnlyList<TableCell> row) =>
        [.. row.Select(cell => cell with { Text = cell.Verbatim ? CleanText.Legal(cell.Text) : Set(cell.Text) })];

    private static BarChart Of(BarChart chart)
    {
        if (chart.Series.Any(series => series.Values.Count != chart.Categories.Count || series.Values.Any(int.IsNegative)))
        {
            throw new ArgumentException($"A series of figure {chart.Number} does not have a count for each category.", nameof(chart));
        }

        return chart with
        {
            Caption = Set(chart.Caption),
            ValueTitle = Set(chart.ValueTitle),
            Categories = Of(chart.Categories),
            Series = [.. chart.Series.Select(series => series with { Name = Set(series.Name) })],
        };
    }

    private static IReadOnlyList<string> Of(IReadOnlyList<string> texts) => [.. texts.Select(Set)];
}
