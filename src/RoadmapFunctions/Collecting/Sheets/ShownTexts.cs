using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// Replaces a cell's number by the text that the cell shows. A school types «3/8» and the sheet keeps 44411, which nobody has written. Time
/// stamps stay numbers, because their zone and seconds count.
/// </summary>
internal sealed class ShownTexts(GoogleSheetsApi api, ResponseSheet sheet)
{
    /// <exception cref="SheetUnavailableException">There is no complete answer.</exception>
    public async Task<SheetSnapshot> FillInAsync(SheetSnapshot snapshot, CancellationToken cancellationToken)
    {
        var columns = Enumerable
            .Range(0, snapshot.Header.Cells.Count)
            .Where(column => !snapshot.Header[column].IsBlank && !sheet.Headers.IsStamp(snapshot.Header[column].Text))
            .Select(column =>
                (
                    Column: column,
                    Rows: snapshot.Rows.Where(row => row[column].Kind == SheetCellKind.Number).Select(row => row.Number).ToList()
                )
            )
            .Where(column => column.Rows.Count > 0)
            .ToList();
        if (columns.Count == 0)
        {
            return snapshot;
        }

        try
        {
            var ranges = columns
                .Select(column => A1.Cells(snapshot.TabTitle, column.Column, column.Rows.Min(), column.Rows.Max()))
                .ToList();
            var shown = await api.GetShownAsync(sheet.SpreadsheetId, ranges, cancellationToken);
            return snapshot.WithShown([.. columns.Zip(shown, (column, range) => (column.Column, column.Rows.Min(), range))]);
        }
        catch (SheetUnavailableException e) when (e.NotUnderstood)
        {
            return snapshot; // a recording has values only; the numbers stay, and the row reader tells them from texts
        }
    }
}
