using System.Text.Json;
using RoadmapFunctions.Collecting.Sheets;

namespace RoadmapFunctions.Testing;

/// <summary>Ranges of a recorded sheet as the pages in which the service would send them.</summary>
public static class RecordedPages
{
    public static IEnumerable<ValuesPage> Of(IEnumerable<ValueRange> ranges) =>
        ranges.Select(range =>
        {
            using var answer = new MemoryStream(
                JsonSerializer.SerializeToUtf8Bytes(new ValuesAnswer(SpreadsheetId: null, [range]), JsonSerializerOptions.Web)
            );
            return ValuesPage.ReadAsync(answer, CancellationToken.None).Result;
        });
}
