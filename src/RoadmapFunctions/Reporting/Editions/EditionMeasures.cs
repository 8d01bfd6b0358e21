using System.Diagnostics.Metrics;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>Metrics of editions that are worth watching over months.</summary>
internal static class EditionMeasures
{
    private static readonly Histogram<double> TimeToPublish = Instrumentation.Meter.CreateHistogram<double>(
        "roadmap.edition.delay",
        "s",
        "From the milestone to its edition"
    );
    private static readonly Histogram<long> EditionSize = Instrumentation.Meter.CreateHistogram<long>(
        "roadmap.edition.size",
        "By",
        "All files of an edition"
    );

    /// <param name="milestone">Null for an edition out of turn.</param>
    public static void Published(Campaign campaign, Edition edition, Milestone? milestone, DateTimeOffset at)
    {
        var tags = Instrumentation.TagsOf(campaign.Id);
        EditionSize.Record(edition.Files.Sum(file => file.Size), tags);
        if (milestone is not null)
        {
            TimeToPublish.Record((at - milestone.Instant(campaign.Zone)).TotalSeconds, tags);
        }
    }
}
