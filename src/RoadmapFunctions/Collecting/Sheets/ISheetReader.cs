using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>The spreadsheet service.</summary>
public interface ISheetReader
{
    /// <exception cref="SheetUnavailableException">The sheet could not be read whole.</exception>
    Task<SheetSnapshot> ReadAsync(ResponseSheet sheet, CancellationToken cancellationToken);
}
