using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Documents;

/// <summary>What every writer does first: text made legal in one place, so that no writer can forget a field.</summary>
public static class LegalDocument
{
    /// <exception cref="ArgumentException">A row or a series does not fit its columns or categories.</exception>
    public static Document Of(Document document) => document with
    {
        Title = CleanText.Legal(document.Title),
        RunningHeader = CleanText.Legal(document.RunningHeader),
        Parts = [.. document.Parts.Select(part => part with { Blocks = [.. part.Blocks.Select(Of)] })],
    };

    private static Block Of(Block block) => block switch
    {
        TitleBlock title => Of(title),
        Heading heading => heading with { Text = CleanText.Legal(heading.Text) },
        Paragraph paragraph => new Paragraph(CleanText.Legal(paragraph.Text)),
        BulletList list => new BulletList(Of(list.Items)),
        Quotation quotation => new Quotation(CleanText.Legal(quotation.Source), CleanText.Legal(quotation.Text)),
        Table table => Of(table),
        BarChart chart => Of(chart),
        Signature signature => new Signature(CleanText.Legal(signature.Post), CleanText.Legal(signature.Name)),
        _ => throw new ArgumentException($"A block that no writer can draw: {block.GetType().Name}.", nameof(block)),
    };

    private static TitleBlock Of(TitleBlock title) => new(
        CleanText.Legal(title.Organization),
        CleanText.Legal(title.Title),
        CleanText.Legal(title.Subtitle),
        Of(title.Details));

    private static Table Of(Table table)
    {
        if (table.Rows.Any(row => row.Count != table.Columns.Count))
        {
            throw new ArgumentException($"A row of table {table.Number} does not have a cell for each column.", nameof(table));
        }

        return table with
        {
            Caption = table.Caption is null ? null : CleanText.Legal(table.Caption),
            Columns = [.. table.Columns.Select(column => column with { Header = CleanText.Legal(column.Header) })],
            Rows = [.. table.Rows.Select(Of)],
            Note = table.Note is null ? null : CleanText.Legal(table.Note),
        };
    }

    private static IReadOnlyList<TableCell> Of(IReadOnlyList<TableCell> row) =>
        [.. row.Select(cell => cell with { Text = CleanText.Legal(cell.Text) })];

    private static BarChart Of(BarChart chart)
    {
        if (chart.Series.Any(series => series.Values.Count != chart.Categories.Count || series.Values.Any(int.IsNegative)))
        {
            throw new ArgumentException($"A series of figure {chart.Number} does not have a count for each category.", nameof(chart));
        }

        return chart with
        {
            Caption = CleanText.Legal(chart.Caption),
            ValueTitle = CleanText.Legal(chart.ValueTitle),
            Categories = Of(chart.Categories),
            Series = [.. chart.Series.Select(series => series with { Name = CleanText.Legal(series.Name) })],
        };
    }

    private static IReadOnlyList<string> Of(IReadOnlyList<string> texts) => [.. texts.Select(CleanText.Legal)];
}
