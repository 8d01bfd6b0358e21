using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RoadmapFunctions.Kit;

/// <summary>The source of our spans and metrics. Each room declares its own beside the code that records them.</summary>
internal static class Instrumentation
{
    public const string Name = "RoadmapFunctions";

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    /// <summary>Every metric is tagged with its campaign. No school is named.</summary>
    public static TagList TagsOf(string campaignId) => new() { { "campaign", campaignId } };
}
