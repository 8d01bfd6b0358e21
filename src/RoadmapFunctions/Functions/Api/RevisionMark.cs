using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Functions.Api;

/// <summary>A revision of the storage as the API gives it: without quotation marks, so that it goes into JSON as it is.</summary>
internal static class RevisionMark
{
    public static string Of(string? revision) => Digest.Of(revision ?? string.Empty)[..16];
}
