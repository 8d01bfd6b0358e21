namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>
/// How much of the road map is done, as a count of what it is a share of: activities of one school, activities of all schools that
/// answered, or schools of one activity.
/// Work in progress counts as not done yet, and an answer that must be read counts as nothing until it has been read.
/// </summary>
public sealed record ExecutionIndex(int Done, int Of);
