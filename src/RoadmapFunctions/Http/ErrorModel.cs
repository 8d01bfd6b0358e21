namespace RoadmapFunctions.Http;

/// <param name="TraceId">Null or empty where there is none.</param>
public sealed record ErrorModel(string Title, string Detail, string? TraceId) : ModelOf<ErrorPage>;
