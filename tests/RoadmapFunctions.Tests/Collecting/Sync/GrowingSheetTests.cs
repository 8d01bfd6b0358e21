using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>Rows are judged while the sheet is read. What a reading that did not come to its end has taken counts no more.</summary>
public sealed class GrowingSheetTests
{
    private static readonly Answers Ready = new(Answers.SchemeAnswers[1], Answers.GoalsAnswers[1], Answers.TrainingsAnswers[1]);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_sheet_that_grows_while_it_is_read_has_each_row_once(int request)
    {
        var sheet = new LivingSheet();
        for (var row = 0; row < 7; row++)
        {
            sheet.Submit(row, Ready, clockAhead: false);
            sheet.PassTime();
        }

        using var spreadsheet = new LivingSpreadsheet(sheet)
        {
            Meanwhile = number =>
            {
                if (number == request)
                {
                    sheet.Submit(school: 1, Ready, clockAhead: false);
                }
            },
        };
        using var world = new SyncWorld(spreadsheet, new FakeTimeProvider(sheet.Now), remembers: true);
        Assert.StartsWith(
            "SyncCounts { RowsRead = 8, Known = 0, New = 8,",
            await world.SyncAsync(acceptDisappearance: false),
            StringComparison.Ordinal
        );
        Assert.Equal(8, world.Log.Entries.Count);
    }

    [Theory]
    [InlineData("Asia/Tomsk", true)]
    [InlineData("Europe/Minsk", false)] // another name of the same clock
    public async Task A_zone_that_was_changed_stops_the_sync_even_when_no_answer_shows_it(string zone, bool stops)
    {
        var sheet = new LivingSheet();
        sheet.Submit(school: 1, Ready, clockAhead: false);
        using var spreadsheet = new LivingSpreadsheet(sheet);
        using var world = new SyncWorld(spreadsheet, new FakeTimeProvider(sheet.Now), remembers: true);
        await world.SyncAsync(acceptDisappearance: false);

        sheet.PassTime();
        sheet.EditAnswer(0, Ready);
        spreadsheet.TimeZone = zone;
        var said = await world.SyncAsync(acceptDisappearance: false);
        Assert.Equal(stops, said.StartsWith("Время известных ответов в таблице стало раньше", StringComparison.Ordinal));
        await world.SyncAsync(acceptDisappearance: true);
        Assert.StartsWith("SyncCounts", await world.SyncAsync(acceptDisappearance: false), StringComparison.Ordinal);
    }
}
