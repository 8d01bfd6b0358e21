using System.Diagnostics;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using Activity = System.Diagnostics.Activity;

namespace RoadmapFunctions.Answers;

/// <summary>
/// One row's way: the trace of the sync (or of the direct submission) that brought it, and the edition's trace, which links back to it.
/// Schools are named by their ids; no name and no answer is in a trace.
/// </summary>
internal static class Traces
{
    /// <summary>A first sync of a whole country would else be tens of thousands of spans; what is left out is counted on the sync's
    /// span.</summary>
    public const int MostSubmissions = 200;

    /// <summary>What the SDK keeps by default.</summary>
    private const int MostLinks = 128;

    private static ActivitySource Source => Instrumentation.Source;

    /// <summary>What is kept with an answer that is being stored; null when nobody listens.</summary>
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

    /// <summary>The making of an edition; it links to the traces that brought its answers.</summary>
    /// <returns>Null when nobody listens.</returns>
    public static Activity? StartEdition(Campaign campaign, IReadOnlyList<string> brought)
    {
        var links = brought.Take(MostLinks).Select(trace => new ActivityLink(ActivityContext.Parse(trace, traceState: null)));
        return Start("edition", campaign, [.. links])?.SetTag("links.left_out", Math.Max(brought.Count - MostLinks, 0));
    }

    /// <summary>Leaves a span for each new version, under the one that is running.</summary>
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
