using System.Text.Json;
using RoadmapFunctions.Collecting.Sheets;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace RoadmapFunctions.EndToEnd.Collecting.Import;

/// <summary>A sheet as the service's download menu gives it: real numbers in the look of dates, in a workbook.</summary>
internal static class ResponseWorkbook
{
    public const string RussianTime = "dd.mm.yyyy hh:mm:ss";
    public const string AmericanTime = "m/d/yyyy h:mm:ss";

    public static SheetSnapshot Recorded(string path)
    {
        using var file = File.OpenRead(path);
        var answers = JsonSerializer.Deserialize<SheetAnswers>(file, JsonSerializerOptions.Web)!;
        return SheetSnapshot.From(
            answers.Spreadsheet.Properties!.TimeZone!,
            TabFinder.Find(answers.Spreadsheet, new()),
            RecordedPages.Of(answers.Values.ValueRanges!)
        );
    }

    public static async Task<byte[]> WriteAsync(SheetSnapshot sheet, string time = RussianTime)
    {
        using var file = new MemoryStream();
        await using (var workbook = await Spreadsheet.CreateNewAsync(file))
        {
            var stamp = workbook.AddStyle(new Style { Format = NumberFormat.Custom(time) });
            await workbook.StartWorksheetAsync(sheet.TabTitle, new WorksheetOptions());
            foreach (var row in sheet.Rows.Prepend(sheet.Header))
            {
                await workbook.AddRowAsync([
                    .. row.Cells.Select(
                        (cell, column) => column == 0 && cell.Kind == SheetCellKind.Number ? new Cell(cell.Number, stamp) : Plain(cell)
                    ),
                ]);
            }

            await workbook.FinishAsync();
        }

        return file.ToArray();
    }

    private static Cell Plain(SheetCell cell) =>
        cell.Kind switch
        {
            SheetCellKind.Blank => new Cell(),
            SheetCellKind.Number => new Cell(cell.Number),
            SheetCellKind.Boolean => new Cell(cell.Text == SheetCell.True),
            _ => new Cell(cell.Text),
        };
}
