using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using RoadmapFunctions.EndToEnd.Collecting;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Telemetry;

public sealed class MeasuresTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_sync_and_a_publication_leave_their_measures_by_campaign()
    {
        var campaign = SmallCampaign.WithSchools(5);
        using var sheet = new RecordedSheetFile(campaign).Write(SyncTests.Rows(4));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(
            azurite,
            google.Address,
            campaign,
            "measures",
            new(2021, 2, 10, 2, 0, 30, TimeSpan.Zero)
        );
        using var measured = new Measured("measures");
        await app.Publish.PublishDueAsync(app.Campaign, CancellationToken.None);
        var edition = Assert.Single(await app.EditionsAsync());

        Assert.Equal([4], measured["roadmap.rows.read"]);
        Assert.Equal([0], measured["roadmap.rows.quarantined"]);
        Assert.Equal([4], measured["roadmap.submissions.new"]);
        Assert.Equal(4, measured["roadmap.submission.lag"].Count);
        Assert.Equal([edition.Files.Sum(file => file.Size)], measured["roadmap.edition.size"]);
        Assert.InRange(Assert.Single(measured["roadmap.edition.delay"]), 30, 630); // the clock of the test goes on
    }

    /// <summary>Values of the app's meter for one campaign.</summary>
    private sealed class Measured : IDisposable
    {
        private readonly ConcurrentQueue<(string Instrument, double Value)> values = [];
        private readonly MeterListener listener = new();

        public Measured(string campaign)
        {
            listener.InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == nameof(RoadmapFunctions))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            };
            Keep<int>(campaign);
            Keep<long>(campaign);
            Keep<double>(campaign);
            listener.Start();
        }

        public IReadOnlyList<double> this[string instrument] =>
            [.. values.Where(value => value.Instrument == instrument).Select(value => value.Value)];

        public void Dispose() => listener.Dispose();

        private void Keep<T>(string campaign)
            where T : struct, IConvertible =>
            listener.SetMeasurementEventCallback<T>(
                (instrument, value, tags, _) =>
                {
                    if (tags is [{ Key: "campaign", Value: string owner }] && owner == campaign)
                    {
                        values.Enqueue((instrument.Name, value.ToDouble(CultureInfo.InvariantCulture)));
                    }
                }
            );
    }
}
