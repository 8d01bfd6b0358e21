using System.Globalization;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Names a row by its content, wherever it stands and however it came: the service gives «3.5» and thousandths of a second
/// where a download shows «3,5» and whole seconds, or whole minutes after Excel has saved it.
/// </summary>
public static class RowKey
{
    private const int Length = 32;
    private const char Separator = '\u001F';

    /// <param name="stamps">Columns of the time stamp.</param>
    public static string Of(SheetRow row, IReadOnlyList<int> stamps, SheetTime time)
    {
        var cells = row.Cells.Select((cell, column) => stamps.Contains(column) && time.Read(cell) is { } instant
            ? (instant.UtcTicks / TimeSpan.TicksPerMinute).ToString(CultureInfo.InvariantCulture)
            : TextKey.OrText(cell.Text));
        var text = string.Join(Separator, cells).TrimEnd(Separator); // a download fills every row up to the last column
        return Digest.Of(text)[..Length];
    }
}
