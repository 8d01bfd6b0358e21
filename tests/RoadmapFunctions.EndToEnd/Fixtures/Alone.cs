using Xunit;

namespace RoadmapFunctions.EndToEnd.Fixtures;

/// <summary>Tests that kill, stop or press hard: beside them others would wait too long, and they beside others.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
