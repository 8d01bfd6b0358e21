using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>Rows that move between two pages while they are read are missing from one reading; what vanished is confirmed by
/// another.</summary>
public sealed class SecondReadingTests
{
    private static readonly string[] Schools = ["СОШ № 5", "СОШ № 13", "СОШ № 18"];

    private readonly MemoryLog log = new();
    private readonly Queue<SheetSnapshot> readings = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2021, 1, 29, 5, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("012 12", "012", "012")] // a row was missing for a moment
    [InlineData("012 12", "12", "12")] // it is really gone
    [InlineData("012 12", "02", "012")] // each reading misses another row: nothing is certain, the next sync will see
    [InlineData("012 02", "012", "012")]
    public async Task Only_what_two_readings_lack_is_withdrawn(string firstTwo, string third, string counts)
    {
        foreach (var rows in firstTwo.Split(' ').Append(third))
        {
            readings.Enqueue(Sheet(rows));
        }

        await SyncAsync();
        await SyncAsync();
        Assert.Empty(readings);
        Assert.Equal(Of(counts), Counted());
    }

    [Fact]
    public async Task A_sheet_from_which_nothing_vanished_is_read_once()
    {
        readings.Enqueue(Sheet("01"));
        readings.Enqueue(Sheet("012"));
        await SyncAsync();
        await SyncAsync();
        Assert.Empty(readings);
    }

    private IEnumerable<string> Counted() =>
        TestCampaign.Small.Organizations.Where(school => log.History.Of(school.Id)?.Current is not null).Select(school => school.Id);

    private static IEnumerable<string> Of(string rows) => rows.Select(row => TestCampaign.Small.FindOrganization(Id(row))!.Id);

    private static string Id(char row) => $"sosh-{Schools[row - '0'].Split(' ')[^1]}";

    private static SheetSnapshot Sheet(string rows) =>
        rows.Aggregate(new SheetBuilder(), (sheet, row) => sheet.Answer($"2021-01-28 1{row}:00:00", Schools[row - '0'], "Разработана"))
            .Build();

    private Task<SyncRun> SyncAsync()
    {
        var sheets = Substitute.For<ISheetReader>();
        sheets.ReadAsync(default!, default!, default).ReturnsForAnyArgs(_ => readings.Dequeue());
        var quarantine = Substitute.For<IQuarantine>();
        quarantine.ReadAsync(default!, default).ReturnsForAnyArgs([]);
        var runs = Substitute.For<ISyncRuns>();
        runs.LastAsync(default!, default).ReturnsForAnyArgs((SyncRun?)null);
        return Syncs
            .Of(sheets, log, quarantine, runs, time)
            .RunAsync(TestCampaign.Small, acceptDisappearance: false, CancellationToken.None);
    }
}
