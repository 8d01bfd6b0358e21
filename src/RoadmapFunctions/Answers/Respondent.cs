namespace RoadmapFunctions.Answers;

/// <summary>Who filled the answer in. Kept with the answer, never published.</summary>
public sealed record Respondent(string? Name = null, string? Post = null);
