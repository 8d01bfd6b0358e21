using RoadmapFunctions.Kit;
using SpreadCheetah;

namespace RoadmapFunctions.Documents.Excel;

/// <param name="Width">Characters.</param>
/// <param name="Meaning">For the data dictionary.</param>
public sealed record WorkbookColumn(string Header, double Width, string Meaning, CellFormat Format = CellFormat.Text)
{
    /// <summary>Colours for cells with exactly these texts; Excel keeps them when somebody sorts or edits the column.</summary>
    public IReadOnlyDictionary<string, Tone>? Tones { get; init; }
}

/// <param name="Foot">Printed at the foot of every page.</param>
/// <param name="Instant">The moment that the data describe.</param>
public sealed record WorkbookProperties(string Title, string Author, string Foot, DateTimeOffset Instant);

/// <param name="About">What one row is, for the data dictionary.</param>
public sealed record WorkbookSheet(
    string Name,
    string About,
    IReadOnlyList<WorkbookColumn> Columns,
    IEnumerable<IReadOnlyList<WorkbookCell>> Rows
)
{
    public WorkbookChart? Chart { get; init; }
}

/// <summary>A chart beside the cells that it shows.</summary>
/// <param name="Chart">The same data as the cells.</param>
/// <param name="FirstRow">First row of the categories, from 1; the header is row 1 and names the series.</param>
/// <param name="CategoryColumn">From 0.</param>
/// <param name="FirstSeriesColumn">From 0; one column for each series.</param>
public sealed record WorkbookChart(BarChart Chart, int FirstRow, int CategoryColumn, int FirstSeriesColumn);

/// <summary>A typed value. A text always stays a text.</summary>
public readonly record struct WorkbookCell
{
    public WorkbookCell(string text)
    {
        var legal = CleanText.Legal(text); // here, so that no sheet can forget it
        Value = new(ExcelText.Escaped(legal));
        Characters = legal.Length;
    }

    public WorkbookCell(int count) => Value = new(count);

    public WorkbookCell(decimal number) => Value = new(number);

    public WorkbookCell(DateTime local) => Value = new(local);

    public WorkbookCell(DateOnly day) => (Value, Format) = (new(day.ToDateTime(TimeOnly.MinValue)), CellFormat.Date);

    public DataCell Value { get; }

    /// <summary>Set where it differs from the column's.</summary>
    public CellFormat? Format { get; }

    /// <summary>Number of characters of a text; otherwise 0.</summary>
    public int Characters { get; }
}

public enum CellFormat
{
    Text,
    Count,

    /// <summary>With all the decimal places that it has.</summary>
    Number,
    Percent,
    DateTime,
    Date,
}
