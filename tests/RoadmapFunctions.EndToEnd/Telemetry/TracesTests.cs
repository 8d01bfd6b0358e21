using System.Collections.Concurrent;
using System.Diagnostics;
using RoadmapFunctions.EndToEnd.Collecting;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Telemetry;

public sealed class TracesTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_row_can_be_followed_from_the_sheet_to_the_edition_it_counts_in()
    {
        var campaign = SmallCampaign.WithSchools(5);
        using var sheet = new RecordedSheetFile(campaign).Write(SyncTests.Rows(2));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(
            azurite,
            google.Address,
            campaign,
            "traces",
            new(2021, 2, 1, 3, 0, 0, TimeSpan.Zero)
        );
        using var spans = new Spans("traces");
        await app.SyncAsync();
        sheet.Write(SyncTests.Rows(3));
        app.Time.Advance(TimeSpan.FromDays(9));
        await app.Publish.PublishDueAsync(app.Campaign, CancellationToken.None);

        var row = Assert.Single(spans["submission"], span => "school-2".Equals(span.GetTagItem("organization")));
        var sync = Assert.Single(spans["sync"], span => span.SpanId == row.ParentSpanId);
        var edition = Assert.Single(spans["edition"]);
        Assert.Equal(1, edition.GetTagItem("edition"));
        Assert.Equal(
            spans["sync"].Select(span => span.TraceId).Order(Comparer),
            edition.Links.Select(link => link.Context.TraceId).Order(Comparer)
        );
        Assert.Contains(sync.SpanId, edition.Links.Select(link => link.Context.SpanId));
    }

    [Fact]
    public async Task A_large_sync_leaves_a_number_of_spans_that_can_be_read_and_counts_the_rest()
    {
        var campaign = SmallCampaign.WithSchools(250);
        using var sheet = new RecordedSheetFile(campaign).Write(SyncTests.Rows(250));
        await using var google = await Google.StartAsync(sheet.Path);
        await using var app = await TestApp.StartAsync(
            azurite,
            google.Address,
            campaign,
            "many-traces",
            new(2021, 2, 1, 3, 0, 0, TimeSpan.Zero)
        );
        using var spans = new Spans("many-traces");
        await app.SyncAsync();
        Assert.Equal(200, spans["submission"].Count);
        Assert.Equal(50, Assert.Single(spans["sync"]).GetTagItem("submissions.left_out"));
    }

    private static Comparer<ActivityTraceId> Comparer { get; } =
        Comparer<ActivityTraceId>.Create((one, other) => string.CompareOrdinal(one.ToHexString(), other.ToHexString()));

    /// <summary>The app's own spans of one campaign, by name.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ConcurrentQueue<Activity> ended = [];
        private readonly ActivityListener listener;

        public Spans(string campaign)
        {
            listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == nameof(RoadmapFunctions),
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = span =>
                {
                    if (campaign.Equals(span.GetTagItem("campaign")))
                    {
                        ended.Enqueue(span);
                    }
                },
            };
            ActivitySource.AddActivityListener(listener);
        }

        public IReadOnlyList<Activity> this[string name] => [.. ended.Where(span => span.OperationName == name)];

        public void Dispose() => listener.Dispose();
    }
}
