namespace RoadmapFunctions.Functions.Desk;

/// <summary>How long a button of the desk waits for its work.</summary>
internal static class DeskPatience
{
    /// <summary>A few schools are done by then, and the operator sees the result at once; a page that waits takes over after it.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
}
