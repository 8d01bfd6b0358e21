using System.Diagnostics;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using Activity = System.Diagnostics.Activity;

namespace RoadmapFunctions.Answers;

/// <summary>
/// The way of one row: the trace of the sync (or the direct submission) that brought it, and the trace of the edition, which links back to
/// it. Schools appear by their ids; no trace holds a name or an answer.
/// </summary>
internal static class Traces
{
    /// <summary>
    /// Without it a first sync of a whole country would make tens of thousands of spans; the sync's span counts those left out.
    /// </summary>
    public const int MostSubmissions = 200;

    /// <summary>The SDK's default limit.</summary>
    private const int MostLinks = 128;

    private static ActivitySource Source => Instrumentation.Source;

    /// <summary>The W3C trace context to keep with an answer that is being stored; null when nobody listens.</summary>
    public static string? Current => Own?.Id;

    private static Activity? Own => Activity.Current is { } running && running.Source == Source ? running : null;

    /// <returns>Null when nobody listens.</returns>
    public static Activity? Start(string name, Campaign campaign) => Start(name, campaign, []);

    /// <returns>The traces that brought the answers which count, the newest first; none when nobody listens.</returns>
    public static IReadOnlyList<string> BroughtBy(SubmissionHistory history) =>
        Source.HasListeners()
            ?
            [
                .. history
                    .Versions.Where(version => version.Present)
                    .OrderByDescending(version => version.Submission.ObservedAt)
                    .Select(version => version.Submission.Trace)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal),
            ]
            : [];

    /// <summary>Starts the span of an edition; it links to the traces that brought its answers.</summary>
    /// <returns>Null when nobody listens.</returns>
    public static Activity? StartEdition(Campaign campaign, IReadOnlyList<string> brought)
    {
        var links = brought.Take(MostLinks).Select(trace => new ActivityLink(ActivityContext.Parse(trace, traceState: null)));
        return Start("edition", campaign, [.. links])?.SetTag("links.left_out", Math.Max(brought.Count - MostLinks, 0));
    }

    /// <summary>Adds a span for each new version, as a child of the current one.</summary>
    public static void TakenOver(Campaign campaign, IReadOnlyCollection<LogEntry> entries)
    {
        var submissions = entries.OfType<Submission>().ToList();
        foreach (var submission in submissions.Take(MostSubmissions))
        {
            using var span = Start("submission", campaign)
                ?.SetTag("organization", submission.OrganizationId)
                .SetTag("submission", submission.Key);
        }

        Own?.SetTag("submissions.left_out", Math.Max(submissions.Count - MostSubmissions, 0));
    }

    private static Activity? Start(string name, Campaign campaign, ActivityLink[] links) =>
        Source.StartActivity(name, ActivityKind.Internal, parentContext: default, links: links)?.SetTag("campaign", campaign.Id);
}
