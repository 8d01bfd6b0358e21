namespace RoadmapFunctions.Documents.Word;

/// <summary>
/// Widths by the columns' weights, but never so narrow that a word breaks in two: when the words do not fit, the type is made smaller, and
/// then columns with room to spare give some to the others.
/// </summary>
/// <param name="Twips">The width of each column; their sum is the table's.</param>
internal sealed record ColumnWidths(TableType Type, IReadOnlyList<int> Twips)
{
    private const double TwipsPerPoint = 20;

    /// <summary>Margins and borders of a cell, and a reserve for an estimate of a word that is too low.</summary>
    private const double Padding = 230;

    /// <summary>Bold type is wider than plain.</summary>
    private const double Bold = 1.08;

    /// <summary>An address or a string of random letters may be broken anywhere.</summary>
    private const double LongestRealWord = 20;

    public static ColumnWidths For(Table table, int width)
    {
        var words = LongestWords(table);
        var total = table.Columns.Sum(column => column.Weight);
        var shares = table.Columns.Select(column => width * column.Weight / total).ToArray();
        var type = TableType.LargestFirst.FirstOrDefault(
            type =>
                type.Points <= table.LargestType
                && Needed(words, type).Zip(shares).All(column => column.First <= column.Second * 1.25)
                && Needed(words, type).Sum() <= width,
            TableType.LargestFirst[^1]
        );
        return new ColumnWidths(type, Whole(Widen(shares, Needed(words, type), width), width));
    }

    private static double[] LongestWords(Table table)
    {
        var words = table.Columns.Select(column => Bold * RealWord(Typography.Of(column.Header))).ToArray();
        foreach (var row in table.Rows)
        {
            for (var column = 0; column < words.Length; column++)
            {
                words[column] = Math.Max(words[column], RealWord(AsDrawn(row[column])) * (row[column].Strong ? Bold : 1));
            }
        }

        return words;
    }

    // Words that the typography keeps together are drawn as one.
    private static string AsDrawn(TableCell cell) => cell.Verbatim ? cell.Text : Typography.Of(cell.Text);

    private static double RealWord(string text) => TextWidth.OfLongestWord(text) is var word and <= LongestRealWord ? word : 0;

    private static double[] Needed(double[] words, TableType type) =>
        [.. words.Select(word => (word * type.Points * TwipsPerPoint) + Padding)];

    /// <summary>
    /// Columns that lack room get what they need; the others share the loss in proportion to the room that they can spare.
    /// </summary>
    private static double[] Widen(double[] shares, double[] needed, int width)
    {
        if (needed.Sum() > width)
        {
            return shares;
        }

        var lacking = shares.Zip(needed).Sum(column => Math.Max(0, column.Second - column.First));
        var spare = shares.Zip(needed).Sum(column => Math.Max(0, column.First - column.Second));
        return
        [
            .. shares
                .Zip(needed)
                .Select(column =>
                    column.First <= column.Second ? column.Second : column.First - ((column.First - column.Second) * lacking / spare)
                ),
        ];
    }

    /// <summary>Whole twips with an exact sum: the last column takes the rest.</summary>
    private static int[] Whole(double[] widths, int width)
    {
        var whole = widths.Select(exact => (int)exact).ToArray();
        whole[^1] += width - whole.Sum();
        return whole;
    }
}
