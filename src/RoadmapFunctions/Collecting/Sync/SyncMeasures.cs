using System.Diagnostics.Metrics;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Metrics of syncs that are worth watching over months.</summary>
internal static class SyncMeasures
{
    private static readonly Gauge<int> RowsRead = Instrumentation.Meter.CreateGauge<int>(
        "roadmap.rows.read",
        "{row}",
        "Rows of the sheet at its last whole reading"
    );
    private static readonly Gauge<int> RowsQuarantined = Instrumentation.Meter.CreateGauge<int>(
        "roadmap.rows.quarantined",
        "{row}",
        "Of these, rows that could not be admitted"
    );
    private static readonly Counter<int> NewVersions = Instrumentation.Meter.CreateCounter<int>(
        "roadmap.submissions.new",
        "{version}",
        "Versions of answers that were not known"
    );
    private static readonly Histogram<double> Lag = Instrumentation.Meter.CreateHistogram<double>(
        "roadmap.submission.lag",
        "s",
        "From the form's time stamp to the log"
    );

    public static void Synced(Campaign campaign, SyncCounts counts)
    {
        var tags = Instrumentation.TagsOf(campaign.Id);
        RowsRead.Record(counts.RowsRead, tags);
        RowsQuarantined.Record(counts.Quarantined, tags);
        NewVersions.Add(counts.New, tags);
    }

    public static void TakenOver(Campaign campaign, IEnumerable<LogEntry> entries, DateTimeOffset at)
    {
        var tags = Instrumentation.TagsOf(campaign.Id);
        foreach (var submission in entries.OfType<Submission>())
        {
            Lag.Record((at - submission.SubmittedAt).TotalSeconds, tags);
        }
    }
}
