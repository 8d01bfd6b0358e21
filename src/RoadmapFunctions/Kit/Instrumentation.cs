using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RoadmapFunctions.Kit;

/// <summary>The source of our spans and measures. A room that leaves some declares them beside the code that leaves them.</summary>
internal static class Instrumentation
{
    public const string Name = "RoadmapFunctions";

    public static ActivitySource Source { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    /// <summary>Every measure is told apart by its campaign. No school is named.</summary>
    public static TagList TagsOf(string campaignId) => new() { { "campaign", campaignId } };
}
