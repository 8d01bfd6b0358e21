using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Pages.Desk;
using Xunit;

namespace RoadmapFunctions.Tests.Pages.Desk;

/// <summary>What the desk says of the sheet.</summary>
public sealed class SheetPanelTests
{
    [Theory]
    [InlineData("1Small", true, "Таблица ещё ни разу не прочитана.")]
    [InlineData(
        ResponseSheet.Placeholder + "small",
        false,
        "Таблица не указана: школы отвечают по личным ссылкам, или вы присылаете ответы файлом."
    )]
    public async Task A_sheet_can_be_read_now_only_where_there_is_one(string spreadsheet, bool offered, string sentence)
    {
        var view = TodayTests.View(new(2021, 1, 20, 5, 0, 0, TimeSpan.Zero));
        var campaign = view.Campaign with { Sheet = view.Campaign.Sheet with { SpreadsheetId = spreadsheet } };
        var page = await Rendered.AsHtml<SheetPanel>(("View", view with { Campaign = campaign }));
        Assert.Equal(offered, page.QuerySelector("button") is not null);
        Assert.Contains(sentence, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SyncOutcome.Completed, "Данные таблицы могли устареть: давно не было удачного чтения.")]
    [InlineData(SyncOutcome.Failed, "Ответы показаны по последнему удачному чтению, 20.01.2021 12:00.")]
    public async Task S12_a_stale_sheet_is_told_whether_runs_fail_or_there_are_none(SyncOutcome last, string sentence)
    {
        var at = new DateTimeOffset(2021, 1, 20, 5, 0, 0, TimeSpan.Zero);
        var good = new SyncRun(at, at, SyncOutcome.Completed, SyncCounts.None);
        var view = TodayTests.View(at.AddDays(1)) with { LastRun = good with { Outcome = last }, LastCompletedRun = good, Stale = true };
        var page = await Rendered.AsHtml<SheetPanel>(("View", view));
        Assert.Contains(sentence, page.Body!.TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }
}
