namespace RoadmapFunctions.Answers;

/// <summary>Who filled in the answer. Kept with the answer, never published.</summary>
public sealed record Respondent(string? Name = null, string? Post = null);
