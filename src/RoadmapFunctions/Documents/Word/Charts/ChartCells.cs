namespace RoadmapFunctions.Documents.Word.Charts;

/// <summary>Where the numbers of a chart stand in a workbook; the names of the series are in row 1 above them.</summary>
/// <param name="Sheet">A name of letters only: it is used in formulas unquoted.</param>
/// <param name="FirstRow">From 1.</param>
/// <param name="CategoryColumn">From 0.</param>
/// <param name="FirstSeriesColumn">From 0.</param>
internal sealed record ChartCells(string Sheet, int FirstRow, int CategoryColumn, int FirstSeriesColumn)
{
    public string NameFormula(int series) => $"{Sheet}!${RoadmapFunctions.Kit.A1.Column(FirstSeriesColumn + series)}$1";

    public string CategoriesFormula(int categories) => Range(CategoryColumn, categories);

    public string ValuesFormula(int series, int categories) => Range(FirstSeriesColumn + series, categories);

    private string Range(int column, int categories)
    {
        var letters = RoadmapFunctions.Kit.A1.Column(column);
        return $"{Sheet}!${letters}${ChartWords.Number(FirstRow)}:${letters}${ChartWords.Number(FirstRow + categories - 1)}";
    }
}
