using System.Diagnostics;
using System.Diagnostics.Metrics;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Editions;
using RoadmapFunctions.Submissions;
using RoadmapFunctions.Sync;

namespace RoadmapFunctions;

/// <summary>What is worth watching over months, each by campaign. No school is named.</summary>
internal static class Measures
{
    public const string MeterName = "RoadmapFunctions";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Gauge<int> RowsRead = Meter.CreateGauge<int>("roadmap.rows.read", "{row}", "Rows of the sheet at its last whole reading");
    private static readonly Gauge<int> RowsQuarantined = Meter.CreateGauge<int>("roadmap.rows.quarantined", "{row}", "Of these, rows that could not be admitted");
    private static readonly Counter<int> NewVersions = Meter.CreateCounter<int>("roadmap.submissions.new", "{version}", "Versions of answers that were not known");
    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>("roadmap.submission.lag", "s", "From the form's time stamp to the log");
    private static readonly Histogram<double> TimeToPublish = Meter.CreateHistogram<double>("roadmap.edition.delay", "s", "From the milestone to its edition");
    private static readonly Histogram<long> EditionSize = Meter.CreateHistogram<long>("roadmap.edition.size", "By", "All files of an edition");

    public static void Synced(Campaign campaign, SyncCounts counts)
    {
        var tags = Of(campaign);
        RowsRead.Record(counts.RowsRead, tags);
        RowsQuarantined.Record(counts.Quarantined, tags);
        NewVersions.Add(counts.New, tags);
    }

    public static void TakenOver(Campaign campaign, IEnumerable<LogEntry> entries, DateTimeOffset at)
    {
        foreach (var submission in entries.OfType<Submission>())
        {
            Lag.Record((at - submission.SubmittedAt).TotalSeconds, Of(campaign));
        }
    }

    public static void Published(Campaign campaign, Edition edition, Milestone? milestone, DateTimeOffset at)
    {
        EditionSize.Record(edition.Files.Sum(file => file.Size), Of(campaign));
        if (milestone is not null)
        {
            TimeToPublish.Record((at - milestone.Instant(campaign.Zone)).TotalSeconds, Of(campaign));
        }
    }

    private static TagList Of(Campaign campaign) => new() { { "campaign", campaign.Id } };
}
