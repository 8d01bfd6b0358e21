namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>
/// How much of the road map is done: a count and the whole that it is a share of. The whole is the activities of one school, the activities
/// of all schools that answered, or the schools of one activity. Work in progress does not count as done, and an answer that must be read
/// does not count until it has been read.
/// </summary>
public sealed record ExecutionIndex(int Done, int Of);
