using System.Globalization;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>One form may serve campaign after campaign, and its sheet keeps the rows of all. The order of the small campaign is of 22
/// January.</summary>
public sealed class OutsideRowTests
{
    [Theory]
    [InlineData("2021-01-21 23:59:59", null, null, 0)]
    [InlineData("2021-01-22 00:00:00", null, null, 1)] // by the order's own day
    [InlineData("2021-01-21 23:59:59", "2021-01-15", null, 1)]
    [InlineData("2021-01-23 12:00:00", "2021-01-24", null, 0)]
    [InlineData("2021-01-25 12:00:00", null, "2021-01-25", 0)] // the next campaign has begun
    [InlineData("2021-01-24 23:59:59", null, "2021-01-25", 1)]
    public void A_row_of_another_campaign_is_counted_and_not_judged(string sentAt, string? from, string? nextFrom, int answers)
    {
        var parsed = Sheet(sentAt).Parse(Small(from, nextFrom));
        Assert.Equal((answers, 1 - answers, 0), (parsed.Submissions.Count, parsed.OutsideRows, parsed.Rejected.Count));
    }

    [Fact]
    public void A_later_first_day_withdraws_earlier_answers_without_stopping_the_sync()
    {
        var sync = new PureSync { Campaign = Small("2021-01-01", null) };
        var sheet = new[] { "СОШ № 5", "СОШ № 13", "СОШ № 18" }
            .Aggregate(new SheetBuilder(), (rows, school) => rows.Answer("2021-01-10 12:00:00", school, "Разработана"))
            .Build();
        Assert.Equal(3, sync.Run(sheet, At("2021-01-11")).Counts.New);

        sync.Campaign = Small("2021-01-20", null);
        var counts = sync.Run(sheet, At("2021-01-26")).Counts;
        Assert.Equal((3, 3), (counts.Outside, counts.Withdrawn));
        Assert.All(sync.History.Versions, version => Assert.True(version is { Disowned: true, InDoubt: false }));
        Assert.Empty(sync.Run(sheet, At("2021-01-27")).Entries);
    }

    [Fact]
    public void Campaigns_that_read_one_tab_share_its_rows_by_their_first_days()
    {
        var catalog = new CampaignCatalog([
            Of("winter", "2021-01-22"),
            Of("summer", "2021-07-22"),
            Of("other-sheet", "2021-03-01", "another-sheet"),
        ]);
        Assert.Equal(At("2021-07-22"), catalog.Find("winter")!.Answers.Until);
        Assert.Null(catalog.Find("summer")!.Answers.Until);
        Assert.Null(catalog.Find("other-sheet")!.Answers.Until);

        catalog.Put([Of("spring", "2021-04-01")]);
        Assert.Equal(At("2021-04-01"), catalog.Find("winter")!.Answers.Until);
    }

    [Theory]
    [InlineData("2021-01-22", 0, 0, true)]
    [InlineData("2021-01-22", null, 0, true)] // nothing says that it is another tab
    [InlineData("2021-01-22", 1, 0, false)]
    [InlineData("2021-07-22", 0, 0, false)]
    public void A_campaign_that_nothing_tells_from_another_one_is_refused(string from, int? tab, int otherTab, bool refused)
    {
        var mistake = SharedSheets.Clash(Of("second", from, tab: tab), [Of("first", "2021-01-22", tab: otherTab)]);
        Assert.Equal(refused, mistake is not null);
        Assert.True(mistake is null || mistake.ToString().Contains("answersFrom", StringComparison.Ordinal));
    }

    private static SheetBuilder Sheet(string sentAt) => new SheetBuilder().Answer(sentAt, "СОШ № 5", "Разработана");

    private static Campaign Small(string? from, string? nextFrom) =>
        TestCampaign.Small with
        {
            AnswersFrom = from is null ? null : DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            NextAnswersFrom = nextFrom is null ? null : At(nextFrom),
        };

    private static Campaign Of(string id, string from, string spreadsheet = "one-sheet", int? tab = null) =>
        TestCampaign.Small with
        {
            Id = id,
            AnswersFrom = DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Sheet = TestCampaign.Small.Sheet with { SpreadsheetId = spreadsheet, Tab = new ResponseTab(tab) },
        };

    private static DateTimeOffset At(string day) =>
        new DateTimeOffset(
            DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(TimeOnly.MinValue),
            TimeSpan.FromHours(7)
        ).ToUniversalTime();
}
