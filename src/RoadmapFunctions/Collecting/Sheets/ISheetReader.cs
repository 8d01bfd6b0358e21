using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>The spreadsheet service.</summary>
public interface ISheetReader
{
    /// <param name="known">Rows that the caller does not want to see again.</param>
    /// <exception cref="SheetUnavailableException">The sheet could not be read completely.</exception>
    Task<SheetSnapshot> ReadAsync(ResponseSheet sheet, KnownRows known, CancellationToken cancellationToken);
}
